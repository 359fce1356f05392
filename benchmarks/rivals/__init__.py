"""Rivals on our own planted errors: one adapter each, the same cases, one table."""
