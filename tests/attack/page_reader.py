"""Reads a page as a browser would: what stands in it beside words, and which forms it offers."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.attack.payloads import MARK, PRODUCT

ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "background", "cite", "ping", "xlink:href"}
RUNS = re.compile(r"^(javascript|vbscript|data):", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20]")
WRITTEN_IN = {"text", "search", "url", "email", ""}
Attributes = list[tuple[str, str | None]]


@dataclass
class Form:
    """Where it goes, the words it already holds, and the fields a person writes freely into."""

    action: str
    method: str
    held: dict[str, str] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    """Name to the most letters the field takes, 0 where it says none."""


class Page(HTMLParser):
    """``harm``: what an attacker's words became; empty on a sound page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.harm: list[str] = []
        self.words: list[str] = []
        self.forms: list[Form] = []
        self.addresses: list[str] = []
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if MARK in tag:
            self.harm.append(f"<{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        self._inside = tag if tag in ("script", "style") else ""
        self._of_a_form(tag, {name: value or "" for name, value in attrs})

    def handle_data(self, data: str) -> None:
        if self._inside and MARK in data:
            self.harm.append(f"in <{self._inside}>: {data[:60]}")
        self.words.append(data)
        if PRODUCT in data:
            self.harm.append("something reckoned 917*919")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if MARK in name or name.startswith("on") or name == "srcdoc":
            self.harm.append(f"<{tag} {name}={value[:40]}>")
        if name in ADDRESSES or name.startswith("data-hx-"):
            self.addresses.append(value)
            if RUNS.match(UNSEEN.sub("", value)):
                self.harm.append(f"<{tag} {name}={value[:40]}>")
        self.words.append(value)

    def _of_a_form(self, tag: str, has: dict[str, str]) -> None:
        if tag == "form":
            self.forms.append(Form(has.get("action", ""), has.get("method", "get").lower()))
        elif self.forms and has.get("name") and tag in ("input", "textarea"):
            self._field(tag, has)

    def _field(self, tag: str, has: dict[str, str]) -> None:
        form, kind = self.forms[-1], has.get("type", "")
        if tag == "textarea" or kind in WRITTEN_IN:
            form.written[has["name"]] = int(has.get("maxlength") or 0)
        elif kind == "hidden":
            form.held[has["name"]] = has.get("value", "")

    @property
    def said(self) -> str:
        """Every word of it, in elements and in attributes."""
        return " ".join(self.words)
