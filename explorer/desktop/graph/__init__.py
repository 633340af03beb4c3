"""The topic graph as a picture and as a table."""
