"""requirements.lock holds everything that pyproject.toml asks for, and no address."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house_rules.source import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def asked_for() -> list[Requirement]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [*settings["build-system"]["requires"], *settings["project"]["dependencies"]]
    return [Requirement(name) for name in [*names, *settings["dependency-groups"]["dev"]]]


def locked() -> dict[str, str]:
    pins = [line.split(";")[0].strip() for line in LOCK.splitlines() if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in (pin.split("==") for pin in pins)}


def test_the_lock_holds_what_is_asked_for():
    pins = locked()
    wrong = [
        str(each) for each in asked_for() if not each.specifier.contains(pins.get(canonicalize_name(each.name), "0"))
    ]
    assert wrong == []


def test_the_lock_names_no_address():
    assert re.findall(r"\w+://\S*|--\w*(?:index|find)\S*", LOCK) == []
