"""Reasons as sentences: why a network or party comes where it does, why two parties are tied."""

import gettext
from collections.abc import Callable

from msgspec.structs import replace

from app.wording.labels import N_, RELATIONSHIPS, ROLES, STAGES
from graph.analysis.networks.networks import Tie, TieReason
from graph.analysis.networks.ranking import Reason
from graph.analysis.networks.reason_codes import TieReasonCode
from graph.dates import format_date
from graph.schema import EntityKind

Translations = gettext.NullTranslations

_TIES: dict[TieReasonCode, str] = {
    TieReasonCode.SAME_CASE: N_("both named in case {via}"),
    TieReasonCode.SHARED_IDENTIFIER: N_("share {via}"),
    TieReasonCode.SHARED_VICTIM: N_("named in cases of the same victim, {via}"),
    TieReasonCode.STATED: N_("linked by a source: {via}"),
    TieReasonCode.PROBABLY_SAME: N_("probably the same: {via}"),
    TieReasonCode.PROBABLE_VICTIM: N_(
        "named in cases of two victims who are probably the same: {via}"
    ),
}
_TIES_ALONE: dict[TieReasonCode, str] = {
    TieReasonCode.SAME_CASE: N_("both named in the same case"),
    TieReasonCode.SHARED_IDENTIFIER: N_("share an identifier"),
    TieReasonCode.SHARED_VICTIM: N_("named in cases of the same victim"),
    TieReasonCode.STATED: N_("linked by a source"),
    TieReasonCode.PROBABLY_SAME: N_("probably the same person or organisation"),
    TieReasonCode.PROBABLE_VICTIM: N_("named in cases of two victims who are probably the same"),
    TieReasonCode.WITHHELD: N_("tied by something that is withheld"),
}
_VERBS = {kind.value: verb for kind, verb in RELATIONSHIPS.items()}
_SHARED: dict[str, str] = {
    EntityKind.PHONE: N_("share a phone number"),
    EntityKind.BANK_ACCOUNT: N_("share a bank account"),
    EntityKind.IDENTITY_DOCUMENT: N_("share an identity document or licence"),
    EntityKind.ADDRESS: N_("share an address"),
    EntityKind.VEHICLE: N_("share a vehicle"),
    EntityKind.ONLINE_ACCOUNT: N_("share an online account"),
    EntityKind.TRIP: N_("travelled on the same journey"),
}


def reason_sentence(reason: Reason, language: Translations) -> str:
    """The reason in words; an unknown code is shown with its number rather than hidden."""
    write = _REASONS.get(reason.code)
    if write:
        return write(reason, language)
    return f"{reason.code}: {reason.value:g}"


def tie_sentence(reason: TieReason, via: str, language: Translations) -> str:
    """What ties two parties, by how many independent sources it is told and when it was last seen.

    `via` is what the case, identifier, victim or relationship is called, or empty.
    """
    parts = (
        _tied_by(reason, via, language),
        _told_by(reason, language),
        _last_seen(reason, language),
    )
    return ", ".join(filter(None, parts))


def tie_summary(tie: Tie, language: Translations) -> str:
    """What ties two parties in one line, in which reasons of one kind are told once.

    "share a phone number (×2)".
    """
    alike: dict[tuple[str, str], list[TieReason]] = {}
    for reason in tie.reasons:
        alike.setdefault((reason.code, reason.kind), []).append(reason)
    return "; ".join(_tied_by_all(reasons, language) for reasons in alike.values())


def _tied_by_all(reasons: list[TieReason], language: Translations) -> str:
    times = f" (×{len(reasons)})" if len(reasons) > 1 else ""
    alone = {reason.sources for reason in reasons if len(reason.sources) == 1}
    told = max(len(alone), *(reason.told for reason in reasons))
    all_told = replace(
        reasons[0], told=told, last_on=max(reason.last_on or "" for reason in reasons) or None
    )
    parts = (
        _tied_by(all_told, "", language) + times,
        _told_by(all_told, language),
        _last_seen(all_told, language),
    )
    return ", ".join(filter(None, parts))


def _tied_by(reason: TieReason, via: str, language: Translations) -> str:
    named = via or (language.gettext(_VERBS[reason.kind]) if reason.kind in _VERBS else "")
    if named and reason.code in _TIES:
        return language.gettext(_TIES[reason.code]).format(via=named)
    alone = _SHARED.get(reason.kind) or _TIES_ALONE.get(reason.code)
    return language.gettext(alone) if alone else f"{reason.code}: {via}" if via else reason.code


def _told_by(reason: TieReason, language: Translations) -> str:
    n = reason.told
    text = language.ngettext("told by {n} source", "told by {n} independent sources", n)
    if n:
        return text.format(n=n)
    return ""


def _last_seen(reason: TieReason, language: Translations) -> str:
    if not reason.last_on:
        return ""
    month = format_date(reason.last_on[: len("2024-03")], language.info().get("language", "en"))
    return language.gettext("last seen {date}").format(date=month)


def reason_line(reason: Reason, language: Translations) -> str:
    """The reason with the points it gave, or marked as a warning where it gave none."""
    points = f"+{reason.points:g}" if reason.points else "⚠"
    return f"{points}  {reason_sentence(reason, language)}"


def _cases(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext("spans {n} case", "spans {n} cases", n).format(n=n)


def _newly_connected(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext(
        "joins {n} group of cases that the files do not link",
        "joins {n} groups of cases that the files do not link",
        n,
    ).format(n=n)


def _victims(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext("{n} victim", "{n} victims", n).format(n=n)


def _regencies(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext("people from {n} regency", "people from {n} regencies", n).format(n=n)


def _destinations(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext("{n} destination country", "{n} destination countries", n).format(n=n)


def _stages(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    text = language.ngettext(
        "names parties in {n} stage of the chain", "names parties in {n} stages of the chain", n
    )
    named = [
        language.gettext(STAGES.get(stage, stage)) for stage in reason.params.get("stages", ())
    ]
    return text.format(n=n) + (f" ({', '.join(named)})" if named else "")


def _recent(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext(
        "{n} case in the last twelve months", "{n} cases in the last twelve months", n
    ).format(n=n)


def _fragile(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext(
        "hangs together by probable links only: without them it is {n} part",
        "hangs together by probable links only: without them it falls into {n} parts",
        n,
    ).format(n=n)


def _may_be_one(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    text = language.ngettext(
        "may be one with {n} other network: somebody of both is probably the same person ({ids})",
        "may be one with {n} other networks: somebody of each is probably the same person ({ids})",
        n,
    )
    return text.format(n=n, ids=", ".join(reason.params.get("networks", ())))


def _cases_of(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext("named in {n} case", "named in {n} cases", n).format(n=n)


def _victims_of(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext("{n} victim in those cases", "{n} victims in those cases", n).format(
        n=n
    )


def _degree(reason: Reason, language: Translations) -> str:
    n = int(reason.value)
    return language.ngettext("tied to {n} other party", "tied to {n} other parties", n).format(n=n)


def _bridge(reason: Reason, language: Translations) -> str:
    return language.gettext("holds parts of the network together that are otherwise not linked")


def _roles_of(reason: Reason, language: Translations) -> str:
    named = [language.gettext(ROLES.get(code, code)) for code in reason.params.get("roles", ())]
    return language.gettext("reported as: {roles}").format(roles=", ".join(named))


_REASONS: dict[str, Callable[[Reason, Translations], str]] = {
    "cases": _cases,
    "newly_connected": _newly_connected,
    "victims": _victims,
    "regencies": _regencies,
    "destinations": _destinations,
    "stages": _stages,
    "recent": _recent,
    "fragile": _fragile,
    "may_be_one": _may_be_one,
    "cases_of": _cases_of,
    "victims_of": _victims_of,
    "degree": _degree,
    "bridge": _bridge,
    "roles_of": _roles_of,
}
