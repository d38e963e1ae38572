"""What the rest of the world is told where nobody models people: staff follow compute, and nobody carries secrets."""

from sixteenth.arrays import constant
from sixteenth.units import Lab, Multiple, USDPerMonth


def research_people(research_scale: Multiple[Lab]) -> Multiple[Lab]:
    """People in research, against the reference lab's: in proportion to compute."""
    return research_scale


def research_staff_pay(research_compute: USDPerMonth[Lab], staff_for_compute: Multiple) -> USDPerMonth[Lab]:
    """Pay of the people who develop models: in proportion to compute."""
    return research_compute * staff_for_compute


def severance_paid() -> USDPerMonth[Lab]:
    """What people in research are paid on leaving after a stop: nothing, for they come and go with compute."""
    return constant(0)


def knowledge_carried() -> Multiple:
    """How much faster what one lab knows reaches the others because people move: as fast as ever."""
    return constant(1)
