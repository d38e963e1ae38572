"""What can be asked: a scenario in, an answer out. Each question is a folder: how it is asked, and its words."""
