"""Turns press releases into tidy data whose every number is proved against the source."""
