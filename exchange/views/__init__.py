"""Pages: asking for a sealed dossier, watching it being made, taking it."""
