"""Where the values of a scenario come from, and what share of them, and of the answer, is judgement."""
