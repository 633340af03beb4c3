"""Dialogs: export, problems, preferences, about, crash report."""
