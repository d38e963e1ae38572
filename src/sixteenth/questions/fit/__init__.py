"""What reports say of a scenario's beliefs and of its start, as a file that the scenario reads."""
