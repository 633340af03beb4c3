"""Reading one document: its title block, its text, and finding in it."""
