"""Everything that `check` reports, gathered from every room that finds problems."""
