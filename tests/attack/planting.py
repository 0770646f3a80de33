"""Writes an attacker's words into every field a person may write into, as the person who may."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from tests.attack.page_reader import Form, Page
from tests.attack.payloads import LINK, LONG, SHORT, numbered, sign
from tests.permissions import asking
from tests.permissions.asker import Asker
from tests.permissions.reading_matrix import Row, rows

SHAPED = re.compile(
    r"^(\d{4}-\d\d-\d\d.*|[0-9a-f]{64}|[0-9a-f-]{36}|\d+|[a-z_]+(/[a-z_]+)?|[a-z]{2}-[a-z]{2}|[A-Z]{1,4}|.*@test\.invalid|yes|on|)$"
)
"""What stands in a filled form and is no free text: instants, hashes, ids, numbers, choices, addresses of people."""
HANDLES = {"csrfmiddlewaretoken", "seen", "base", "revision", "after", "password", "again", "login", "token", "code"}
NOT_WRITTEN_BY_USERS = ("admin:", "account_", "mfa_", "openid", "feeds:", "healthz", "/")
ENDS = re.compile(
    r"withdraw|discard|close|cancel|erase|destroy|dismiss|lift|remove|reject|merge|reopen|back|step_down|suspend|stop|"
    r"brake|move|declare|reconvene|refer|put_forward|put_again|new_version|duplicate|join|let_in|handled|adoption|deliver|"
    r"api:dossier"
)
"""Acts after which others are not possible any more: tried first, looked at, and undone."""


@dataclass
class Planted:
    """Number of a payload to the field it stands in; the pages that show what was made."""

    fields: dict[int, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    untaken: list[str] = field(default_factory=list)
    harm: list[str] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def look(self, whole: bytes, where: str) -> Page:
        """Read a page; remember what it became and which payloads it shows."""
        page = Page(whole.decode())
        self.harm += [f"{where}: {each}" for each in page.harm]
        self.seen |= {int(each) for each in re.findall(r"[nN](\d{4})[nN]", page.said)}
        return page


class Planter:
    """Goes through the acts of the matrix; each as the first column that may do it."""

    def __init__(self, asker: Asker) -> None:
        self.asker, self.result = asker, Planted()
        self._forms: dict[str, Form] = {}
        self._numbers: dict[str, int] = {}

    def read_forms(self, route: str, who: str) -> None:
        """Learn the forms a page offers, by the address they are sent to."""
        address = self.asker.address(route)
        answer = self.asker.ask("GET", route, who)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            self._learn(self.result.look(answer.whole, f"{who} {address}"), address)

    def _learn(self, page: Page, address: str) -> None:
        for form in page.forms:
            if form.method == "post":
                self._forms.setdefault(form.action or address, form)

    def act(self, row: Row, who: str) -> None:
        """Try the act with every free word replaced; where that is refused, with one at a time."""
        form = self._forms.get(self.asker.address(row.route), Form("", "post"))
        said = asking.body(self.asker.world, row.route, who)
        free = self._free(said, form)
        if not free:
            return
        whole = {name: form.held.get(name, "") for name in form.held if name not in HANDLES} | said
        keep = not ENDS.search(row.route)
        filled = {name: self._words(row, name, most, said) for name, most in free.items()}
        if self._send(row, who, whole | {name: words[0] for name, words in filled.items()}, keep=keep):
            return
        taken = {}
        for name, words in filled.items():
            taken |= next(
                ({name: each} for each in words if self._send(row, who, whole | {name: each}, keep=False)), {}
            )
        self.result.untaken += [f"{row.route} {name}" for name in free if name not in taken]
        if taken:
            self._send(row, who, whole | taken, keep=keep)

    def _free(self, said: dict[str, Any], form: Form) -> dict[str, int]:
        named = {name: 0 for name, value in said.items() if isinstance(value, str) and not SHAPED.match(value)}
        free = named | form.written
        return {name: most for name, most in free.items() if name not in HANDLES and not _shaped(name, said)}

    def _words(self, row: Row, name: str, most: int, said: dict[str, Any]) -> list[str]:
        """What to try in this field, the worst first: as many paragraphs as it is filled with elsewhere."""
        number = self._number(f"{row.route} {name}")
        fitting = [each for each in (LONG, SHORT) if not most or len(numbered(each, number)) <= most]
        times = 1 + str(said.get(name, "")).count("\n\n")
        return ["\n\n".join([numbered(each, number)] * times) for each in fitting] + [LINK.format(sign(number).lower())]

    def _number(self, where: str) -> int:
        number = self._numbers.setdefault(where, len(self._numbers) + 1)
        self.result.fields[number] = where
        return number

    def _send(self, row: Row, who: str, said: dict[str, Any], *, keep: bool) -> bool:
        """Whether it was taken. A page that comes back, and one it leads to, are looked at."""
        asker, api = self.asker, row.route.startswith("api:")
        told = {"data": json.dumps(said), "content_type": "application/json"} if api else {"data": said}
        client, address = asker.client(who, api=api), asker.address(row.route)
        with _kept_or_undone() as decide:
            answer = client.post(address, headers=asking.headers(asker.world, row.route), **told)
            assert answer.status_code < 500, f"{row.route}: {answer.status_code}"
            taken = answer.status_code in (200, 201, 303) and bool(answer.status_code != 200 or api)
            if not api and "html" in answer.get("Content-Type", ""):
                self.result.look(answer.content, f"{who} POST {address}")
            if taken and keep and not api:
                self.result.pages[answer["Location"].partition("#")[0]] = who
            elif taken and not api:
                self._follow(client, answer["Location"], who)
            decide(keep and taken)
        asker.world.case.refresh_from_db()
        return taken

    def _follow(self, client: Any, to: str, who: str) -> None:
        page = client.get(to)
        if page.status_code == 200 and "html" in page["Content-Type"]:
            self._learn(self.result.look(page.content, f"{who} {to}"), to)


def _shaped(name: str, said: dict[str, Any]) -> bool:
    return isinstance(said.get(name), str) and bool(said[name]) and bool(SHAPED.match(said[name]))


@contextmanager
def _kept_or_undone() -> Iterator[Callable[[bool], None]]:
    """A savepoint that is kept or rolled back, as told inside."""
    keep = [False]
    point = transaction.atomic()
    point._from_testcase = True
    with point:
        yield lambda wanted: keep.__setitem__(0, wanted)
        if not keep[0]:
            transaction.set_rollback(True)


def acts() -> Iterator[tuple[Row, str]]:
    """Every act of people that takes words, with the first column that may do it; those that end things first."""
    found = []
    for row in rows():
        if row.reads or row.route.startswith(NOT_WRITTEN_BY_USERS) or row.route == "api:tally":
            continue
        who = next((who for who, cell in row.expected.items() if set(cell) & {200, 201, 303}), "")
        if who:
            found.append((row, who))
    return iter(sorted(found, key=lambda each: not ENDS.search(each[0].route)))
