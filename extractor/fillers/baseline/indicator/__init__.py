"""What was counted and what was done with it."""
