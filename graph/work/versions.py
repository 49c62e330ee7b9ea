"""What people keep of their work: versions that are appended and withdrawn, never overwritten.

Decisions.
An edit is a new version that names those it takes the place of. Two who edit one thing at once
append two versions that take the place of the same: both stand, and both are told, until somebody
writes one that takes the place of both. So nothing that somebody wrote is lost without a word.
Taking back a version brings back the one before it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from graph.model import Id, Value


class Version(Value, frozen=True, omit_defaults=True, kw_only=True):
    """One version of something that somebody keeps."""

    id: Id
    lineage: Id
    """What all versions of one thing have in common: the id of the first."""
    by: str
    on: str
    """ISO date and time in UTC, given by the caller."""
    after: tuple[Id, ...] = ()
    """Versions whose place it takes."""
    revealing: bool = False
    """Whether who wrote it, or a part of it that was kept, saw protected people by name."""
    partly: bool = False
    """Whether it holds parts of earlier versions that its writer was not told."""
    withdrawn_by: str = ""
    withdrawn_on: str | None = None
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has withdrawn it."""
        return self.withdrawn_on is None


V = TypeVar("V", bound=Version)


def current(versions: Iterable[V]) -> dict[Id, tuple[V, ...]]:
    """By lineage the standing versions whose place no other takes, oldest first.

    More than one where several people edited it at once.
    """
    standing = [version for version in versions if version.stands]
    replaced = set[Id]().union(*(version.after for version in standing))
    heads: defaultdict[Id, list[V]] = defaultdict(list)
    for version in standing:
        if version.id not in replaced:
            heads[version.lineage].append(version)
    return {lineage: tuple(found) for lineage, found in heads.items()}
