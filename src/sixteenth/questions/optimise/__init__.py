"""What a lab should choose: the best of several decisions within limits."""
