"""What the command line prints of leads: likely links, scripts, motifs."""

from collections.abc import Sequence
from typing import Any

from app.cli.console import Format, as_csv, as_json, as_rows, line, table
from app.cli.printing.networks import SHORT_ID
from app.networks.leads import LikelyView, MotifView, ScriptView
from app.rows import columns
from app.wording.leads import common_sentence, motif_sentence, motif_word, script_note
from app.wording.wording import Wording
from graph.analysis.findings.link_prediction import PredictedLink
from graph.analysis.findings.motifs import Motif

SHOWN_CASES = 4
"""Numbers of cases in a cell of a table; the others are counted."""


def likely(view: LikelyView, format: Format, wording: Wording) -> None:
    """Print likely links, each with all its reasons."""
    if format is not Format.TABLE:
        rows = [likely_row(link, view, wording) for link in view.links]
        as_rows(rows, format, columns.LIKELY)
        return
    _ = wording.text
    if not view.links:
        line(_("No two parties of this network without a tie have anything in common."))
        return
    table(
        wording.plural(
            "{n} likely link to check", "{n} likely links to check", len(view.links)
        ).format(n=wording.number(len(view.links))),
        ("#", "A", "B", _("score"), _("what they have in common")),
        (
            (
                *(
                    place,
                    _party(view, link.left),
                    _party(view, link.right),
                    wording.number(link.score),
                ),
                "\n".join(common_sentence(reason, view, wording) for reason in link.reasons),
            )
            for place, link in enumerate(view.links, start=1)
        ),
    )
    line(
        _(
            "Likely links are guesses to be checked: nothing is stored, and nothing shows that"
            " these two ever met."
        )
    )


def likely_row(link: PredictedLink, view: LikelyView, wording: Wording) -> dict[str, Any]:
    """A likely link as plain JSON."""
    ends = {
        key: value
        for side, end in (("left", link.left), ("right", link.right))
        for key, value in (
            (side, end),
            (f"{side}_name", view.entities[end].name),
            (f"{side}_network", view.networks.get(end, "")),
        )
    }
    cases = sorted({view.numbers[case] for reason in link.reasons for case in reason.cases})
    return {
        **ends,
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
        "cases": cases,
    }


def motifs(view: MotifView, format: Format, wording: Wording) -> None:
    """Print motifs, a sentence each."""
    if format is not Format.TABLE:
        rows = [motif_row(motif, view, wording) for motif in view.motifs]
        if format is Format.JSON:
            as_json(rows)
        else:
            as_csv([_flat(row) for row in rows], columns.MOTIFS)
        return
    _ = wording.text
    if not view.motifs:
        line(_("None of the patterns that are looked for is in this network."))
        return
    table(
        wording.plural("{n} pattern", "{n} patterns", len(view.motifs)).format(
            n=wording.number(len(view.motifs))
        ),
        ("#", _("pattern"), _("what was found"), _("cases")),
        (
            (
                *(place, motif_word(motif.code, wording), motif_sentence(motif, view, wording)),
                _few([view.numbers[case] for case in motif.cases]),
            )
            for place, motif in enumerate(view.motifs, start=1)
        ),
    )
    line(_("Patterns are something to look at: what is reported of parties is not proven by them."))


def motif_row(motif: Motif, view: MotifView, wording: Wording) -> dict[str, Any]:
    """A motif as plain JSON."""
    return {
        "code": motif.code,
        "text": motif_sentence(motif, view, wording),
        "members": {
            part: [_member(view, each) for each in ids] for part, ids in motif.members.items()
        },
        "cases": [view.numbers[case] for case in motif.cases],
        "relationships": list(motif.relationships),
        "params": dict(motif.params),
    }


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """A motif for a spreadsheet: who plays which part in one cell."""
    members = [
        f"{part}: {each['name']} ({each['id']})"
        for part, ids in row["members"].items()
        for each in ids
    ]
    params = [
        f"{name}={' → '.join(value) if isinstance(value, tuple) else value}"
        for name, value in row["params"].items()
    ]
    return {**row, "members": members, "params": params}


def scripts(found: Sequence[ScriptView], limit: int, format: Format, wording: Wording) -> None:
    """Print scripts, with what their cases have in common where it may be shown."""
    shown = found[:limit] if limit else found
    if format is not Format.TABLE:
        rows = [script_row(view, wording) for view in shown]
        as_rows(rows, format, columns.SCRIPTS)
        return
    _ = wording.text
    if not found:
        line(_("No two cases tell almost the same text."))
        return
    table(
        wording.plural("{n} script", "{n} scripts", len(found)).format(
            n=wording.number(len(found))
        ),
        (
            "#",
            _("cases"),
            _("alike"),
            _("offices"),
            _("networks"),
            _("where"),
            _("words in common"),
            _("note"),
        ),
        (
            (
                *(
                    place,
                    _few([case.number for case in view.cases]),
                    f"{view.script.similarity:.0%}",
                ),
                *(
                    view.script.offices,
                    _networks(view),
                    _few(_regencies(view)),
                ),
                *(view.passage, script_note(view, wording)),
            )
            for place, view in enumerate(shown, start=1)
        ),
    )
    line(
        _(
            "That texts are alike does not say who wrote them first: compare the originals before"
            " anything follows."
        )
    )


def script_row(view: ScriptView, wording: Wording) -> dict[str, Any]:
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


def _party(view: LikelyView, end: str) -> str:
    """A party with its id, and its network where that is another one."""
    network = view.networks.get(end, "")
    other = f", {network[:SHORT_ID]}" if network != view.network.id else ""
    return f"{view.entities[end].name} ({end[:SHORT_ID]}{other})"


def _member(view: MotifView, entity_id: str) -> dict[str, str]:
    return {"id": entity_id, "name": view.entities[entity_id].name}


def _networks(view: ScriptView) -> str:
    return ", ".join(
        [
            *(network[:SHORT_ID] for network in view.networks),
            *([f"+{view.unlinked}"] if view.unlinked else []),
        ]
    )


def _regencies(view: ScriptView) -> list[str]:
    return sorted({case.origin.regency for case in view.cases} - {""})


def _few(texts: Sequence[str]) -> str:
    more = [f"+{len(texts) - SHOWN_CASES}"] if len(texts) > SHOWN_CASES else []
    return ", ".join([*texts[:SHOWN_CASES], *more])
