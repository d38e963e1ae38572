"""What a lab does when a rival makes one of its people an offer."""
