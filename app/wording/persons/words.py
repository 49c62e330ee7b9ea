"""Requests of persons in words: what is asked, what became of it, on which ground it is refused."""

from collections.abc import Mapping

from app.persons.due import DueItem, DueKind
from app.wording.labels import N_
from app.wording.wording import Wording
from graph.persons.requests import Ground, PersonRequest, RequestKind, RequestState

KINDS: Mapping[RequestKind, str] = {
    RequestKind.ACCESS: N_("copy of what is held"),
    RequestKind.CORRECTION: N_("correction"),
    RequestKind.ERASURE: N_("erasure"),
    RequestKind.WITHDRAWAL: N_("withdrawal of consent"),
}
STATES: Mapping[RequestState, str] = {
    RequestState.OPEN: N_("open"),
    RequestState.DONE: N_("done"),
    RequestState.REFUSED: N_("refused"),
}
GROUNDS: Mapping[Ground, str] = {
    Ground.DEFENCE: N_("art. 15 (1) a: national defence and security"),
    Ground.LAW_ENFORCEMENT: N_("art. 15 (1) b: law enforcement"),
    Ground.PUBLIC_INTEREST: N_("art. 15 (1) c: public interest in running the state"),
    Ground.FINANCIAL_SUPERVISION: N_("art. 15 (1) d: supervision of the financial sector"),
    Ground.STATISTICS: N_("art. 15 (1) e: statistics and research"),
    Ground.DANGER: N_("art. 33 a: danger to safety or health"),
    Ground.DATA_OF_OTHERS: N_("art. 33 b: it would disclose data of others"),
    Ground.NATIONAL_SECURITY: N_("art. 33 c: national defence and security"),
}


FIELDS: Mapping[str, str] = {
    "name": N_("name"),
    "father": N_("father"),
    "sex": N_("sex"),
    "born_on": N_("born"),
    "nationality": N_("nationality"),
    "address": N_("address"),
    "position": N_("position"),
}
"""What may be put right, as it is called to people."""


def kind_word(kind: RequestKind, wording: Wording) -> str:
    """What is asked for."""
    return wording.text(KINDS[kind])


def state_word(request: PersonRequest, wording: Wording) -> str:
    """What became of a request."""
    return wording.text(STATES[request.state])


def ground_text(ground: Ground | None, wording: Wording) -> str:
    """On which ground a request is refused; empty where it is not."""
    return wording.text(GROUNDS[ground]) if ground else ""


def person_word(name: str, wording: Wording) -> str:
    """What a person is called; somebody who was forgotten has no name any more."""
    return name or wording.text("somebody who was forgotten")


def moment(iso: str, wording: Wording) -> str:
    """A moment as people read it, in UTC."""
    day = wording.date(iso[:10])
    return f"{day} {iso[11:16]} UTC" if len(iso) > 10 else day


def what_is_due(item: DueItem, wording: Wording) -> str:
    """What is to be done."""
    _ = wording.text
    if item.kind is DueKind.RETENTION:
        return _("erase the case, or keep it longer and say why")
    return what_to_do(item.request.request.kind, wording) if item.request else ""


def what_to_do(kind: RequestKind, wording: Wording) -> str:
    """What is to be done about a request."""
    _ = wording.text
    return {
        RequestKind.ACCESS: _("hand over a copy"),
        RequestKind.CORRECTION: _("put it right"),
        RequestKind.ERASURE: _("erase, or refuse with a reason"),
        RequestKind.WITHDRAWAL: _("nothing names them any more: tell those who were handed data"),
    }[kind]


def whom_it_is_about(item: DueItem, wording: Wording) -> str:
    """The person or the case."""
    if item.case is not None:
        return wording.text("case {name}").format(name=item.case.number)
    return person_word(item.request.name if item.request else "", wording)


def item_word(item: DueItem, wording: Wording) -> str:
    """What kind of thing is due."""
    if item.case is not None:
        return wording.text("time is over")
    return kind_word(item.request.request.kind, wording) if item.request else ""
