"""Argdown becomes maps: read, joined across a library, evaluated by what-if, and written again."""
