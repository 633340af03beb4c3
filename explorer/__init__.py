"""Openness Explorer: read, search and see what happens when advanced AI is opened."""

__version__ = "0.1.0"
