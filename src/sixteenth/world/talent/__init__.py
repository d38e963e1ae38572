"""People: who is hired, who leaves, for whom, and what they are paid."""

CHOICES: tuple[str, ...] = (
    "pay_rule",
)  # topics of choices/ in which nothing is to be chosen where this subject is off
