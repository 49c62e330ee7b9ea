"""Texts for briefings as a listing."""

from collections.abc import Sequence
from typing import Any

from app.networks.work.kept import Kept
from app.rows import columns
from app.rows.listing import Column, Listing
from app.rows.work import SHORT_ID, Names, frame, text_now
from app.wording.wording import Wording
from app.wording.work.briefings import audience_word, part_word
from app.wording.work.words import confidence_word, likelihood_word, subject_word
from graph.work.briefings import BriefingText


def texts_listing(
    found: Sequence[Kept[BriefingText]], names: Names, wording: Wording
) -> Listing[Kept[BriefingText]]:
    """Texts by part, with how likely and how sure, for whom they are, and who wrote them."""
    _ = wording.text
    title = wording.plural("{n} text", "{n} texts", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda kept: kept.id[:SHORT_ID]),
            Column(_("part"), lambda kept: part_word(kept.latest.part, wording)),
            Column(
                _("party"),
                lambda kept: _party(kept.latest, names, wording),
                optional=True,
            ),
            Column(_("case"), lambda kept: _case(kept.latest, names), optional=True),
            Column(_("text"), lambda kept: text_now(kept, lambda text: text.text), wide=True),
            Column(
                _("likelihood"),
                lambda kept: likelihood_word(kept.latest.likelihood, wording),
                optional=True,
            ),
            Column(
                _("confidence"),
                lambda kept: confidence_word(kept.latest.confidence, wording),
                optional=True,
            ),
            Column(_("for"), lambda kept: audience_word(kept.latest.audience, wording)),
            Column(
                _("who"), lambda kept: ", ".join(dict.fromkeys(one.by for one in kept.versions))
            ),
            Column(_("since"), lambda kept: wording.date(kept.latest.on[:10])),
        ),
        none=_("Nothing is written yet: write with `simpul texts NETWORK judgement TEXT`."),
        records=lambda: [text_record(kept, names, wording) for kept in found],
        fields=columns.TEXTS,
    )


def text_record(kept: Kept[BriefingText], names: Names, wording: Wording) -> dict[str, Any]:
    """A text as a flat record."""
    text = kept.latest
    return {
        **frame(kept),
        "part": text.part.value,
        "party": text.party,
        "party_name": _party(text, names, wording),
        "case": _case(text, names),
        "text": text.text,
        "likelihood": text.likelihood.value if text.likelihood else "",
        "confidence": text.confidence.value if text.confidence else "",
        "audience": text.audience.value,
    }


def _case(text: BriefingText, names: Names) -> str:
    """The number of the one case that a text is about."""
    named = names.get(text.case)
    return named.names[0] if named else ""


def _party(text: BriefingText, names: Names, wording: Wording) -> str:
    return subject_word(names.get(text.party), wording) if text.party else ""
