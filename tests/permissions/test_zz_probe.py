import pytest, re

pytestmark = pytest.mark.django_db


def test_it(asker):
    from tests.permissions.matrix import COLUMNS
    from tests.permissions import asking

    for who in COLUMNS:
        a = asker.ask("POST", "desk:absence_new", who)
        print(
            who,
            a.status_code,
            asking.body(asker.world, "desk:absence_new", who),
            re.findall(r'class="[^"]*error[^"]*"[^>]*>(.{0,200})', a.whole.decode(), re.S)[:2],
        )
    assert 0
