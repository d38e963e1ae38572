"""One future with every input at its middle: a lab's ledger, line by line, with formulas that can be worked on."""
