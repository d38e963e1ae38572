"""What draws the charts on the page: three files of others, as their makers published them, with their licences."""

import gzip
from hashlib import sha256
from pathlib import Path

import sixteenth

STATIC = Path(sixteenth.__file__).parent / "faces" / "page" / "static"
VENDOR = STATIC / "vendor"
FILES = {
    "vega-6.4.0.min.js": "8f6a3587cf8d4f42c7e08120e3eb05d067e746d554e39d2dcf52acc0bd5ba28f",
    "vega-lite-6.4.3.min.js": "843d20762ca6e52ff5ceab7a3296219272a9c0b5364402d6814f3c7738f4be5e",
    "vega-interpreter-2.3.2.js": "2167596b18ab157ede0b945ea2321c87f1429f26ba3cf672885e769742364c6b",
}
MOST = 400_000  # bytes of the first load, packed: 330,000 of these for files, the rest for the first answers
MOST_OF_FILES = 330_000
LONGEST = 400  # lines of a module


def test_each_file_is_the_one_that_was_looked_at():
    assert {path.name: sha256(path.read_bytes()).hexdigest() for path in VENDOR.glob("*.js")} == FILES


def test_each_has_its_licence_beside_it():
    assert {path.name for path in VENDOR.glob("LICENSE.*")} == {
        "LICENSE.vega",
        "LICENSE.vega-interpreter",
        "LICENSE.vega-lite",
    }


def test_all_that_the_page_fetches_is_light():
    files = [path for path in STATIC.rglob("*") if path.suffix in (".js", ".css", ".svg")]
    assert sum(len(gzip.compress(path.read_bytes(), 5)) for path in files) < MOST_OF_FILES < MOST


def test_modules_of_our_own_are_short():
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in STATIC.glob("*.js")}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_evaluated():
    for path in (*STATIC.glob("*.js"), *STATIC.glob("*.css"), *(STATIC.parent / "templates").glob("*.html")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "://" not in text, path.name
        assert "eval(" not in text, path.name
        assert "new Function" not in text, path.name


def test_every_word_that_a_module_says_by_its_key_is_in_both_languages():
    import re

    from sixteenth.answers.wording import words_in

    own = {language: set(words_in("sixteenth.faces.page", language).words) for language in ("en", "zh")}
    assert own["en"] == own["zh"]
    said = {
        key
        for path in STATIC.glob("*.js")
        for key in re.findall(r'\b(?:say|button|tell)\("(\w+)"', path.read_text(encoding="utf-8"))
    }
    counted = {
        f"{key}_{of}"
        for path in STATIC.glob("*.js")
        for key in re.findall(r'\bcount\("(\w+)"', path.read_text(encoding="utf-8"))
        for of in ("one", "many")
    }
    page = (STATIC.parent / "templates" / "page.html").read_text(encoding="utf-8")
    shown = set(re.findall(r'data-word(?:-label|-placeholder)?="(\w+)"', page))
    assert (said | counted | shown) - own["en"] == set()
