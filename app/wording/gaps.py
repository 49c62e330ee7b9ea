"""Gaps as tasks in words: what to find out, why it matters, where it may be asked.

Decisions.
Every text asks; none claims. Where to ask is a suggestion and says nothing of what the law allows.
"""

from app.wording.labels import N_
from app.wording.wording import Wording
from graph.analysis.findings.gaps import Gap, GapKind, Place
from graph.analysis.networks.networks import Tie

PLACES = {
    Place.CASE_FILE: N_("the case file at the BP3MI"),
    Place.VICTIM: N_("the victims, with their consent"),
    Place.IMMIGRATION: N_("the immigration office"),
    Place.REGISTRY: N_("the population registry (Dukcapil)"),
    Place.OPERATOR: N_("the telephone operator"),
    Place.BANK: N_("PPATK or the bank"),
    Place.CARRIER: N_("the carrier, for its passenger list"),
    Place.EMBASSY: N_("the embassy or consulate (KBRI/KJRI)"),
    Place.OTHER_OFFICE: N_("other offices and police units with reports of their own"),
    Place.PUBLISHED: N_("another publication on the same network"),
    Place.REVIEW: N_("the review (simpul review)"),
}
_OF_ONE = {
    GapKind.UNKNOWN: N_(
        "Find out who {party} is: the full name, and a phone number, account, document or address."
    ),
    GapKind.IDENTIFIER: N_("Find a phone number, account, document or address of {party}."),
    GapKind.NAME: N_("Find the full name of {party}."),
}


def gap_task(gap: Gap, names: tuple[str, ...], tie: Tie | None, wording: Wording) -> str:
    """What to find out.

    `names` are those whom it is about, `tie` is theirs when it is about two.
    """
    if gap.kind in _OF_ONE:
        return wording.text(_OF_ONE[gap.kind]).format(party=names[0])
    if gap.kind is GapKind.STAGE:
        text = wording.text("Nobody is named for this stage: {stage}. Find out who it was.")
        return text.format(stage=wording.stage(gap.stage))
    if gap.kind is GapKind.PROBABLE:
        text = wording.text("Decide in the review whether {left} and {right} are one.")
        return text.format(left=names[0], right=names[1])
    if gap.kind is GapKind.SINGLE_SOURCE:
        why = wording.tie(tie) if tie else ""
        text = wording.text(
            "Look for a second, independent account of what ties {left} and {right}: {why}."
        )
        return text.format(left=names[0], right=names[1], why=why)
    return _of_many(gap, wording)


def _of_many(gap: Gap, wording: Wording) -> str:
    """A task that is one of several alike: assess so many cases, find so many days."""
    n = gap.ties or len(gap.cases)
    texts = {
        GapKind.ASSESSMENT: wording.plural(
            "Assess {n} case without an assessment.", "Assess {n} cases without an assessment.", n
        ),
        GapKind.DEPARTURE: wording.plural(
            "Find the day of departure in {n} case.", "Find the day of departure in {n} cases.", n
        ),
        GapKind.DESTINATION: wording.plural(
            "Find the country of destination in {n} case.",
            "Find the country of destination in {n} cases.",
            n,
        ),
        GapKind.OTHER_TIES: wording.plural(
            "Look for a second account of {n} more tie that stands on one.",
            "Look for a second account of {n} more ties that stand on one each.",
            n,
        ),
    }
    return texts[gap.kind].format(n=n)


def gap_weight(gap: Gap, wording: Wording) -> str:
    """Why it matters: how many cases and victims stand behind it."""
    n = len(gap.cases)
    if gap.kind in (GapKind.SINGLE_SOURCE, GapKind.PROBABLE):
        text = wording.plural(
            "without it {n} case stands apart from the rest",
            "without it {n} cases stand apart from the rest",
            n,
        )
    elif gap.kind is GapKind.OTHER_TIES:
        return wording.text("no case falls away without them")
    else:
        text = wording.plural("{n} case", "{n} cases", n)
    victims = wording.plural("{n} victim", "{n} victims", gap.victims).format(n=gap.victims)
    return ", ".join((text.format(n=n), *((victims,) if gap.victims else ())))


def gap_places(gap: Gap, wording: Wording) -> tuple[str, ...]:
    """Where it may be asked."""
    return tuple(wording.text(PLACES[place]) for place in gap.ask)
