"""The world that a scenario chooses: its equations, limits between values, events, settings."""
