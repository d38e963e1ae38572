"""Answers as HTML: fragments that the page, the report and a notebook share, everything that others wrote escaped."""
