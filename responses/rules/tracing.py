"""Where a paragraph of an earlier version stands now, so that a comment made on it is not lost."""

from collections.abc import Sequence

from responses.rules.text import compare


def where_now(versions: Sequence[tuple[str, ...]]) -> list[dict[int, int]]:
    """For each version, oldest first: its paragraph numbers → those of the last version.

    A paragraph that was taken out has no entry; one that was rewritten is followed.
    """
    if not versions:
        return []
    last = {number: number for number in range(1, len(versions[-1]) + 1)}
    found = [last]
    for old, new in zip(reversed(versions[:-1]), reversed(versions[1:]), strict=True):
        step = {row.old: row.new for row in compare(old, new) if row.old and row.new}
        ahead = found[-1]
        found.append({here: ahead[there] for here, there in step.items() if there in ahead})
    return found[::-1]
