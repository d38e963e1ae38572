"""The files of the page."""

import pytest

from sixteenth.faces.page.files import StaticFiles
from tests.faces.page.serving import serving

FILES = StaticFiles()


@pytest.fixture(scope="module")
def client():
    with serving() as (client, _):
        yield client


@pytest.mark.parametrize("name", ["page.css", "page.js", "icon.svg", "answer.css"])
def test_a_file_is_kept_for_good_under_its_mark(client, name):
    found = client.get(FILES.address(name))
    assert found.status_code == 200
    assert "immutable" in found.headers["cache-control"]
    assert found.content == FILES.files[name].content
    kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    assert found.headers["content-type"].startswith(kinds[name.rpartition(".")[2]])


def test_a_file_without_its_mark_is_asked_for_anew(client):
    found = client.get("/static/page.css")
    assert found.headers["cache-control"] == "no-cache"
    again = client.get("/static/page.css", headers={"If-None-Match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/static/0000000000/page.css").headers["cache-control"] == "no-cache"


def test_a_file_is_packed_where_that_is_understood(client):
    address = FILES.address("page.js")
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


@pytest.mark.parametrize(
    "path",
    ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "words.en.toml", "....//app.py", "%00", "view.py", ""],
)
def test_nothing_else_can_be_fetched(client, path):
    assert client.get(f"/static/{path}").status_code in (404, 422)


def test_no_code_and_no_template_is_among_them():
    assert not [name for name in FILES.files if name.endswith((".py", ".html", ".toml"))]
