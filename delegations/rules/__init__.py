"""Who may do what in principle, and when a set of voting populations may be used."""
