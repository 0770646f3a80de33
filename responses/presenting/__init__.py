"""From rows and rules to what a template draws: plain dicts, one module per page."""
