"""A folder of Markdown becomes a Library: frozen values, with every problem found on the way."""
