"""What sets of key players are for and what they would do, in plain words."""

from app.wording.labels import N_
from app.wording.measures import measure_name
from app.wording.removal import Names
from app.wording.wording import Wording
from graph.analysis.disruption.key_players import Aim, KeyPlayers
from graph.model import Id

_AIMS = {
    Aim.FRAGMENT: N_("Take apart"),
    Aim.SCATTER: N_("Drive apart"),
    Aim.REACH: N_("Reach"),
    Aim.SPREAD: N_("Be near"),
}
_MEANINGS = {
    Aim.FRAGMENT: N_(
        "Without them the most pairs of parties can no longer reach each other (KPP-Neg, F)."
    ),
    Aim.SCATTER: N_(
        "Without them the others stand farthest from each other, each tie one step (KPP-Neg,"
        " distance-weighted F)."
    ),
    Aim.REACH: N_(
        "Together they reach the most others within two steps: whom to watch to see most (KPP-Pos,"
        " m-reach)."
    ),
    Aim.SPREAD: N_(
        "Together they are nearest to all others, each tie one step (KPP-Pos, distance-weighted"
        " reach)."
    ),
}
_VALUES = {
    Aim.FRAGMENT: N_(
        "Without them {value} % of the pairs that are left cannot reach each other; now it is"
        " {before} %."
    ),
    Aim.SCATTER: N_(
        "Without them the others are {value} % apart, where 100 % is nobody reaches anybody; now"
        " {before} %."
    ),
    Aim.REACH: N_(
        "Together they reach {value} % of the parties within two steps, themselves included."
    ),
    Aim.SPREAD: N_(
        "Together they are {value} % near to the parties, counted in ties, where 100 % is tied to"
        " everybody."
    ),
}
SOURCE = "Borgatti 2006, doi 10.1007/s10588-006-7084-x"


def aim_name(aim: Aim, wording: Wording) -> str:
    """What a set is to do, in a word or two."""
    return wording.text(_AIMS[aim])


def aim_lines(aim: Aim, wording: Wording) -> tuple[str, str]:
    """What an aim means, and whose idea it is."""
    told = wording.text("Source: {source}.")
    return wording.text(_MEANINGS[aim]), told.format(source=SOURCE)


def changes_anything(found: KeyPlayers) -> bool:
    """Whether the set does more than no set at all.

    Where it does not, its members are any, and none is to be named.
    """
    return found.value > found.before


def set_sentences(found: KeyPlayers, single: str, wording: Wording) -> tuple[str, ...]:
    """What a set would do, what the first of a ranking would, and whether a better one may be.

    `single` names the parties of the single ranking.
    """
    _ = wording.text
    if not changes_anything(found):
        told = _("Nobody stands out: without any {n} of them the others are joined as before.")
        return (told.format(n=wording.number(len(found.members))),)
    value = _(_VALUES[found.aim]).format(
        value=percent(found.value, wording), before=percent(found.before, wording)
    )
    if found.gain > 0:
        beside = _("The first by “{measure}” do less, {value} %: {names}.")
    else:
        beside = _("The first by “{measure}” do as much, {value} %: {names}.")
    told = beside.format(
        measure=measure_name(found.single.measure, wording),
        value=percent(found.single.value, wording),
        names=single,
    )
    tried = (
        _("Every set was tried.")
        if found.exact
        else _("Not every set could be tried: a better one may exist.")
    )
    return value, told, tried


def again_text(found: KeyPlayers, member: Id, wording: Wording) -> str:
    """In how many of the drawn networks a member is named again: "85 %".

    That it was not tried where it was not.
    """
    if member not in found.stability:
        return wording.text("not tried")
    return f"{percent(found.stability[member], wording)} %"


def again_line(found: KeyPlayers, wording: Wording) -> str:
    """What it means that somebody is named again, or why that was not tried."""
    if not found.stability:
        return wording.text(
            "How often they would be named again was not tried: the network is too large for it."
        )
    return wording.text(
        "Named again: in how many of the networks with a tenth of the ties left out the party is in"
        " the set."
    )


def same_pairs(found: KeyPlayers) -> tuple[tuple[Id, Id], ...]:
    """Members with who is probably the same person; none where the set is not to be named."""
    if changes_anything(found):
        return found.same
    return ()


def same_sentences(found: KeyPlayers, names: Names, wording: Wording) -> list[str]:
    """Which members are probably one person with somebody, and what is to be done first."""
    _ = wording.text
    pairs = same_pairs(found)
    inside = _("{who} and {other} ({id}), both in the set, are probably the same person.")
    beside = _("{who} and {other} ({id}), who is not in the set, are probably the same person.")
    told = [
        (inside if other in found.members else beside).format(
            who=names([one]), other=names([other]), id=other
        )
        for one, other in pairs
    ]
    todo = _(
        "Decide that in the review first: the set may be smaller than it looks, or become another"
        " one."
    )
    return [*told, todo] if told else []


def percent(share: float, wording: Wording) -> str:
    """A share of one in percent, without the sign."""
    return wording.number(round(100 * share, 1))
