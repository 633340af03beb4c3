"""The library by kind, at the left."""
