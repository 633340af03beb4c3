"""How argument maps leave the program."""
