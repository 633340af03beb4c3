"""The argument map on the screen: seen, walked, folded, nudged."""
