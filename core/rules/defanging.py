"""Addresses made harmless to look at: nobody follows a hostile link by mistake. Plain Python."""

import re

_SCHEME = re.compile(r"\b(h)tt(ps?)(?=(?:\[:\]|:)//)|\b(f)t(ps?)(?=(?:\[:\]|:)//)", re.IGNORECASE)
_DOT = re.compile(r"(?<=[\w-])\.(?=[\w-])")


def defanged(text: str) -> str:
    """``https://a.example/x.php`` becomes ``hxxps://a[.]example/x[.]php``; ``@`` becomes ``[@]``.

    Saying it twice changes nothing.
    """
    harmless = _SCHEME.sub(_without_scheme, text)
    harmless = _DOT.sub("[.]", harmless)
    return re.sub(r"(?<!\[)@(?!\])", "[@]", harmless)


def _without_scheme(found: re.Match[str]) -> str:
    if found[1]:
        return f"{found[1]}xx{found[2]}"
    return f"{found[3]}x{found[4]}"
