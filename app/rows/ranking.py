"""The places of parties as listings and records."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.networks.ranking import Rank, Ranks
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.measures import measure_lines, measure_name, parts_text, place_text
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from graph.model import Entity, Id

People = Mapping[Id, Entity]


def rank_listing(
    found: Ranks, shown: Sequence[Rank], people: People, wording: Wording, *, across: bool
) -> Listing[Rank]:
    """The shown places by one measure; `across` networks each with its own."""
    _ = wording.text
    network: Column[Rank] = Column(_("network"), lambda rank: rank.network[:SHORT_ID])
    return Listing(
        title=measure_name(found.by, wording),
        items=shown,
        columns=(
            Column("#", lambda rank: place_text(rank, wording)),
            Column("id", lambda rank: rank.party),
            Column(_("name"), lambda rank: people[rank.party].name or _("(no name)")),
            Column(_("value"), lambda rank: wording.number(round(rank.score, 3))),
            Column(_("ties"), lambda rank: rank.ties),
            Column(_("falls apart without it"), lambda rank: parts_text(rank, wording)),
            *([network] if across else []),
        ),
        none=_("There is no network to rank yet."),
        records=lambda: [_rank_record(rank, found.by, people) for rank in shown],
        fields=columns.RANKS,
    )


def _rank_record(rank: Rank, by: str, people: People) -> dict[str, Any]:
    """One place as plain JSON."""
    return {
        "by": by,
        "place": rank.place,
        "low": rank.low or None,
        "high": rank.high or None,
        "id": rank.party,
        "name": people[rank.party].name,
        "score": round(rank.score, 6),
        "ties": rank.ties,
        "parts_without": rank.parts or None,
        "parts_with_cases": rank.parts_with_cases or None,
        "network": rank.network,
    }


def measure_record(found: Ranks, wording: Wording) -> dict[str, Any]:
    """What was measured, and how far it can be trusted."""
    return {
        "by": found.by,
        "name": measure_name(found.by, wording),
        "meaning": list(measure_lines(found.by, wording)),
        "error": found.error,
        "confidence": found.confidence,
        "samples": found.samples,
        "like_degree": found.like_degree,
        "by_steps": found.by_steps or None,
    }


def every_rank_listing(
    found: Sequence[Ranks], shown: Sequence[Id], people: People, wording: Wording
) -> Listing[Id]:
    """The places of the shown parties by every measure, a numbered column for each."""
    _ = wording.text
    places = {ranks.by: _by_party(ranks) for ranks in found}

    def place_column(number: int, by: str) -> Column[Id]:
        ranked = places[by]
        return Column(
            str(number), lambda party: str(ranked[party].place) if party in ranked else "–"
        )

    def record(party: Id) -> dict[str, Any]:
        known = {by: ranked[party] for by, ranked in places.items() if party in ranked}
        scores = {
            by: {"place": rank.place, "score": round(rank.score, 6)} for by, rank in known.items()
        }
        return {"id": party, "name": people[party].name, "places": scores}

    measures = [ranks.by for ranks in found]
    return Listing(
        title=_("Places by every measure"),
        items=shown,
        columns=(
            Column("id", lambda party: party),
            Column(_("name"), lambda party: people[party].name or _("(no name)")),
            *(place_column(number, by) for number, by in enumerate(measures, start=1)),
        ),
        none=_("There is no network to rank yet."),
        records=lambda: map(record, shown),
        fields=("id", "name", *measures),
        flat=lambda row: _flat_places(row, measures),
    )


def _by_party(ranks: Ranks) -> dict[Id, Rank]:
    return {rank.party: rank for rank in ranks.rows}


def _flat_places(record: Mapping[str, Any], measures: Sequence[str]) -> dict[str, Any]:
    """The places of a party for a spreadsheet: a column for each measure."""
    row: dict[str, Any] = {"id": record["id"], "name": record["name"]}
    for by in measures:
        known = record["places"].get(by)
        row[by] = known["place"] if known else None
    return row
