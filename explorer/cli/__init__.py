"""The way in without a window: check, search, export, argdown, what-if."""
