"""What goes into a sealed dossier, gathered with the rights of its reader, and how it becomes a bag."""
