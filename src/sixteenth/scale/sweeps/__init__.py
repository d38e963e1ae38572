"""Sweeps: scenarios at many settings, each point computed once and kept, whatever stops the work in between."""
