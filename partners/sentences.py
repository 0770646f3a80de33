"""What the app says, in English; translated through the catalogue."""

SENTENCES: dict[str, str] = {}
