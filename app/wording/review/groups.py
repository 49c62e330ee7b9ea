"""What a group says: its question, what ties its members to the rest, what speaks against."""

from collections.abc import Iterable, Mapping, Sequence

from app.plain_text import plain
from app.resolution.groups import PLACE, Group, strongest_ties
from app.resolution.pairs import CONTRADICTIONS, Pair, Side
from app.wording.explanations import called, telling
from app.wording.likeness import band, full_sentence
from app.wording.review.pairs import against_word, field_word
from app.wording.wording import Wording
from graph.model import Id
from graph.resolution.best_fits import Step
from graph.schema import EntityKind

LETTERS = "ABCDEFGHIJKL"
"""What the persons of a split are called."""
_MOST_FOR, _MOST_AGAINST = 3, 2
"""Of what speaks for a tie and against one, what is said in one line."""
_MOST_JOINED = 4
"""Groups of cases whose sizes are said."""


def group_question(group: Group, wording: Wording) -> str:
    """What is asked of a group: "“Muhammad Jamal” and 3 more: one person?"."""
    first, second = group.members[:2]
    names = {"name": called(first, wording), "other": called(second, wording)}
    more = len(group.members) - 1
    organization = first.kind is EntityKind.ORGANIZATION
    _ = wording.text
    if more == 1:
        told = (
            _("“{name}” and “{other}”: one organisation?")
            if organization
            else _("“{name}” and “{other}”: one person?")
        )
        return told.format(**names)
    told = (
        wording.plural(
            "“{name}” and {n} more: one organisation?",
            "“{name}” and {n} more: one organisation?",
            more,
        )
        if organization
        else wording.plural(
            "“{name}” and {n} more: one person?", "“{name}” and {n} more: one person?", more
        )
    )
    return told.format(name=names["name"], n=wording.number(more))


def group_reasons(group: Group, wording: Wording) -> list[str]:
    """Why a group is asked about, most important first; empty when it would change nothing else."""
    _ = wording.text
    found = []
    if group.joins:
        cases = " + ".join(map(wording.number, group.joins[:_MOST_JOINED]))
        if len(group.joins) > _MOST_JOINED:
            cases += " + …"
        told = (
            _("as one they would join {n} networks that nothing links yet (cases: {cases})")
            if group.networks
            else _("as one they would join cases that nothing links yet ({cases})")
        )
        found.append(told.format(n=wording.number(group.networks), cases=cases))
    if group.more:
        told = wording.plural(
            "{n} other is probably the same as one of these: it is asked about afterwards",
            "{n} others are probably the same as one of these: they are asked about afterwards",
            group.more,
        )
        found.append(told.format(n=wording.number(group.more)))
    return found


def member_label(number: int, side: Side, wording: Wording) -> str:
    """A member by its number, name and cases, so that namesakes are told apart."""
    cases = ", ".join(plain(case.number) for case in side.cases.values())
    return " · ".join(filter(None, (str(number), called(side.entity, wording), cases)))


def fact_word(field: str, wording: Wording) -> str:
    """What a field of a group is called."""
    return wording.text("place") if field == PLACE else field_word(field, wording)


def tie_sentences(group: Group, wording: Wording) -> Mapping[Id, str]:
    """Of each member what ties it to the rest: its heaviest tie, in plain words."""
    numbers = _numbers(group.ids)
    found = {}
    for member, pair in strongest_ties(group).items():
        other = pair.right.id if pair.left.id == member else pair.left.id
        told = wording.text("Tie to {number}, {band}: {why}")
        found[member] = told.format(
            band=band(pair.bits, wording),
            number=numbers[other],
            why="; ".join(_said(pair, wording, against=False)[:_MOST_FOR]),
        )
    return found


def against_sentences(group: Group, wording: Wording) -> Mapping[Id, str]:
    """Of each member what speaks against its being one with others; empty where nothing does."""
    numbers = _numbers(group.ids)
    told: dict[Id, list[str]] = {member: [] for member in group.ids}
    decided = wording.text("a reviewer said that they are different")
    for one, other in group.apart:
        told[one].append(f"{numbers[other]}: {decided}")
        told[other].append(f"{numbers[one]}: {decided}")
    for pair in group.pairs:
        said = "; ".join(_said(pair, wording, against=True)[:_MOST_AGAINST])
        if said:
            told[pair.left.id].append(f"{numbers[pair.right.id]}: {said}")
            told[pair.right.id].append(f"{numbers[pair.left.id]}: {said}")
    against = wording.text("Against {what}")
    return {
        member: against.format(what=" · ".join(said[:_MOST_AGAINST])) if said else ""
        for member, said in told.items()
    }


def split_sentence(persons: Mapping[str, Iterable[int]]) -> str:
    """Who is which person of a split, by letter and number.

    >>> split_sentence({"A": [1, 3], "C": [2]})
    'A: 1, 3 · C: 2'
    """
    return " · ".join(
        f"{letter}: {', '.join(map(str, members))}" for letter, members in persons.items()
    )


def _numbers(ids: Sequence[Id]) -> Mapping[Id, int]:
    return {member: number for number, member in enumerate(ids, start=1)}


def _said(pair: Pair, wording: Wording, *, against: bool) -> list[str]:
    """What was compared of a pair and says much, for it or against it, strongest first."""
    step = Step(left=pair.left_mention, right=pair.right_mention, comparisons=pair.comparisons)
    found = [
        full_sentence(comparison, wording)
        for comparison in telling(step)
        if (comparison.weight + comparison.frequency < 0) is against
    ]
    if against and pair.because in CONTRADICTIONS:
        found.insert(0, against_word(pair.because, wording))
    return list(dict.fromkeys(found))
