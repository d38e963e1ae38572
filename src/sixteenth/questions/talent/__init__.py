"""Who stays, who goes where, and what each pay rule costs."""
