"""What changed between two editions, in words and as a listing."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.packs.differences import Change, Difference, Reason
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.labels import N_
from app.wording.wording import Wording

CHANGES: Mapping[Change, str] = {
    Change.NEW: N_("new"),
    Change.GONE: N_("gone"),
    Change.REWORDED: N_("reworded"),
    Change.MOVED: N_("moved"),
}
REASONS: Mapping[Reason, str] = {
    Reason.NEW_CASE: N_("a case came since: {cases}"),
    Reason.NEW_ROW: N_("a source row came since"),
    Reason.CASE_GONE: N_("a case is not in the network any more: {cases}"),
    Reason.ROW_GONE: N_("a source row is not there any more"),
    Reason.WRITTEN: N_("somebody wrote it"),
    Reason.TAKEN_BACK: N_("somebody took it back"),
    Reason.DECIDED: N_("the same rows were decided otherwise: who is who, a role, an assessment"),
    Reason.COMPUTED: N_("computed anew from what is known now"),
    Reason.OTHER_HEADING: N_("stands under another heading"),
}


def change_word(change: Change, wording: Wording) -> str:
    """What became of a sentence."""
    return wording.text(CHANGES[change])


def reason_sentence(difference: Difference, wording: Wording) -> str:
    """Why it did."""
    told = wording.text(REASONS[difference.reason])
    return told.format(cases=", ".join(difference.cases))


def differences_listing(found: Sequence[Difference], wording: Wording) -> Listing[Difference]:
    """Every sentence that is not what it was, with the reason."""
    _ = wording.text
    title = wording.plural("{n} change", "{n} changes", len(found))

    def record(difference: Difference) -> dict[str, Any]:
        return {
            "change": difference.change.value,
            "reason": difference.reason.value,
            "heading": difference.heading,
            "before": difference.before.text if difference.before else "",
            "after": difference.after.text if difference.after else "",
            "cases": list(difference.cases),
        }

    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column(_("change"), lambda one: change_word(one.change, wording)),
            Column(_("heading"), lambda one: one.heading),
            Column(_("before"), lambda one: one.before.text if one.before else "", wide=True),
            Column(_("now"), lambda one: one.after.text if one.after else "", wide=True),
            Column(_("why"), lambda one: reason_sentence(one, wording)),
        ),
        none=_("Nothing changed since the edition before."),
        records=lambda: map(record, found),
        fields=columns.DIFFERENCES,
    )
