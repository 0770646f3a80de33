"""What an exchange format says, read without a database."""
