"""What a review says.

Why a pair is asked about, what a decision is called, how far reviewing has come.
"""

from collections.abc import Mapping

from app.i18n import LANGUAGES, translator
from app.resolution.pairs import CASES, CONTRADICTION, KNOWN, NETWORKS, PARTY, AskedFor, Pair
from app.wording import columns
from app.wording.labels import N_, SCHEMES
from app.wording.wording import Wording
from graph.schema import Decision, Scheme

DECISIONS: Mapping[Decision, str] = {
    Decision.POSITIVE: N_("same"),
    Decision.NEGATIVE: N_("different"),
    Decision.UNSURE: N_("unsure"),
}
VERDICTS = {"same": N_("agree"), "different": N_("differ"), "missing": N_("one side only")}
"""What both sides say in one field."""
_AGAINST = {
    "nik": N_("the NIKs differ"),
    "sex": N_("the sexes differ"),
    "birth": N_("the dates of birth differ"),
    "name": N_("the names are not alike enough to join unasked"),
    "document": N_("the documents differ"),
    "licence": N_("the licences differ"),
    "form": N_("the legal forms differ"),
    "branch": N_("a branch is not its head office"),
    "judgement": N_("a reviewer said that they are different"),
}
_PLACES = frozenset({"village", "district", "regency", "province", "country"})


def decision_word(decision: Decision, wording: Wording) -> str:
    """A decision in one word: "same", "different", "unsure"."""
    return wording.text(DECISIONS[decision])


def read_decision(text: str) -> Decision | None:
    """The decision that a word of any language means; None when it means none.

    >>> read_decision(" Sama "), read_decision("different"), read_decision("perhaps")
    (<Decision.POSITIVE: 'positive'>, <Decision.NEGATIVE: 'negative'>, None)
    """
    wanted = text.strip().casefold()
    for decision, word in DECISIONS.items():
        if wanted in {word, *(translator(language).gettext(word) for language in LANGUAGES)}:
            return decision
    return None


def field_word(field: str, wording: Wording) -> str:
    """What a field of two sides is called (app/resolution/pairs.py)."""
    if field in frozenset(Scheme):
        return wording.text(SCHEMES[Scheme(field)])
    return columns.field_label(f"locality.{field}" if field in _PLACES else field, wording)


def verdict_word(verdict: str, wording: Wording) -> str:
    """Whether both sides say the same in one field."""
    if verdict in VERDICTS:
        return wording.text(VERDICTS[verdict])
    return verdict


def asked_for(pair: Pair, wording: Wording) -> str:
    """Why a pair is asked about, in one line, most important first."""
    return "; ".join(filter(None, (asked_sentence(reason, wording) for reason in pair.reasons)))


def asked_sentence(asked: AskedFor, wording: Wording) -> str:
    """One reason why a pair is asked about; an unknown one is shown as it is."""
    _ = wording.text
    match asked.code:
        case code if code == NETWORKS:
            told = _("would join two networks of {left} and {right} cases that nothing links yet")
            return told.format(left=asked.left, right=asked.right)
        case code if code == CASES:
            told = _("would join cases that nothing links yet ({left} + {right})")
            return told.format(left=asked.left, right=asked.right)
        case code if code == PARTY:
            return (
                _("both are reported parties") if asked.left > 1 else _("one is a reported party")
            )
        case code if code == CONTRADICTION:
            return _("something speaks against it: {what}").format(
                what=against_word(asked.what, wording)
            )
        case code if code == KNOWN:
            return _("both are people or organisations known already")
        case _:
            return asked.code


def against_word(because: str, wording: Wording) -> str:
    """What speaks against a pair."""
    if because in _AGAINST:
        return wording.text(_AGAINST[because])
    return because
