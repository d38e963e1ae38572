"""Forms of forecast, put back to past dates and scored against what came."""
