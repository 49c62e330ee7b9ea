"""The algebra of judgements.

Which mentions stand as one, which stand apart, and what contradicts what.

Decisions.
POSITIVE judgements chain: mentions that they connect are one group. A NEGATIVE between two mentions
holds for all members of their groups. UNSURE decides nothing and contradicts nothing; what was
withdrawn counts for nothing. A judgement that contradicts those that stand is refused, never
overruled: somebody withdraws one first. Judgements are always about mentions. Entities are derived
and may come apart, so one that is judged is represented by the mention that founded it
(app/resolution/review.py).
A mention is known by its place in its case. A row that a corrected file puts before it moves
another person into that place, so a judgement keeps marks of what both mentions said: one that
joins people who say something else now counts no more until somebody judges again. One that keeps
apart goes on: it can accuse nobody.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from graph.errors import JudgementConflict
from graph.messages import message
from graph.model import Id, Judgement, Mention, plain_id
from graph.names import fold_words
from graph.schema import Decision, Scheme

COMMON = "common"
"""Right side of a judgement that an identifier is (positive) or is not (negative) shared by too
many to matter.
"""

_PERSONAL = frozenset({Scheme.NIK, Scheme.PASSPORT, Scheme.SPLP, Scheme.LICENCE})
"""Numbers that one person or company has alone; a telephone may be a household's."""
_OWN, _OTHER = "#", "="
"""How the marks of such a number, and of any other, begin."""


def marks(mention: Mention) -> tuple[str, ...]:
    """What a mention says, as digests that tell nobody.

    One for each word of its names, one for each identifier.
    """
    words: set[str] = set()
    for name in (*mention.names, *mention.aliases):
        words.update(fold_words(name))
    found = {_mark(word) for word in words}
    for identifier in mention.identifiers:
        kind = _OWN if identifier.scheme in _PERSONAL else _OTHER
        found.add(kind + _mark(identifier.scheme, identifier.value))
    return tuple(sorted(found))


def _mark(*parts: str) -> str:
    return plain_id("", *parts)[1:13]


def still_said(judgement: Judgement, mentions: Mapping[Id, Mention]) -> bool:
    """Whether both mentions still say what they said when they were judged.

    Their own number, or most of a name.
    """
    sides = ((judgement.left, judgement.left_said), (judgement.right, judgement.right_said))
    return all(_alike(said, marks(mentions[end])) for end, said in sides if end in mentions)


def that_count(
    judgements: Iterable[Judgement], mentions: Mapping[Id, Mention]
) -> Iterator[Judgement]:
    """Judgements that count for these mentions.

    All but those that join people who say something else now.
    """
    return (judgement for judgement in judgements if not _is_lapsed(judgement, mentions))


def lapsed(judgements: Iterable[Judgement], mentions: Mapping[Id, Mention]) -> Iterator[Judgement]:
    """Every judgement, those that join people who say something else now as if withdrawn."""
    return (
        replace(judgement, withdrawn_on=judgement.on)
        if _is_lapsed(judgement, mentions)
        else judgement
        for judgement in judgements
    )


def _is_lapsed(judgement: Judgement, mentions: Mapping[Id, Mention]) -> bool:
    return judgement.decision is Decision.POSITIVE and not still_said(judgement, mentions)


def _alike(said: Iterable[str], says: Iterable[str]) -> bool:
    before, now = set(said), set(says)
    shared = before & now
    if not before or any(mark.startswith(_OWN) for mark in shared):
        return True
    words, others = _words(before), _words(now)
    if not words and not others:
        return bool(shared)
    return 2 * len(words & others) > min(len(words), len(others))


def _words(marks: Iterable[str]) -> set[str]:
    """The marks that are words of a name."""
    return {mark for mark in marks if mark[0] not in (_OWN, _OTHER)}


class JudgementGraph:
    """What the judgements that stand say of mentions, in any order."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._root: dict[Id, Id] = {}
        self._groups: dict[Id, set[Id]] = {}
        self._same: defaultdict[Id, list[tuple[Judgement, Id]]] = defaultdict(list)
        self._apart: defaultdict[Id, list[tuple[Judgement, Id]]] = defaultdict(list)
        self._pairs: defaultdict[frozenset[Id], list[Judgement]] = defaultdict(list)
        for judgement in judgements:
            self.add(judgement)

    def add(self, judgement: Judgement) -> None:
        """Count one more judgement, if it stands and is about two mentions.

        Nothing is refused here.
        """
        left, right = judgement.left, judgement.right
        if not judgement.stands or right in (COMMON, left):
            return
        self._pairs[frozenset((left, right))].append(judgement)
        # A judgement that leaves it open joins nothing and keeps nothing apart.
        kept = {Decision.POSITIVE: self._same, Decision.NEGATIVE: self._apart}
        beside = kept.get(judgement.decision)
        if beside is None:
            return
        beside[left].append((judgement, right))
        beside[right].append((judgement, left))
        if judgement.decision is Decision.POSITIVE:
            self._join(left, right)

    def assume(self, mentions: Iterable[Id]) -> None:
        """Take these mentions as one without any judgement, as a resolution does."""
        first, *others = mentions
        for other in others:
            self._join(first, other)

    def group(self, mention_id: Id) -> frozenset[Id]:
        """Every mention that stands as one with this one, itself included."""
        return frozenset(self._groups.get(self._root.get(mention_id, mention_id), {mention_id}))

    def groups(self) -> list[frozenset[Id]]:
        """Every group that positive judgements make, by its first member."""
        return sorted((frozenset(group) for group in self._groups.values()), key=min)

    def about(self, left: Id, right: Id) -> tuple[Judgement, ...]:
        """Judgements on these very two mentions, by time."""
        return tuple(sorted(self._pairs.get(frozenset((left, right)), ()), key=_when))

    def decision(self, left: Id, right: Id) -> Decision | None:
        """What stands between two mentions, through any chain; None when nobody has judged it.

        NEGATIVE before POSITIVE, should both stand (see `contradictions`): a wrong merge is worse
        than a missed one.
        """
        group = self.group(left)
        if self._between(group, self.group(right)):
            return Decision.NEGATIVE
        if right in group:
            return Decision.POSITIVE
        if self.about(left, right):
            return Decision.UNSURE
        return None

    def chain(self, left: Id, right: Id) -> tuple[Judgement, ...]:
        """The fewest positive judgements that connect two mentions, in order from left.

        Empty when none do.
        """
        came: dict[Id, tuple[Judgement, Id]] = {}
        waiting, seen = deque([left]), {left}
        while waiting and right not in seen:
            here = waiting.popleft()
            for judgement, there in sorted(
                self._same.get(here, ()), key=lambda pair: _when(pair[0])
            ):
                if there not in seen:
                    seen.add(there)
                    came[there] = (judgement, here)
                    waiting.append(there)
        found = []
        here = right
        while here in came:
            judgement, here = came[here]
            found.append(judgement)
        return tuple(reversed(found))

    def conflict(self, left: Id, right: Id, decision: Decision) -> tuple[Judgement, ...]:
        """The judgements that such a decision would contradict, as one chain from left to right.

        Empty when it may be.

        >>> stands = Judgement(
        ...     id="j", left="a", right="b", decision=Decision.POSITIVE, by="ani", on="2026-01-01"
        ... )
        >>> judged = JudgementGraph([stands])
        >>> [found.id for found in judged.conflict("b", "a", Decision.NEGATIVE)]
        ['j']
        """
        if decision is Decision.NEGATIVE:
            return self.chain(left, right)
        if decision is Decision.UNSURE:
            return ()
        across = self._between(self.group(left), self.group(right))
        chains = (
            (*self.chain(left, near), judgement, *self.chain(far, right))
            for judgement, near, far in across.values()
        )
        return min(
            chains,
            key=lambda chain: (len(chain), [_when(judgement) for judgement in chain]),
            default=(),
        )

    def check(self, left: Id, right: Id, decision: Decision) -> None:
        """Raise JudgementConflict when this decision contradicts judgements that stand.

        The error holds them.
        """
        found = self.conflict(left, right, decision)
        if found:
            raise conflict_with(found)

    def contradictions(self) -> tuple[Judgement, ...]:
        """NEGATIVE judgements inside a group of POSITIVE ones, by time.

        None can be made here, but two stores that were judged apart from each other may bring one
        when one is copied into the other.
        """
        found: dict[Id, Judgement] = {}
        for here, beside in self._apart.items():
            group = self.group(here)
            found |= {judgement.id: judgement for judgement, there in beside if there in group}
        return tuple(sorted(found.values(), key=_when))

    def _between(
        self, left: frozenset[Id], right: frozenset[Id]
    ) -> dict[Id, tuple[Judgement, Id, Id]]:
        """NEGATIVE judgements from one group to the other, by id.

        Each comes with its end here and its end there.
        """
        found = {}
        for here in left:
            for judgement, there in self._apart.get(here, ()):
                if there in right:
                    found[judgement.id] = (judgement, here, there)
        return found

    def _join(self, left: Id, right: Id) -> None:
        big, small = sorted(
            (self._root.get(left, left), self._root.get(right, right)),
            key=self._size,
            reverse=True,
        )
        if big == small:
            return
        moved = self._groups.pop(small, {small})
        self._groups.setdefault(big, {big}).update(moved)
        self._root.update(dict.fromkeys((*moved, big), big))

    def _size(self, root: Id) -> int:
        return len(self._groups.get(root, (root,)))


def conflict_with(found: Iterable[Judgement]) -> JudgementConflict:
    """The error that says which judgements a decision contradicts, and holds them."""
    judgements = tuple(found)
    told = "; ".join(
        f"{judgement.id} {judgement.decision} by {judgement.by} on {judgement.on[:10]}"
        for judgement in judgements
    )
    return JudgementConflict(
        message("this contradicts what stands: {told}; withdraw it first", told=told), judgements
    )


def _when(judgement: Judgement) -> tuple[str, Id]:
    return judgement.on, judgement.id
