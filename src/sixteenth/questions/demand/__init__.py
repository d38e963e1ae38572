"""Who pays for a smarter model, and what that makes labs want."""
