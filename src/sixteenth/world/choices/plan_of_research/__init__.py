"""Whether a lab's research for each dollar of revenue fades as it grows up, or follows a plan."""
