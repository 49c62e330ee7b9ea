"""How the reports of one entity hang together.

Their best fits as trees, and the way from one report to another.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from graph.model import Assignment, Comparison, Id, Relationship, Value


class Step(Value, frozen=True, omit_defaults=True):
    """Two mentions that fit, with what speaks for their being one and what against."""

    left: Id
    right: Id
    bits: float = 0.0
    """log2 odds; 0 without comparisons, when a rule or a judgement joined them."""
    comparisons: tuple[Comparison, ...] = ()
    rules: tuple[str, ...] = ()

    def beyond(self, mention_id: Id) -> Id:
        """The other one of the two."""
        return self.right if mention_id == self.left else self.left

    def seen_from(self, mention_id: Id) -> "Step":
        """The same step with this mention on the left."""
        return self if mention_id == self.left else replace(self, left=self.right, right=self.left)


class TreeNode(Value, frozen=True, omit_defaults=True):
    """One mention of an entity and what it hangs on."""

    mention: Id
    depth: int = 0
    """0 for one that hangs on no other: the first, or one that only weaker links join to the rest.
    """
    step: Step | None = None
    """How it fits the one that it hangs on; None at depth 0."""
    rules: tuple[str, ...] = ()


def branches(assignments: Sequence[Assignment]) -> Iterator[TreeNode]:
    """The mentions of one entity as trees of their best fits, each after the one that it hangs on.

    The mention that most others fit stands first and hangs on none.
    """
    rules = {assignment.mention_id: assignment.reasons for assignment in assignments}
    beside = _beside(assignments)
    done: set[Id] = set()
    for root in sorted(rules, key=lambda rule: (-len(beside.get(rule, ())), rule)):
        waiting = [TreeNode(mention=root, rules=rules[root])]
        while waiting:
            branch = waiting.pop()
            if branch.mention in done:
                continue
            done.add(branch.mention)
            yield branch
            for step in reversed(beside.get(branch.mention, ())):
                end = step.beyond(branch.mention)
                depth = branch.depth + 1
                waiting.append(
                    TreeNode(
                        mention=end, depth=depth, step=step.seen_from(end), rules=rules.get(end, ())
                    )
                )


def way(assignments: Sequence[Assignment], start: Id, end: Id) -> tuple[Step, ...]:
    """The fewest best fits that lead from one mention to another.

    Empty when best fits alone do not.
    """
    beside = _beside(assignments)
    ways: dict[Id, tuple[Step, ...]] = {start: ()}
    waiting = deque([start])
    while waiting and end not in ways:
        here = waiting.popleft()
        for step in beside.get(here, ()):
            there = step.beyond(here)
            if there not in ways:
                ways[there] = (*ways[here], step.seen_from(here))
                waiting.append(there)
    return ways.get(end, ())


def proposed_step(link: Relationship) -> Step:
    """The two mentions that a proposed link (schema.SAME_AS) rests on, and what was compared."""
    facts = link.properties
    return Step(
        left=str(facts["left"]),
        right=str(facts["right"]),
        bits=bits_of(link),
        comparisons=tuple(Comparison(**fact) for fact in facts.get("comparisons", ())),
    )


def bits_of(link: Relationship) -> float:
    """The log2 odds of a proposed link."""
    return float(link.properties.get("bits", 0.0))


def _beside(assignments: Iterable[Assignment]) -> Mapping[Id, Sequence[Step]]:
    """For each mention its best fits and those whose best fit it is, heaviest first.

    A pair counts once.
    """
    pairs: dict[frozenset[Id], Step] = {}
    for assignment in assignments:
        if not assignment.linked_to:
            continue
        pair = frozenset((assignment.mention_id, assignment.linked_to))
        known = pairs.get(pair)
        if known is None or assignment.weight > known.bits:
            pairs[pair] = _step(assignment)
    beside: defaultdict[Id, list[Step]] = defaultdict(list)
    for step in pairs.values():
        beside[step.left].append(step)
        beside[step.right].append(step)
    for steps in beside.values():
        steps.sort(key=lambda step: (-step.bits, step.left, step.right))
    return dict(beside)


def _step(assignment: Assignment) -> Step:
    return Step(
        left=assignment.mention_id,
        right=assignment.linked_to,
        bits=assignment.weight,
        comparisons=assignment.comparisons,
        rules=assignment.reasons,
    )
