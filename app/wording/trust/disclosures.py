"""Disclosures in words: how one stands, and since when."""

from collections.abc import Mapping

from app.networks.work.disclosures import DisclosureView
from app.wording.labels import N_
from app.wording.wording import Wording
from graph.work.disclosures import DisclosureState

STATES: Mapping[DisclosureState, str] = {
    DisclosureState.PREPARED: N_("prepared"),
    DisclosureState.APPROVED: N_("approved"),
    DisclosureState.HANDED_OVER: N_("handed over"),
    DisclosureState.ACKNOWLEDGED: N_("acknowledged"),
    DisclosureState.RECALLED: N_("recalled"),
}


def state_word(state: DisclosureState, wording: Wording) -> str:
    """What a state is called."""
    return wording.text(STATES[state])


def standing_words(view: DisclosureView, day: str, wording: Wording) -> str:
    """How it stands, by whom and since when, and whether it should be back by now."""
    _ = wording.text
    last = view.steps[-1] if view.steps else view.disclosure
    told = _("{state} by {who}, {day}").format(
        state=state_word(view.state, wording), who=last.by, day=wording.date(last.on[:10])
    )
    if view.is_overdue(day):
        since = wording.date(view.disclosure.until)
        return _("{told}; to be given back since {day}").format(told=told, day=since)
    return told
