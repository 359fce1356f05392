"""Planted errors: what a checker lets through, measured on facts made from gold labels."""
