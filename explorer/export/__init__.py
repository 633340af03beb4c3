"""Files for other programs: one module per family of formats, one table of formats."""
