"""Pictures of argument maps: SVG, PNG, PDF and pages for the printer, all from one sheet."""
