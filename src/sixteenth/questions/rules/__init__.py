"""Who gains from each rule."""
