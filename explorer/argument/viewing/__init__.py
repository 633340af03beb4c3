"""What of an argument map is shown: folded, focused, filtered, numbered and named."""
