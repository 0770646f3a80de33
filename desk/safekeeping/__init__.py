"""A copy of everything that cannot be made again: the database, every stored file, and a list that proves it."""
