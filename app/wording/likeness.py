"""Why two reports are one person or not, in plain wording.

Decisions.
A weight is never shown as a probability: it is not one for a single pair. It is named by its band,
with its bits beside it; eight bits are odds of 256 to 1 before the prior is counted.
The words hold no value of either side, as the comparisons hold none.
"""

from app.plain_text import plain
from app.wording.labels import N_
from app.wording.review.pairs import decision_word
from app.wording.wording import Wording
from graph.model import Comparison, Judgement
from graph.schema import Tier

PRIOR = "prior"

COMPARISONS = {
    ("prior", ""): N_("before comparing: two mentions are seldom one"),
    ("name", "same"): N_("the names are the same, spelling aside"),
    ("name", "near"): N_("the names are almost the same"),
    ("name", "first_and_initial"): N_("the first names are the same and the initials fit"),
    ("name", "contained_same_first"): N_("one name contains the other, with the same first name"),
    ("name", "contained"): N_("one name contains the other"),
    ("name", "alias"): N_("the alias of one is a name of the other"),
    ("name", "similar"): N_("the names are similar"),
    ("name", "first_only"): N_("only the first names are the same"),
    ("name", "shared_word"): N_("one word of the names is the same"),
    ("name", "initials"): N_("one name is the initials of the other"),
    ("name", "different"): N_("the names differ"),
    ("nik", "same"): N_("the NIK is the same"),
    ("nik", "next_serial"): N_("the NIKs differ in the serial alone, as those of twins do"),
    ("nik", "one_off"): N_("the NIKs differ in one digit"),
    ("nik", "different"): N_("the NIKs differ"),
    ("birth", "same"): N_("born on the same day"),
    ("birth", "swapped"): N_("born on the same day, with day and month swapped"),
    ("birth", "one_off"): N_("the dates of birth differ in one digit"),
    ("birth", "year_month"): N_("born in the same month"),
    ("birth", "year"): N_("born in the same year"),
    ("birth", "year_other_day"): N_("born in the same year, but on another day"),
    ("birth", "adjacent_year"): N_("born about a year apart"),
    ("birth", "different"): N_("the dates of birth differ"),
    ("phone", "same"): N_("the phone number is the same"),
    ("phone", "same_shared"): N_("a phone number is the same, which a household or office shares"),
    ("phone", "same_common"): N_("a phone number is the same, but many people give it"),
    ("phone", "one_off"): N_("the phone numbers differ in one digit"),
    ("phone", "different"): N_("the phone numbers differ"),
    ("place", "village"): N_("both are from the same village"),
    ("place", "district"): N_("both are from the same district"),
    ("place", "regency"): N_("both are from the same regency"),
    ("place", "district_other_village"): N_("from the same district, but from different villages"),
    ("place", "regency_other_home"): N_("from the same regency, but from different places in it"),
    ("place", "different"): N_("they are from different places"),
    ("sex", "same"): N_("the sex is the same"),
    ("sex", "different"): N_("the sexes differ"),
    ("father", "same"): N_("the fathers' names are the same"),
    ("father", "near"): N_("the fathers' names are almost the same"),
    ("father", "different"): N_("the fathers' names differ"),
    ("organization", "same"): N_("the company or office is the same"),
    ("organization", "near"): N_("the company or office is almost the same"),
    ("organization", "different"): N_("the companies or offices differ"),
    ("role", "parties"): N_("both are reported parties"),
    ("role", "protected"): N_("both are protected people"),
    ("role", "other_side"): N_("one is a party, the other a protected person"),
    ("document", "same"): N_("a document is the same"),
    ("document", "different"): N_("the documents differ"),
    ("account", "same"): N_("the bank account is the same"),
    ("account", "different"): N_("the bank accounts differ"),
    ("context", "none"): N_("their cases share nothing else that is rare"),
    ("context", "one"): N_("their cases share one more person, number or company"),
    ("context", "several"): N_("their cases share several more people, numbers or companies"),
    ("form", "same"): N_("the legal form is the same"),
    ("form", "different"): N_("the legal forms differ"),
    ("online", "same"): N_("an online account is the same"),
    ("address", "same"): N_("the address is the same"),
    ("licence", "same"): N_("the licence is the same"),
    ("licence", "different"): N_("the licences differ"),
}
"""What a comparison found, by its name and level."""

_COMMON = {
    "name": N_("it is a common name"),
    "place": N_("many people are from there"),
    "phone": N_("several people give this number"),
    "father": N_("it is a common name"),
}
_RARE = {
    "name": N_("it is a rare name"),
    "place": N_("few people are from there"),
    "phone": N_("hardly anybody gives this number"),
    "father": N_("it is a rare name"),
}
_COMMON_ONE, _RARE_ONE = N_("it is a common one"), N_("it is a rare one")
_TELLING = 1.0
"""Bits from which the rarity of a value is worth a word."""

BANDS = (
    (8.0, N_("very strong")),
    (4.0, N_("strong")),
    (0.5, N_("some")),
    (-0.5, N_("says little")),
    (-4.0, N_("against")),
)
"""What evidence of at least so many bits is called; below all of them it is strongly against."""
_LEAST = N_("strongly against")

BECAUSE = {
    "nik": N_("kept apart because the NIKs differ"),
    "sex": N_("kept apart because the sexes differ"),
    "birth": N_("kept apart because the dates of birth differ"),
    "common": N_("left to a person: the number they share is one that many people give"),
    "father": N_("kept apart because their fathers differ, or one is the other's child"),
    "case": N_("kept apart because one case names both, side by side"),
    "licence": N_("kept apart because the licences differ"),
    "form": N_("kept apart because the legal forms differ"),
    "branch": N_("kept apart because a branch is not its head office"),
    "name": N_("kept apart because the names are not alike enough to join unasked"),
    "judgement": N_("kept apart because a reviewer decided that they are different"),
    "established": N_(
        "left to a person: both were known already, and joining two who are known is never"
        " automatic"
    ),
    "suspects": N_(
        "left to a person: two reported parties are joined only by a strong sign, such as NIK or"
        " phone"
    ),
    "namesakes": N_(
        "left to a person: a name alone, even from the same region, never joins anybody; many"
        " share it"
    ),
    "place": N_("left to a person: they are from different places, and no number is the same"),
    "rival": N_("left to a person: somebody else fits as well, and contradicts"),
    "sides": N_("left to a person: one is a protected person, the other a reported party"),
    "initials": N_("left to a person: initials never join anybody"),
}
"""Why two who weigh enough were not joined, as `Relationship.properties["because"]` says."""
_TOO_LIGHT = {
    Tier.PROBABLE: N_("not joined: the evidence is good, but not good enough to be sure"),
    Tier.REVIEW: N_("left to a person: the evidence does not settle it"),
}

RULES = {
    "model": N_("the comparisons together weigh enough"),
    "judgement": N_("a reviewer decided so"),
    "nik": N_("the same NIK, and names that fit"),
    "passport": N_("the same passport, and names that fit"),
    "document": N_("the same document, and names that fit"),
    "licence": N_("the same licence, and names that fit"),
    "name+phone": N_("the same name and phone number"),
    "name+account": N_("the same name and bank account"),
    "name+birth": N_("the same name and date of birth"),
    "name+online": N_("the same name and online account"),
    "name+address": N_("the same name and address"),
    "organization": N_("the same full name of a registered company"),
    "chain": N_("it fits others of it, through which it belongs here"),
    "alone": N_("no other mention is of it"),
    "label": N_("its source calls them the same"),
}
"""Why a mention stands where it does, as `Assignment.reasons` says."""


def comparison_sentence(comparison: Comparison, wording: Wording) -> str:
    """What a comparison found, and whether what they share is common.

    "both are from the same village".
    """
    text = COMPARISONS.get((comparison.name, comparison.level))
    if text:
        return wording.text(text)
    return f"{comparison.name}: {comparison.level}".removesuffix(": ")


def rarity_sentence(comparison: Comparison, wording: Wording) -> str:
    """What the rarity of the shared value means; empty when it hardly matters."""
    if comparison.frequency <= -_TELLING:
        return wording.text(_COMMON.get(comparison.name, _COMMON_ONE))
    if comparison.frequency >= _TELLING:
        return wording.text(_RARE.get(comparison.name, _RARE_ONE))
    return ""


def full_sentence(comparison: Comparison, wording: Wording) -> str:
    """Both in one line: "both are from the same village; many people are from there"."""
    return "; ".join(
        filter(
            None, (comparison_sentence(comparison, wording), rarity_sentence(comparison, wording))
        )
    )


def band(bits: float, wording: Wording) -> str:
    """How much so many bits say, in a word."""
    return wording.text(next((name for least, name in BANDS if bits >= least), _LEAST))


def band_of(comparison: Comparison, wording: Wording) -> str:
    """How much a comparison says; nothing of the prior, which is where the count begins."""
    return (
        "" if comparison.name == PRIOR else band(comparison.weight + comparison.frequency, wording)
    )


def because_sentence(because: str, tier: Tier | None, wording: Wording) -> str:
    """Why two were not joined; an unknown code is shown as it is."""
    if because in BECAUSE:
        return wording.text(BECAUSE[because])
    if because:
        return because
    return wording.text(_TOO_LIGHT[tier]) if tier in _TOO_LIGHT else ""


def rule_sentence(rule: str, wording: Wording) -> str:
    """Why a mention stands where it does."""
    if rule in RULES:
        return wording.text(RULES[rule])
    return rule


def rule_sentences(rules: tuple[str, ...], wording: Wording) -> str:
    """All its reasons in one line."""
    return "; ".join(rule_sentence(rule, wording) for rule in rules)


def judgement_sentence(judgement: Judgement, wording: Wording) -> str:
    """Who decided what and when.

    What is withheld of it is left out. The reason stands beside it.
    """
    _ = wording.text
    told = (
        _("{who} decided on {date}: {decision}")
        if judgement.by
        else _("decided on {date}: {decision}")
    )
    date = wording.date(judgement.on[:10])
    decision = decision_word(judgement.decision, wording)
    return told.format(who=plain(judgement.by), date=date, decision=decision)
