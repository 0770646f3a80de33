"""The case page: one file, six parts, composed from every app's own queries."""
