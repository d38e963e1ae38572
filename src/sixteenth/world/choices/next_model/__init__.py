"""Whether a lab trains its next model."""
