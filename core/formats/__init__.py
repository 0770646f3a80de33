"""How the framework's own pages (the administration) write instants: with 24 hours, as ``core.rules.showing`` does."""
