"""What the rest of the world is told where nobody models people: staff follow compute, and nobody carries secrets."""

from sixteenth.arrays import constant
from sixteenth.units import Lab, Multiple, USDPerMonth


def research_people(real_research: Multiple[Lab]) -> Multiple[Lab]:
    """People in research, as a multiple of the start: in proportion to compute."""
    return real_research


def research_staff_pay(research_compute: USDPerMonth[Lab], staff_for_compute: Multiple) -> USDPerMonth[Lab]:
    """Pay of the people who develop models: in proportion to compute."""
    return research_compute * staff_for_compute


def knowledge_carried() -> Multiple:
    """How much faster what one lab knows reaches the others because people move: as fast as ever."""
    return constant(1)
