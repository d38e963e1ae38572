"""What turns a race to the bottom into one to the top."""
