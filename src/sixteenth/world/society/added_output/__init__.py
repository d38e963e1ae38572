"""Rival theories of how much output models add: a product of shares, or tasks that machines do."""
