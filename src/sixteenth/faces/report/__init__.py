"""A report: one HTML file that an investment committee can read, print and keep; no script, and nothing is fetched."""
