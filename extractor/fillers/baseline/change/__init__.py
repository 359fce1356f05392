"""By how much a figure differs from an earlier time, and what it is compared with."""
