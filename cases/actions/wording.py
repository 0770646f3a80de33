"""Words of others inside an audit sentence."""


def quoted(text: str) -> str:
    """In quotation marks; braces become brackets, because braces name persons in the memory."""
    return f"“{text.replace('{', '(').replace('}', ')')}”"
