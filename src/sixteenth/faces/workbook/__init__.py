"""Answers as workbooks: tables as values, and a lab's ledger with formulas that are alive."""
