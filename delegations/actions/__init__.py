"""Verbs that change who is who."""
