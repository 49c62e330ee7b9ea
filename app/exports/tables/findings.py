"""What the analysis found in a network, as rows: why it matters, who stands where, which ties, and
what is not known.

A tie is told only where all that it rests on is shown: else the sentence would tell of a number
that was withheld.
"""

from collections.abc import Iterator

from app.exports.tables.model import Row
from app.exports.tables.parts import Parts
from app.networks.profile import gaps_of
from app.rows.gaps import gap_rows
from app.wording.wording import Wording
from graph.analysis.networks.networks import Tie
from graph.analysis.networks.party_graph import party_graph
from graph.analysis.networks.ranking import Reason
from graph.model import Id


def finding_rows(parts: Parts, wording: Wording) -> list[Row]:
    """Every finding: of the network, of its parties, of its ties, and its gaps."""
    network = parts.material.network
    found = [_reason_row("network", reason, (), parts, wording) for reason in network.reasons]
    for party in network.ranking:
        if party.entity_id in parts.shown:
            about = (party.entity_id,)
            scored = [reason for reason in party.reasons if reason.points]
            found += [_reason_row("party", reason, about, parts, wording) for reason in scored]
    found += [_tie_row(tie, parts, wording) for tie in _shown_ties(parts)]
    found += _gap_rows(parts, wording)
    return found


def _reason_row(
    kind: str, reason: Reason, about: tuple[Id, ...], parts: Parts, wording: Wording
) -> Row:
    return {
        "kind": kind,
        "code": reason.code,
        "text": wording.reason(reason),
        "points": float(reason.points),
        "about": about,
        "names": tuple(parts.material.entities[one].name for one in about),
        "cases": (),
    }


def _shown_ties(parts: Parts) -> list[Tie]:
    """Ties both ends of which are shown, and all that they rest on."""
    links = {link.id for link in parts.links()}
    known = parts.shown | links | parts.material.cases.keys()
    return [tie for tie in parts.material.network.ties if _rests_on(tie) <= known]


def _rests_on(tie: Tie) -> set[Id]:
    """Its ends, and all that ties them."""
    return {tie.left, tie.right, *(reason.via for reason in tie.reasons)}


def _tie_row(tie: Tie, parts: Parts, wording: Wording) -> Row:
    about = (tie.left, tie.right)
    cases = [reason.via for reason in tie.reasons if reason.via in parts.material.cases]
    return {
        "kind": "tie",
        "code": tie.reasons[0].code if tie.reasons else "",
        "text": wording.tie(tie),
        "points": float(tie.weight),
        "about": about,
        "names": tuple(parts.material.entities[one].name for one in about),
        "cases": tuple(map(parts.material.case_number, cases)),
    }


def _gap_rows(parts: Parts, wording: Wording) -> Iterator[Row]:
    """What is not known, what would settle most first."""
    material = parts.material
    evidence = material.evidence()
    found = gaps_of(evidence, party_graph(evidence), material.audience)
    rows = gap_rows(found, material.network, material.entities, material.cases, wording)
    for gap, row in zip(found, rows, strict=True):
        # what a gap weighs counts the victims of its cases
        is_weighed = bool(row["why"]) and parts.counts_protected
        yield {
            "kind": "gap",
            "code": row["kind"],
            "text": f"{row['task']} ({row['why']})" if is_weighed else row["task"],
            "points": float(gap.settles) if is_weighed else None,
            "about": gap.about,
            "names": tuple(part["name"] for part in row["about"]),
            "cases": tuple(row["cases"]),
        }
