"""How it runs: composing, checking, drawing, running. It knows no economics and opens no file."""
