"""The pages of a response."""
