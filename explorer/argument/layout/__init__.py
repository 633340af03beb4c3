"""The layered layout of argument maps."""
