"""What we believe: equations only. No files, no loops, no clocks, no chance."""
