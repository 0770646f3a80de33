"""The forms of the app: they read what was typed; rules and actions judge it."""
