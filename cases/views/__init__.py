"""Pages of the app: read the request, call one query or action, answer."""
