"""How the window looks: colours, sizes, fonts, icons and shapes, and following the system."""
