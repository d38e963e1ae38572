"""Answers in a notebook: each shows itself as text and HTML, and gives its tables and charts to work on."""
