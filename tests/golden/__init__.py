"""A database as each release left it: every later version must migrate it and find it whole."""
