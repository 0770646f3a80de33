"""The 24 official languages (Reg. No 1/1958 as amended), and when a translation fits its authentic text."""

from core.rules.refusal import Kind, Refusal

OFFICIAL = (
    "bg", "es", "cs", "da", "de", "et", "el", "en", "fr", "ga", "hr", "it",
    "lv", "lt", "hu", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "fi", "sv",
)  # fmt: skip
"""In the order of the Interinstitutional Style Guide: by what each language calls itself."""


def check_translation(
    parts: tuple[str, ...], *, language: str, authentic: str, count: int, same: bool
) -> Refusal | None:
    """As many paragraphs as the authentic text has, so that both can be read side by side."""
    if language not in OFFICIAL or language == authentic:
        return Refusal("responses.language_not_possible", {"language": language[:10]}, kind=Kind.INVALID)
    if len(parts) != count:
        params = {"have": len(parts), "need": count}
        return Refusal("responses.translation_paragraphs", params, kind=Kind.INVALID, field="text")
    return Refusal("responses.text_unchanged", kind=Kind.INVALID, field="text") if same else None
