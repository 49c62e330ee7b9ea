"""What `simpul network` prints: one network as a page to read."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.cli import console
from app.cli.console import Format, line
from app.rows import columns
from app.rows.gaps import called, gap_rows, task_listing
from app.rows.listing import Column, Listing, Record, first
from app.rows.networks import network_row
from app.rows.profile import (
    joint_listing,
    money_listing,
    stage_listing,
    story_row,
    tie_rows,
    way_listing,
)
from app.wording.profile import pause, states
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.findings.gaps import Gap
from graph.analysis.findings.profile import Month, NetworkProfile
from graph.analysis.networks.networks import Network
from graph.model import Case, Entity, Id
from graph.schema import LISTS, Strength

_SHOWN_JOINTS = 10
_SHOWN_PARTIES = 25
_SHOWN_TIES = 12
_SHOWN_OF_CELL = 3
_SHOWN_TASKS = 6
_MOST_MONTHS = 12


def page(space: Workspace, network: Network, format: Format) -> None:
    """Print everything that a network tells."""
    story, gaps = space.profiles.whole(network.id)
    entities = space.store.entities(network.parties)
    cases = space.store.cases(network.cases)

    def document() -> dict[str, Any]:
        return {
            **network_row(space, network),
            "story": story_row(story, entities, cases, space.wording),
            "cells": list(map(list, network.cells)),
            "ties": tie_rows(network, entities, space.wording),
            "gaps": rows_of(space, network, gaps),
        }

    parties = _party_rows(space, network, entities)
    if console.for_program(format, document, lambda: parties, columns.PARTIES):
        return
    _Page(space.wording, network, story, entities, cases, parties).print()
    tasks(space, network, rows_of(space, network, gaps), _SHOWN_TASKS)


class _Page:
    """The page of one network, section by section; a section with nothing to say is left out."""

    def __init__(
        self,
        wording: Wording,
        network: Network,
        story: NetworkProfile,
        entities: dict[Id, Entity],
        cases: dict[Id, Case],
        parties: list[Record],
    ) -> None:
        self._network = network
        self._story = story
        self._entities = entities
        self._cases = cases
        self._party_rows = parties
        self._wording = wording
        self._ = wording.text

    def print(self) -> None:
        """Print every section."""
        self._head()
        self._joints()
        self._growth()
        self._ways()
        self._stages()
        self._money()
        self._parties()
        self._cells()
        self._ties()

    def _head(self) -> None:
        """How large it is, from when to when, how its cases stand, and what weighs in it."""
        _ = self._
        network = self._network
        wording = self._wording

        def plural(singular: str, several: str, count: int) -> str:
            return wording.plural(singular, several, count).format(n=count)

        counts = (
            plural("{n} case", "{n} cases", len(network.cases)),
            plural("{n} party", "{n} parties", len(network.parties)),
            plural("{n} victim", "{n} victims", len(network.victims)),
        )
        told = _("Network {network}")
        line(told.format(network=network.id) + ": " + ", ".join(counts))
        dates = map(wording.date, (network.first_date, network.last_date))
        days = " – ".join(filter(None, dates))
        line("; ".join(filter(None, (days, states(self._story, wording)))))
        for reason in network.reasons:
            line(f"  {wording.reason_line(reason)}")

    def _joints(self) -> None:
        shown, left_out = first(self._story.joints, _SHOWN_JOINTS)
        listing = joint_listing(self._story, shown, self._called, self._cases, self._wording)
        self._draw(listing, left_out)

    def _growth(self) -> None:
        """What became known when, and the times when nothing did."""
        _ = self._
        wording = self._wording
        listing = Listing(
            title=_("Growth: what became known when"),
            items=_periods(self._story.months),
            columns=(
                Column(_("period"), lambda period: wording.date(period.month)),
                Column(_("cases"), lambda period: period.cases),
                Column(_("new parties"), lambda period: period.parties),
                Column(_("new ties"), lambda period: period.ties),
            ),
        )
        if not listing.items:
            return
        self._draw(listing)
        for silence in self._story.pauses:
            line(pause(silence, wording))

    def _ways(self) -> None:
        self._draw(way_listing(self._story, self._wording))

    def _stages(self) -> None:
        # A list of ties or events tells of no stage, and is not to be blamed for that.
        only_lists = all(case.scheme in LISTS for case in self._cases.values())
        if self._story.stages or not only_lists:
            self._draw(stage_listing(self._story, self._called, self._wording))

    def _money(self) -> None:
        self._draw(money_listing(self._story, self._wording))

    def _parties(self) -> None:
        """The parties with their scores; with their cells where there are any."""
        _ = self._
        wording = self._wording
        shown, left_out = first(self._party_rows, _SHOWN_PARTIES)
        cell: Column[Record] = Column(_("cell"), lambda row: row["cell"])
        listing = Listing(
            title=_("Parties"),
            items=shown,
            columns=(
                Column("id", lambda row: row["id"]),
                Column(_("name"), lambda row: row["name"]),
                Column(_("score"), lambda row: wording.number(row["score"])),
                *([cell] if self._network.cells else []),
                Column(_("why"), lambda row: row["why"]),
            ),
        )
        console.draw(listing)
        self._more(left_out)

    def _cells(self) -> None:
        """Parties more tied to each other than to the rest."""
        _ = self._
        network = self._network
        place = {party: number for number, party in enumerate(network.parties)}

        def most_linked(cell: Sequence[Id]) -> str:
            members = sorted(cell, key=place.__getitem__)[:_SHOWN_OF_CELL]
            return ", ".join(map(self._called, members))

        listing = Listing(
            title=_("Cells: parties more tied to each other than to the rest"),
            items=list(enumerate(network.cells, start=1)),
            columns=(
                Column(_("cell"), lambda numbered: numbered[0]),
                Column(_("parties"), lambda numbered: len(numbered[1])),
                Column(_("most linked in it"), lambda numbered: most_linked(numbered[1])),
            ),
        )
        self._draw(listing)

    def _ties(self) -> None:
        """How strong the ties are, how many hang on one account, and the strongest of them."""
        _ = self._
        wording = self._wording
        rows = tie_rows(self._network, self._entities, wording)
        if not rows:
            return
        strengths = Counter(row["strength"] for row in rows)
        by_strength = [
            f"{strengths[strength]} {wording.strength(strength)}"
            for strength in Strength
            if strengths[strength]
        ]
        text = _("Ties: {strengths}.")
        line(text.format(strengths=", ".join(by_strength)))
        alone = sum(row["one_account"] for row in rows)
        told = _("Ties that would fall without one single account: {n} of {all}.")
        line(told.format(n=alone, all=len(rows)))
        shown, left_out = first(rows, _SHOWN_TIES)
        listing = Listing(
            title=_("Ties, strongest first"),
            items=shown,
            columns=(
                Column(_("between"), lambda row: f"{row['left']['name']} – {row['right']['name']}"),
                Column(_("why"), lambda row: row["told"]),
                Column(_("strength"), lambda row: wording.strength(row["strength"])),
                Column(_("weight"), lambda row: wording.number(round(row["weight"], 2))),
            ),
        )
        self._draw(listing, left_out)

    def _draw(self, listing: Listing[Any], left_out: int = 0) -> None:
        """Print a section that has anything to tell, and how much of it is left out."""
        if listing.items:
            console.draw(listing)
            self._more(left_out)

    def _more(self, count: int) -> None:
        if count:
            line(self._("{count} more: use --format json").format(count=count))

    def _called(self, party: Id) -> str:
        return called(party, self._entities, self._wording)


def _periods(months: tuple[Month, ...]) -> Sequence[Month]:
    """The months, or the years where there are too many of them to read."""
    if len(months) <= _MOST_MONTHS:
        return months
    cases = Counter[str]()
    parties = Counter[str]()
    ties = Counter[str]()
    for month in months:
        year = month.month[:4]
        cases[year] += month.cases
        parties[year] += month.parties
        ties[year] += month.ties
    return [
        Month(month=year, cases=cases[year], parties=parties[year], ties=ties[year])
        for year in sorted(cases)
    ]


def _party_rows(space: Workspace, network: Network, entities: dict[Id, Entity]) -> list[Record]:
    """The parties, most important first."""
    cell_of: dict[Id, int] = {}
    for number, cell in enumerate(network.cells, start=1):
        cell_of |= dict.fromkeys(cell, number)
    return [
        {
            "id": party.entity_id,
            "name": called(party.entity_id, entities, space.wording),
            "score": party.score,
            "cell": cell_of.get(party.entity_id, ""),
            "why": "; ".join(map(space.wording.reason, party.reasons)),
        }
        for party in network.ranking
    ]


def gaps(space: Workspace, network_id: str, limit: int, format: Format) -> None:
    """Print what is not known of a network, as tasks."""
    network = space.networks.get(network_id)
    rows = rows_of(space, network, space.profiles.gaps(network.id))
    console.show(task_listing(rows, limit, network.id, space.wording), format)
    if format is Format.TABLE:
        _advice(space, network, rows)


def _advice(space: Workspace, network: Network, rows: list[dict[str, Any]]) -> None:
    """Say what the tasks do not ask, and who is to say where it may be asked."""
    _ = space.wording.text
    if any(case.scheme in LISTS for case in space.store.cases(network.cases).values()):
        line(
            _(
                "Lists of ties and events are no complaints: nothing is asked of them that only a"
                " complaint can tell."
            )
        )
    if rows:
        line(
            _(
                "Where it may be asked is a suggestion: what the law allows is for the office to"
                " say."
            )
        )


def rows_of(space: Workspace, network: Network, found: tuple[Gap, ...]) -> list[dict[str, Any]]:
    """The gaps of a network in words."""
    return gap_rows(
        found,
        network,
        space.store.entities(network.parties),
        space.store.cases(network.cases),
        space.wording,
    )


def tasks(space: Workspace, network: Network, rows: list[dict[str, Any]], limit: int) -> None:
    """Print at most so many tasks as a table; 0 is all."""
    console.show(task_listing(rows, limit, network.id, space.wording), Format.TABLE)
