"""Every module has its tests where one looks for them."""

from pathlib import Path

from tests.house_rules.source import SRC, TESTS, WORLD, place, python_files

# Module below src/sixteenth, and why it has no tests under its own name.
EXEMPT: dict[str, str] = {}


def modules() -> list[Path]:
    return [file for file in python_files(SRC) if file.name != "__init__.py"]


def twins_of(module: Path, tests: Path = TESTS) -> list[Path]:
    """List the places where a module's tests may stand.

    `engine/run.py` is tested by `tests/engine/test_run.py`. World files may be tested by cases instead, filed alike:
    `world/ledger/profit.py` by `tests/cases/ledger/profit*.toml` or `tests/world/ledger/profit*.toml`.
    """
    below = module.relative_to(SRC)
    twins = [tests / below.parent / f"test_{below.name}"]
    if module.is_relative_to(WORLD):
        subject = module.relative_to(WORLD).parent
        for folder in (tests / "cases" / subject, tests / "world" / subject):
            twins += sorted(folder.glob(f"{module.stem}*.toml"))
    return twins


def test_every_module_has_tests():
    missing = [place(module) for module in modules() if not any(twin.exists() for twin in twins_of(module))]
    assert [module for module in missing if module.removeprefix("src/sixteenth/") not in EXEMPT] == []


def test_no_exemption_outlives_its_module():
    assert [module for module in EXEMPT if not (SRC / module).exists()] == []


def test_no_exemption_is_without_reason():
    assert [module for module, reason in EXEMPT.items() if not reason] == []
