"""Number, unit and qualifier, in sentences and in tables."""
