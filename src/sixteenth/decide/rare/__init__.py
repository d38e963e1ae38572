"""How likely a rare end is: hazards added up in place of events drawn, and futures drawn where the end is common."""
