"""Trust in a lab's safety as something that customers pay for."""

from sixteenth.units import Lab, Number, Segment


def trust_appeal(trust_weight: Number[Segment], safety_standing: Number[Lab]) -> Number[Lab, Segment]:
    """What a lab's standing for safety, against the start, adds to its appeal."""
    return trust_weight * safety_standing
