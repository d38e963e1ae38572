"""Scenario files: read with places, checked against their schema, amounts and units as people write them."""
