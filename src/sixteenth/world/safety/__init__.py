"""Control over what is built, what it costs, and what happens without it."""

CHOICES = (
    "safety_effort",
    "scaling_policy",
    "word",
)  # topics of choices/ in which nothing is to be chosen where this subject is off
