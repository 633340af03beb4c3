"""What is known about whatever is selected."""
