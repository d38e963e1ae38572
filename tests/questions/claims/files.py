"""A file of claims of one's own."""

TEXT = """scenario = "interview_arithmetic"

[[claim]]
id = "W01"
text = "Revenue passes one billion a year by the end of 2025"
variable = "company_revenue"
test = "by"
date = "2025-12"
at_least = "1 billion USD/year"
probability = 0.75

[[claim]]
id = "W02"
text = "Revenue is 500 billion a year in December 2026"
variable = "company_revenue"
test = "at"
date = "2026-12"
at_least = "500 billion USD/year"
"""
RESOLVED = 'resolution = true\nresolved_on = "{day}"\nsource = "somebody, somewhere"\n'
