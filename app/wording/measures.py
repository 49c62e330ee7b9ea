"""What each measure of parties means in plain words, how it is counted, and whose idea it is."""

from typing import NamedTuple

from app.networks.ranking import Rank, Ranks
from app.wording.labels import N_
from app.wording.wording import Wording


class MeasureWords(NamedTuple):
    """One measure in words; the English text of each is its key in the catalogue."""

    name: str
    meaning: str
    formula: str
    source: str
    """A paper; the same in every language."""


SAME_ORDER = 0.8
"""From which rank correlation on two orders are called nearly the same."""

_GOULD = "Gould and Fernandez 1989, Sociological Methodology 19"

MEASURES = {
    "degree": MeasureWords(
        N_("Number of ties"),
        N_(
            "With how many other parties this one is tied. Many ties may also mean that somebody is"
            " merely reported more often than others."
        ),
        N_("the other parties tied to it, counted"),
        "Freeman 1978, doi 10.1016/0378-8733(78)90021-7",
    ),
    "strength": MeasureWords(
        N_("Weight of ties"),
        N_(
            "Like the number of ties, but a tie that is well supported counts for more than one"
            " that is hardly so."
        ),
        N_("the weights of its ties, each from 0 to 1, added up"),
        "Barrat et al. 2004, doi 10.1073/pnas.0400087101",
    ),
    "betweenness": MeasureWords(
        N_("Stands between others"),
        N_(
            "How often this party lies on the shortest way between two others: who could pass"
            " things on, or hold them up. It often says little beyond the number of ties (Lugo"
            " 2016): read both."
        ),
        N_(
            "over all pairs of others, the share of their shortest ways that lead over it; a tie is"
            " as short as the evidence for it is sure"
        ),
        "Freeman 1977, doi 10.2307/3033543",
    ),
    "closeness": MeasureWords(
        N_("Near to all"),
        N_(
            "In how few, sure steps this party reaches the others: whom news and orders reach"
            " soonest."
        ),
        N_("the mean of 1/distance to every other party; one that cannot be reached counts 0"),
        "Marchiori and Latora 2000, doi 10.1016/S0378-4371(00)00311-3",
    ),
    "betweenness_steps": MeasureWords(
        N_("Stands between others, by steps"),
        N_(
            "Like standing between others, but every tie is one step, however little supports it:"
            " to compare with published figures. A single doubtful report can make somebody the"
            " centre."
        ),
        N_("over all pairs of others, the share of their ways of fewest steps that lead over it"),
        "Freeman 1977, doi 10.2307/3033543",
    ),
    "closeness_steps": MeasureWords(
        N_("Near to all, by steps"),
        N_(
            "In how few steps this party reaches the others, however little supports a tie: to"
            " compare with published figures."
        ),
        N_("the mean of 1/steps to every other party; one that cannot be reached counts 0"),
        "Marchiori and Latora 2000, doi 10.1016/S0378-4371(00)00311-3",
    ),
    "eigenvector": MeasureWords(
        N_("Tied to the well tied"),
        N_(
            "High for a party whose ties lead to others who are well tied themselves: near the"
            " heart of the network."
        ),
        N_(
            "each value is in proportion to the values of those it is tied to, by weight; the"
            " highest is 1"
        ),
        "Bonacich 1972, doi 10.1080/0022250X.1972.9989806",
    ),
    "pagerank": MeasureWords(
        N_("Met most often"),
        N_(
            "Where somebody is met most often who walks from tie to tie, surer ones more often"
            " (PageRank)."
        ),
        N_(
            "the share of visits of a walk that goes on with probability 0.85 at each step, else"
            " starts anew anywhere"
        ),
        "Brin and Page 1998, doi 10.1016/S0169-7552(98)00110-X",
    ),
    "coreness": MeasureWords(
        N_("Depth in the core"),
        N_(
            "How deep in the dense middle of the network this party stands, however many loose ties"
            " it has besides."
        ),
        N_(
            "the largest k for which it is in a group where everybody is tied to k others of that"
            " group"
        ),
        "Seidman 1983, doi 10.1016/0378-8733(83)90028-X",
    ),
    "constraint": MeasureWords(
        N_("Bound by its contacts"),
        N_(
            "How much the contacts of a party are one circle. A low value comes first: its contacts"
            " have nothing to do with each other but through this party."
        ),
        N_(
            "over its contacts, the squared share of its ties that lie on each, directly or through"
            " others"
        ),
        "Burt 1992, Structural Holes",
    ),
    "effective_size": MeasureWords(
        N_("Separate contacts"),
        N_(
            "How many of its contacts are not tied to each other anyway: the circles that this"
            " party reaches."
        ),
        N_("its contacts, less twice the ties among them divided by their number"),
        "Burt 1992, Structural Holes; Borgatti 1997, Connections 20(1)",
    ),
    "cut_point": MeasureWords(
        N_("Holds parts together"),
        N_(
            "Into how many parts its network falls without this party; from 2 on they know of each"
            " other through it."
        ),
        N_("the groups, each held together by no single party, that it belongs to"),
        "Hopcroft and Tarjan 1973, doi 10.1145/362248.362272",
    ),
    "brokerage_regencies": MeasureWords(
        N_("Broker between regencies"),
        N_("How many pairs of parties who are not tied to each other it joins across regencies."),
        N_(
            "pairs of its contacts without a tie, of which not all three stand in one regency;"
            " shares where in several"
        ),
        _GOULD,
    ),
    "brokerage_stages": MeasureWords(
        N_("Broker between stages"),
        N_(
            "How many pairs of parties who are not tied to each other it joins across stages of the"
            " chain."
        ),
        N_(
            "pairs of its contacts without a tie, of which not all three stand in one stage; shares"
            " where in several"
        ),
        _GOULD,
    ),
}


def measure_name(code: str, wording: Wording) -> str:
    """What a measure is called; an unknown code is shown as it is."""
    if code in MEASURES:
        return wording.text(MEASURES[code].name)
    return code


def measure_lines(code: str, wording: Wording) -> tuple[str, ...]:
    """What a measure means, how it is counted, and its source: one line each.

    Empty for an unknown code.
    """
    if code not in MEASURES:
        return ()
    words = MEASURES[code]
    _ = wording.text
    return (
        _(words.meaning),
        _("Counted as: {formula}.").format(formula=_(words.formula)),
        _("Source: {source}.").format(source=words.source),
    )


def place_text(rank: Rank, wording: Wording) -> str:
    """A place with its band: "2 (1–4)"; the place alone when no band was asked for."""
    place = wording.number(rank.place)
    if rank.high:
        return f"{place} ({wording.number(rank.low)}–{wording.number(rank.high)})"
    return place


def parts_text(rank: Rank, wording: Wording) -> str:
    """Into how many parts the network falls without a party.

    Beside it, how many of them have a case of their own.
    """
    if not rank.parts:
        return ""
    told = wording.plural("{n} part", "{n} parts", rank.parts).format(n=wording.number(rank.parts))
    if not rank.parts_with_cases:
        return told
    own = wording.plural(
        "{n} with a case of its own", "{n} with cases of their own", rank.parts_with_cases
    )
    return f"{told} ({own.format(n=wording.number(rank.parts_with_cases))})"


def alike_sentence(ranks: Ranks, wording: Wording) -> str:
    """Whether standing between others says more here than the number of ties.

    Empty when that cannot be told.
    """
    alike = ranks.like_degree
    if alike is None:
        return ""
    if alike >= SAME_ORDER:
        told = wording.text(
            "Here it puts the parties in nearly the same order as the number of ties ({alike})."
        )
    else:
        told = wording.text(
            "Here its order differs from that by number of ties ({alike}): look at who stands"
            " higher."
        )
    return told.format(alike=f"ρ = {wording.number(alike)}")


def steps_sentence(ranks: Ranks, wording: Wording) -> str:
    """That surer ties count as shorter here, and what counts steps; empty where it is all one."""
    if not ranks.by_steps:
        return ""
    told = wording.text(
        "The ties are not equally sure here, and a tie is 1/weight long. Every tie counts as one"
        ' step in "{measure}" ({code}), as in most published figures.'
    )
    return told.format(measure=measure_name(ranks.by_steps, wording), code=ranks.by_steps)


def error_sentence(ranks: Ranks, wording: Wording) -> str:
    """How far the scores of a sampled measure may be off; empty for exact ones."""
    if ranks.error is None or ranks.samples is None:
        return ""
    told = wording.text(
        "Measured from {samples} parties drawn by a seed: with {confidence} % confidence no value"
        " is off by more than {error}."
    )
    return told.format(
        samples=wording.number(ranks.samples),
        confidence=wording.number(round(100 * (ranks.confidence or 0.0))),
        error=wording.number(round(ranks.error, 3)),
    )
