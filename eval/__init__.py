"""Scores a run's files against hand-labelled gold; never imports the extractor."""
