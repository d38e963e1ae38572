"""How quickly the engine runs: `python -m benchmarks [NAME ...] [--quick]`."""
