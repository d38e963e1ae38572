"""What it all does to people: cures, jobs, growth and welfare."""
