"""When is it too late to stop, and is the right to stop worth anything? After which models, and by which rule."""
