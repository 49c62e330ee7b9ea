"""Leads as sentences.

Motifs, and what makes a link likely. They say what is to be checked, and accuse nobody.
"""

from collections.abc import Callable, Iterable, Mapping

from app.networks.leads import LikelyView, MotifView, ScriptView
from app.wording.labels import N_
from app.wording.profile import route
from app.wording.wording import Wording
from graph.analysis.findings.link_prediction import SharedTrait
from graph.analysis.findings.motifs import Motif
from graph.model import Id

SHOWN_NAMES = 5
"""Names in one sentence; the others are counted."""

MOTIFS: Mapping[str, str] = {
    "shared_shelter": N_("shared shelter"),
    "relay": N_("relay"),
    "funnel_account": N_("funnel account"),
    "co_travel": N_("travelled together"),
    "same_route": N_("same route, other parties"),
    "kin_recruiter": N_("kin recruiter"),
}


def motif_word(code: str, wording: Wording) -> str:
    """What a kind of motif is called."""
    if code in MOTIFS:
        return wording.text(MOTIFS[code])
    return code


def motif_sentence(motif: Motif, view: MotifView, wording: Wording) -> str:
    """A motif in words; of an unknown kind, its code and members."""
    write = _SENTENCES.get(motif.code)
    return (
        write(motif, view, wording)
        if write
        else f"{motif.code}: {_names(view, motif, *motif.members)}"
    )


def common_sentence(found: SharedTrait, view: LikelyView, wording: Wording) -> str:
    """One thing that two parties have in common; an unknown one is shown as it is."""
    _ = wording.text
    match found.code:
        case "contacts":
            told = wording.plural(
                "both are tied to {names}, a contact in common",
                "both are tied to {names}, contacts in common",
                len(found.via),
            )
            return told.format(names=_listed(view.entities[tied].name for tied in found.via))
        case "same_script":
            return _("their cases tell almost the same text, so perhaps one recruiter's script")
        case "same_abroad":
            told = _("both are named in cases with {names}, an employer or agency abroad")
            return told.format(names=_listed(view.entities[tied].name for tied in found.via))
        case "same_place":
            first, last = (wording.date(param) for param in found.params["months"])
            told = _("both: {stage} in {regency}, {months}")
            return told.format(
                stage=wording.stage(found.params["stage"]),
                regency=found.params["regency"],
                months=first if first == last else f"{first} – {last}",
            )
        case "same_way":
            return _("same way: {route}").format(route=route(found.params["route"], wording))
        case "kin_name":
            told = _(
                "both bear a last name that few others in cases of {regency} bear: perhaps kin"
            )
            return told.format(regency=found.params["regency"])
        case "like_name":
            return _("their names may be one person's: look at the review first")
        case _:
            return found.code


def script_note(view: ScriptView, wording: Wording) -> str:
    """What to bear in mind of a script.

    That nothing joins its cases yet, or that one office alone tells it.
    """
    _ = wording.text
    notes = []
    if len(view.networks) + view.unlinked > 1:
        notes.append(_("in cases that nothing links yet"))
    if view.script.offices == 1:
        notes.append(_("told by one office alone: it may be its way of writing"))
    return "; ".join(notes)


def _shelter(motif: Motif, view: MotifView, wording: Wording) -> str:
    _ = wording.text
    if "address" in motif.members:
        told = _("{cases} put people at {place} ({victims}); parties there: {names}").format(
            place=_names(view, motif, "address"),
            names=_names(view, motif, "keeper", "party"),
            **_counts(motif, wording),
        )
    else:
        told = _("{names} is reported as keeping the shelter in {cases} with {victims}").format(
            names=_names(view, motif, "keeper"), **_counts(motif, wording)
        )
    first, last = (wording.date(param) for param in motif.params.get("days") or ("", ""))
    if first:
        return f"{told} ({first} – {last})"
    return told


def _relay(motif: Motif, view: MotifView, wording: Wording) -> str:
    _ = wording.text
    told = _(
        "Recruitment {recruiters} → documents {documents} → transport {transporters}: {cases};"
        " {how}"
    )
    return told.format(
        how=(
            _("one case names all three")
            if motif.params.get("in_one_case")
            else _("from case to case")
        ),
        recruiters=_names(view, motif, "recruiter"),
        documents=_names(view, motif, "document"),
        transporters=_names(view, motif, "transporter"),
        **_counts(motif, wording),
    )


def _funnel(motif: Motif, view: MotifView, wording: Wording) -> str:
    """An account that many strangers paid into, and whether its holder is named."""
    _ = wording.text
    told = (
        _(
            "{account} received money from {payers} unrelated people, regencies:"
            " {regencies}{amount}; its holder, {holder}, is not named as a recruiter in those cases"
        )
        if "holder" in motif.members
        else _(
            "{account} received money from {payers} unrelated people, regencies:"
            " {regencies}{amount}; whose it is, no party's name says"
        )
    )
    money = motif.params.get("amount")
    return told.format(
        account=_names(view, motif, "account"),
        payers=wording.number(motif.params["payers"]),
        regencies=wording.number(motif.params["regencies"]),
        amount=(
            f" ({motif.params['currency']} {wording.number(money)})" if money is not None else ""
        ),
        holder=_names(view, motif, "holder"),
    )


def _journey(motif: Motif, view: MotifView, wording: Wording) -> str:
    """People of several cases who left together: on one trip, or from one place on one day."""
    _ = wording.text
    if "trip" in motif.members:
        told = _("People of {cases} travelled on {trip} ({victims})").format(
            trip=_names(view, motif, "trip"), **_counts(motif, wording)
        )
        aboard = _("aboard too: {names}")
    else:
        told = _("People of {cases} left from {place} on {day} ({victims})").format(
            place=motif.params["place"],
            day=wording.date(motif.params["day"]),
            **_counts(motif, wording),
        )
        aboard = _("named for the way, or in several of them: {names}")
    return (
        f"{told}; {aboard.format(names=_names(view, motif, 'party'))}"
        if "party" in motif.members
        else told
    )


def _same_route(motif: Motif, view: MotifView, wording: Wording) -> str:
    told = wording.text("{route}: {cases} by {groups} groups of parties who share no case: {names}")
    return told.format(
        route=route(motif.params["route"], wording),
        groups=wording.number(motif.params["groups"]),
        names=_names(view, motif, "party"),
        **_counts(motif, wording),
    )


def _kin(motif: Motif, view: MotifView, wording: Wording) -> str:
    _ = wording.text
    told = {
        "stated": _(
            "A source says that these are related: {recruiters}, reported as recruiting, and"
            " {others}"
        ),
        "family_card": _(
            "One family card is held by {recruiters}, reported as recruiting, and by {others}"
        ),
        "role": _("{recruiters} is reported as a relative who recruits: {cases}, {victims}"),
    }[motif.params["by"]]
    return told.format(
        recruiters=_names(view, motif, "recruiter"),
        others=_names(view, motif, "party", "victim") or _("another of them"),
        **_counts(motif, wording),
    )


_SENTENCES: dict[str, Callable[[Motif, MotifView, Wording], str]] = {
    "shared_shelter": _shelter,
    "relay": _relay,
    "funnel_account": _funnel,
    "co_travel": _journey,
    "same_route": _same_route,
    "kin_recruiter": _kin,
}


def _counts(motif: Motif, wording: Wording) -> dict[str, str]:
    """How many cases and victims, in words."""
    cases = len(motif.cases)
    victims = len(motif.members.get("victim", ()))
    return {
        "cases": wording.plural("{n} case", "{n} cases", cases).format(n=cases),
        "victims": wording.plural("{n} victim", "{n} victims", victims).format(n=victims),
    }


def _names(view: MotifView, motif: Motif, *parts: str) -> str:
    """Who plays these parts in a motif."""
    members: list[Id] = []
    for part in parts:
        members += motif.members.get(part, ())
    return _listed(view.entities[member].name for member in members)


def _listed(names: Iterable[str]) -> str:
    """Some names, and how many more there are: "A, B, +3"."""
    told = list(dict.fromkeys(names))
    more = [f"+{len(told) - SHOWN_NAMES}"] if len(told) > SHOWN_NAMES else []
    return ", ".join([*told[:SHOWN_NAMES], *more])
