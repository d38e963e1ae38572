"""Units as people write them: billions and years exist in files and faces only, inside everything is USD and months."""

from collections.abc import Mapping

_WRITTEN: Mapping[str, Mapping[str, float]] = {
    "USD": {"million USD": 1e6, "billion USD": 1e9},
    "USDPerMonth": {
        "USD/month": 1,
        "million USD/month": 1e6,
        "billion USD/month": 1e9,
        "USD/year": 1 / 12,
        "billion USD/year": 1e9 / 12,
    },
    "Months": {"months": 1, "years": 12},
    "PerMonth": {"per month": 1, "per year": 1 / 12},
    "Share": {"percent": 0.01},
    "People": {"persons": 1, "million persons": 1e6},
    "PeoplePerMonth": {"persons/month": 1, "persons/year": 1 / 12, "million persons/year": 1e6 / 12},
    "USDPerPersonMonth": {"thousand USD/year": 1e3 / 12, "million USD/year": 1e6 / 12},
    "LifeMonths": {"life-years": 12, "million life-years": 12e6},
    "Tokens": {"tokens": 1, "million tokens": 1e6},
    "TokensPerMonth": {"trillion tokens/month": 1e12},
    "TokensPerPersonMonth": {"million tokens/person-month": 1e6},
    "USDPerToken": {"USD/million tokens": 1e-6},
    "Bytes": {"terabytes": 1e12},
    "USDPerByteMonth": {"USD/gigabyte-month": 1e-9},
    "FLOPPerPersonMonth": {"FLOP/person-hour": 167},
}


def written_units(unit: str) -> Mapping[str, float]:
    """Return every way to write a unit, with the factor that turns such a number into the unit itself."""
    return {unit: 1.0, **_WRITTEN.get(unit, {})}


def known_units() -> tuple[str, ...]:
    """Return the units that have several ways to be written, dollars first, and those that tables write otherwise."""
    return (*_WRITTEN, "Multiple", "Doublings")


def base_unit(phrase: str) -> str | None:
    """Return the unit that a phrase writes: `USD` of `billion USD`; nothing where it is no unit's."""
    return next((unit for unit in known_units() if phrase in written_units(unit)), None)
