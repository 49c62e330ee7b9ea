"""Leads as listings: likely links, motifs, and scripts that cases share."""

from collections.abc import Sequence
from typing import Any

from app.networks.leads import LikelyView, MotifView, ScriptView
from app.rows import columns
from app.rows.listing import Column, Listing, Record, first
from app.wording.leads import common_sentence, motif_sentence, motif_word, script_note
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from graph.analysis.findings.link_prediction import PredictedLink
from graph.analysis.findings.motifs import Motif
from graph.model import Id

SHOWN_CASES = 4
"""Numbers of cases in a cell of a table; the others are counted."""


def likely_listing(view: LikelyView, wording: Wording) -> Listing[PredictedLink]:
    """Likely links, each with all its reasons."""
    _ = wording.text
    count = len(view.links)
    title = wording.plural("{n} likely link to check", "{n} likely links to check", count)
    note = _(
        "Likely links are guesses to be checked: nothing is stored, and nothing shows that these"
        " two ever met."
    )
    return Listing(
        title=title.format(n=wording.number(count)),
        items=view.links,
        columns=(
            Column("A", lambda link: _party(view, link.left)),
            Column("B", lambda link: _party(view, link.right)),
            Column(_("score"), lambda link: wording.number(link.score)),
            Column(
                _("what they have in common"),
                lambda link: "\n".join(in_common(link, view, wording)),
            ),
        ),
        none=_("No two parties of this network without a tie have anything in common."),
        foot=(note,),
        numbered=True,
        records=lambda: [_likely_record(link, view, wording) for link in view.links],
        fields=columns.LIKELY,
    )


def in_common(link: PredictedLink, view: LikelyView, wording: Wording) -> list[str]:
    """What two parties have in common, a sentence for each reason."""
    return [common_sentence(reason, view, wording) for reason in link.reasons]


def _party(view: LikelyView, end: Id) -> str:
    """A party with its id, and its network where that is another one."""
    network = view.networks.get(end, "")
    other = f", {network[:SHORT_ID]}" if network != view.network.id else ""
    return f"{view.entities[end].name} ({end[:SHORT_ID]}{other})"


def _likely_record(link: PredictedLink, view: LikelyView, wording: Wording) -> dict[str, Any]:
    """A likely link as plain JSON."""
    cases: set[str] = set()
    for reason in link.reasons:
        cases.update(view.numbers[case] for case in reason.cases)
    return {
        **_end("left", link.left, view),
        **_end("right", link.right, view),
        "status": "to_check",
        "score": link.score,
        "resource_allocation": link.allocation,
        "jaccard": link.jaccard,
        "reasons": [
            {
                "code": reason.code,
                "points": reason.points,
                "name": common_sentence(reason, view, wording),
            }
            for reason in link.reasons
        ],
        "cases": sorted(cases),
    }


def _end(side: str, end: Id, view: LikelyView) -> dict[str, str]:
    return {
        side: end,
        f"{side}_name": view.entities[end].name,
        f"{side}_network": view.networks.get(end, ""),
    }


def motif_listing(view: MotifView, wording: Wording) -> Listing[Motif]:
    """Motifs, a sentence each."""
    _ = wording.text
    count = len(view.motifs)
    title = wording.plural("{n} pattern", "{n} patterns", count)
    note = _(
        "Patterns are something to look at: what is reported of parties is not proven by them."
    )
    return Listing(
        title=title.format(n=wording.number(count)),
        items=view.motifs,
        columns=(
            Column(_("pattern"), lambda motif: motif_word(motif.code, wording)),
            Column(
                _("what was found"), lambda motif: motif_sentence(motif, view, wording), wide=True
            ),
            Column(
                _("cases"),
                lambda motif: few([view.numbers[case] for case in motif.cases]),
                on_screen=lambda motif: len(motif.cases),
            ),
        ),
        none=_("None of the patterns that are looked for is in this network."),
        foot=(note,),
        numbered=True,
        records=lambda: [_motif_record(motif, view, wording) for motif in view.motifs],
        fields=columns.MOTIFS,
        flat=_flat_motif,
    )


def _motif_record(motif: Motif, view: MotifView, wording: Wording) -> dict[str, Any]:
    """A motif as plain JSON."""

    def named(ids: Sequence[Id]) -> list[dict[str, str]]:
        return [{"id": member, "name": view.entities[member].name} for member in ids]

    return {
        "code": motif.code,
        "text": motif_sentence(motif, view, wording),
        "members": {part: named(ids) for part, ids in motif.members.items()},
        "cases": [view.numbers[case] for case in motif.cases],
        "relationships": list(motif.relationships),
        "params": dict(motif.params),
    }


def _flat_motif(record: Record) -> Record:
    """A motif for a spreadsheet: who plays which part in one cell."""
    members = []
    for part, found in record["members"].items():
        members += [f"{part}: {member['name']} ({member['id']})" for member in found]
    params = []
    for name, value in record["params"].items():
        told = " → ".join(value) if isinstance(value, tuple) else value
        params.append(f"{name}={told}")
    return {**record, "members": members, "params": params}


def script_listing(
    found: Sequence[ScriptView], limit: int, wording: Wording
) -> Listing[ScriptView]:
    """At most so many scripts, with what their cases have in common where it may be shown."""
    _ = wording.text
    shown, _left_out = first(found, limit)
    title = wording.plural("{n} script", "{n} scripts", len(found))
    note = _(
        "That texts are alike does not say who wrote them first: compare the originals before"
        " anything follows."
    )
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=shown,
        columns=(
            Column(_("cases"), lambda view: few([case.number for case in view.cases])),
            Column(_("alike"), lambda view: f"{view.script.similarity:.0%}"),
            Column(_("offices"), lambda view: view.script.offices),
            Column(_("networks"), _networks),
            Column(_("where"), lambda view: few(_regencies(view))),
            Column(_("words in common"), lambda view: view.passage),
            Column(_("note"), lambda view: script_note(view, wording)),
        ),
        none=_("No two cases tell almost the same text."),
        foot=(note,),
        numbered=True,
        records=lambda: [_script_record(view, wording) for view in shown],
        fields=columns.SCRIPTS,
    )


def _script_record(view: ScriptView, wording: Wording) -> dict[str, Any]:
    """A script as plain JSON."""
    return {
        "id": view.script.id,
        "cases": [case.number for case in view.cases],
        "similarity": view.script.similarity,
        "offices": view.script.offices,
        "networks": list(view.networks),
        "cases_without_network": view.unlinked,
        "passage": view.passage,
        "note": script_note(view, wording),
    }


def _networks(view: ScriptView) -> str:
    """The networks of its cases, and how many of these are in none."""
    networks = [network[:SHORT_ID] for network in view.networks]
    if view.unlinked:
        networks.append(f"+{view.unlinked}")
    return ", ".join(networks)


def _regencies(view: ScriptView) -> list[str]:
    return sorted({case.origin.regency for case in view.cases} - {""})


def few(texts: Sequence[str]) -> str:
    """The first of several texts, and how many more there are.

    >>> few(["P-1", "P-2", "P-3", "P-4", "P-5", "P-6"])
    'P-1, P-2, P-3, P-4, +2'
    """
    more = [f"+{len(texts) - SHOWN_CASES}"] if len(texts) > SHOWN_CASES else []
    return ", ".join([*texts[:SHOWN_CASES], *more])
