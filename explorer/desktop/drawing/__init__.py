"""How an argument map is drawn, the same on the screen, on paper and in a file."""
