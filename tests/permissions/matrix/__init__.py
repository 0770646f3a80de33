"""The permission matrix: every route, every method, everybody, and what they get.

One line is one route under one method; the cells follow ``COLUMNS`` in order. ``302*16`` says the same
sixteen times, ``200/403`` that models of the administration differ. Each cell is asked of the running
application with the form filled in as its right user would (``asking``), about the objects of
``world.py``. A route or method without a line fails the tests. docs/permissions.md is drawn from this.
"""

from tests.permissions.matrix import (
    administration,
    api,
    attribution,
    cases,
    desk,
    door,
    exchange,
    meetings,
    notifications,
    packages,
    responses,
    sanctions,
    texts,
)

COLUMNS = {
    "nobody": "not signed in",
    "stranger": "signed in, appointed nowhere",
    "outside": "signatory of France, which was taken off the case",
    "lead": "signatory of Denmark, which leads the case, sent the report and the evidence and proposes the listing",
    "officer": "officer of Denmark",
    "member": "signatory of Germany, which is on the case",
    "analyst": "analyst of the EEAS, who opened the case",
    "drafter": "drafter of the EEAS, who holds the pen of the proposals",
    "legal": "legal adviser of the EEAS",
    "chair": "chair, from the EEAS",
    "secretariat": "Council secretariat; the only column that may enter the administration",
    "security": "security officer, who guards markings",
    "auditor": "auditor",
    "released": "system of NATO, to which the case and one item were released; by key at the API",
    "partner": "system of the United States, to which nothing was released; by key at the API",
    "system": "Denmark's own system; by key at the API",
}
"""Column to who asks, and how they stand to the object."""

LEGEND = (
    "`200` shows it; `201` made it; `303` did it and leads on to the page that shows so.",
    "`302` leads to the sign-in page (and, under `account_`, to the next step of the door).",
    "`401` no valid key and not signed in; `403` may see the object, may not do this.",
    "`404` the object does not exist for this person. The answer is the same as for an object that does not exist.",
    "`400` and `409` may do it, but the object is not complete or not in the state for it now.",
    "A method without a row is closed to everyone (405, or what hides the object).",
)

_FILES = (
    door,
    administration,
    api,
    notifications,
    cases,
    attribution,
    sanctions,
    responses,
    texts,
    packages,
    meetings,
    exchange,
    desk,
)
TABLES = {each.TITLE: each.ROWS for each in _FILES}
"""Heading to the rows under it, in the order an auditor reads them."""

ADMINISTRATION = administration.MODELS
