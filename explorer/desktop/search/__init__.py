"""What a search found, grouped by document."""
