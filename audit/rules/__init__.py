"""How the chain is computed and checked, without a database."""
