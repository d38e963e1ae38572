"""What happened, in books: every model as its own company, beside the company."""
