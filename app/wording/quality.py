"""How well the model fits the data, in plain wording."""

from app.wording.labels import N_
from app.wording.likeness import COMPARISONS
from app.wording.wording import Wording
from graph.resolution.people.quality import Drift, Misfit, WeightBand

FACTS = {
    "name": N_("Names"),
    "nik": N_("NIKs"),
    "birth": N_("Dates of birth"),
    "phone": N_("Phone numbers"),
    "place": N_("Places"),
    "sex": N_("Sexes"),
    "father": N_("Fathers' names"),
    "organization": N_("Companies or offices"),
    "document": N_("Documents"),
    "account": N_("Bank accounts"),
    "role": N_("Roles"),
}
"""What a comparison compares."""


_MISFITS = {
    "agrees_less": N_(
        "{what} agree far less often than the model expects where everything else says one person:"
        " {share} instead of {expected}, in {pairs} pairs. Look whether they were read from the"
        " right column, and whether they are true."
    ),
    "agrees_more": N_(
        "{what} of different people agree far more often than the model expects: {share} instead of"
        " {expected}, in {pairs} pairs. Look whether one value was written for many."
    ),
    "seldom_given": N_(
        "{what} are given in {share} of the mentions, and in {expected} of those that the model"
        " learnt from: fewer people will be recognised."
    ),
}


def fact_word(comparison: str, wording: Wording) -> str:
    """What a comparison compares, in the plural."""
    if comparison in FACTS:
        return wording.text(FACTS[comparison])
    return comparison


def misfit_sentence(misfit: Misfit, wording: Wording) -> str:
    """In what the data are far from the model, and what to look at."""
    return wording.text(_MISFITS[misfit.code]).format(
        what=fact_word(misfit.comparison, wording),
        share=percent(misfit.share, wording),
        expected=percent(misfit.expected, wording),
        pairs=wording.number(misfit.pairs),
    )


def level_sentence(drift: Drift, wording: Wording) -> str:
    """What a level of a comparison says."""
    return wording.text(COMPARISONS.get((drift.comparison, drift.level), drift.level))


def size_word(least: int, after: int | None, wording: Wording) -> str:
    """A class of sizes: "5-9", "100 or more"."""
    if after is None:
        return wording.text("{count} or more").format(count=wording.number(least))
    return (
        wording.number(least)
        if after == least + 1
        else f"{wording.number(least)}-{wording.number(after - 1)}"
    )


def band_word(band: WeightBand, after: float | None, wording: Wording) -> str:
    """A band of weights: "below 0", "2 to 4", "15 or more"."""
    if band.least is None:
        told = wording.text("below {bits}")
        return told.format(bits=0)
    if after is None:
        told = wording.text("{count} or more")
        return told.format(count=wording.number(band.least))
    told = wording.text("{least} to {most}")
    return told.format(least=wording.number(band.least), most=wording.number(after))


def percent(share: float | None, wording: Wording) -> str:
    """A share as a percentage; a dash when there is none."""
    if share is None:
        return "–"
    digits = 1 if share >= 0.01 or share == 0 else 4
    return f"{wording.number(round(100 * share, digits))} %"


def range_of_shares(least: float | None, most: float | None, wording: Wording) -> str:
    """From which share to which; one where both are written alike, a dash when there is none."""
    ends = [percent(least, wording), percent(most, wording)]
    return (
        ends[0] if ends[0] == ends[1] else "–".join(end.removesuffix(" %") for end in ends) + " %"
    )
