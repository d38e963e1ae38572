"""An answer as a file to keep."""

import io
import json
import zipfile

import pytest

from tests.faces.page.serving import SMALL, serving


@pytest.fixture(scope="module")
def client():
    with serving() as (client, _):
        yield client


@pytest.mark.parametrize(("kind", "media"), [("json", "application/json"), ("md", "text/markdown")])
def test_an_answer_is_one_file(client, kind, media):
    found = client.get(f"/api/export.{kind}?{SMALL}&lang=zh")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith(media)
    assert found.headers["content-disposition"] == f'attachment; filename="sixteenth-outlook.{kind}"'


def test_json_is_that_of_the_command_line(client):
    asked = client.get(f"/api/ask/outlook?{SMALL}").json()["answer"]
    kept = json.loads(client.get(f"/api/export.json?{SMALL}").content)
    assert {**kept, "kept": None} == asked


def test_several_tables_are_an_archive_and_one_is_a_file(client):
    found = client.get(f"/api/export.csv?{SMALL}")
    names = zipfile.ZipFile(io.BytesIO(found.content)).namelist()
    assert len(names) > 1
    key = names[0].removeprefix("sixteenth-outlook-").removesuffix(".csv")
    one = client.get(f"/api/export.csv?{SMALL}&table={key}")
    assert one.headers["content-type"].startswith("text/csv")
    assert one.content == zipfile.ZipFile(io.BytesIO(found.content)).read(names[0])


@pytest.mark.parametrize("address", [f"exe?{SMALL}", f"csv?{SMALL}&table=nix", "svg?q=growth&s=central&x=../../etc"])
def test_what_cannot_be_written_is_told(client, address):
    found = client.get(f"/api/export.{address}")
    assert found.status_code in (200, 422)
    if found.status_code == 422:
        assert len(found.json()["faults"][0]["told"]) == 4


def test_a_workbook_is_written(client):
    found = client.get(f"/api/export.xlsx?{SMALL}")
    assert found.headers["content-disposition"] == 'attachment; filename="sixteenth-outlook.xlsx"'
    assert zipfile.ZipFile(io.BytesIO(found.content)).namelist()
