"""Pages of listings: the dossiers, one dossier and what is done with it, the regimes."""
