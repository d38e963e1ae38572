"""A pause by one lab, by one country, by all."""
