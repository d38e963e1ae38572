"""Whether all the compute that labs would use can be delivered."""
