"""The world as it is: what the scenario `central` costs, whole and by part."""
