"""What was recorded and who read what: searched by auditors, and shown for each object to whoever may see it."""
