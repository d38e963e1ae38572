"""The three answers: is the loss an investment or a hole, what if progress stops, when is it too late to stop."""
