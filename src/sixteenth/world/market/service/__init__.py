"""Whether a part of some segment is served for nothing."""
