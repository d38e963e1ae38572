"""Whether the loss is an investment or a hole on a company's own books."""
