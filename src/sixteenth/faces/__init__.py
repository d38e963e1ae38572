"""Who sees an answer: commands, a file. A face renders what a question answered, and computes nothing."""
