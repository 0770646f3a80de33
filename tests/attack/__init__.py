"""Attacks, each kept as a test once it was mended."""
