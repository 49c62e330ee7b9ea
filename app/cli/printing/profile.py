"""What `simpul network` prints: one network as a page to read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from app.cli.console import Format, as_csv, as_json, line, table
from app.cli.printing.gaps import rows_of, tasks
from app.rows import columns
from app.rows.gaps import called, numbers
from app.rows.networks import network_row
from app.rows.profile import story_row, tie_rows
from app.wording.profile import money_amount, money_kind, pause, states, way
from app.workspace import Workspace
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
    story, gaps = space.tell.whole(network.id)
    entities, cases = space.entities(network.parties), space.cases(network.cases)
    if format is Format.JSON:
        as_json(
            {
                **network_row(space, network),
                "story": story_row(story, entities, cases, space.wording),
                "cells": [list(cell) for cell in network.cells],
                "ties": tie_rows(network, entities, space.wording),
                "gaps": rows_of(space, network, gaps),
            }
        )
    elif format is Format.CSV:
        as_csv(_party_rows(space, network, entities), columns.PARTIES)
    else:
        _Page(space, network, story, entities, cases).print()
        tasks(space, network, rows_of(space, network, gaps), _SHOWN_TASKS)


class _Page:
    """The page of one network, section by section; a section with nothing to say is left out."""

    def __init__(
        self,
        space: Workspace,
        network: Network,
        story: NetworkProfile,
        entities: dict[Id, Entity],
        cases: dict[Id, Case],
    ) -> None:
        self._space, self._network, self._story = space, network, story
        self._entities, self._cases = entities, cases
        self._wording, self._ = space.wording, space.wording.text

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
        _, network, wording = self._, self._network, self._wording
        counts = (
            wording.plural("{n} case", "{n} cases", n := len(network.cases)).format(n=n),
            wording.plural("{n} party", "{n} parties", n := len(network.parties)).format(n=n),
            wording.plural("{n} victim", "{n} victims", n := len(network.victims)).format(n=n),
        )
        line(_("Network {network}").format(network=network.id) + ": " + ", ".join(counts))
        days = " – ".join(
            filter(None, (wording.date(network.first_date), wording.date(network.last_date)))
        )
        line("; ".join(filter(None, (days, states(self._story, wording)))))
        for reason in network.reasons:
            line(f"  {wording.reason_line(reason)}")

    def _joints(self) -> None:
        _, joints = self._, self._story.joints
        if not joints:
            return
        table(
            _("What joins groups of cases that the files do not link"),
            (_("joined by"), _("groups"), _("cases")),
            (
                (
                    " + ".join(self._names(joint.parties)),
                    len(joint.groups),
                    ", ".join(
                        numbers(
                            (case for group in joint.groups for case in self._story.groups[group]),
                            self._cases,
                        )
                    ),
                )
                for joint in joints[:_SHOWN_JOINTS]
            ),
        )
        self._more(len(joints) - _SHOWN_JOINTS)

    def _growth(self) -> None:
        _, wording = self._, self._wording
        if not self._story.months:
            return
        rows = _periods(self._story.months)
        table(
            _("Growth: what became known when"),
            (_("period"), _("cases"), _("new parties"), _("new ties")),
            ((wording.date(row.month), row.cases, row.parties, row.ties) for row in rows),
        )
        for each in self._story.pauses:
            line(pause(each, wording))

    def _ways(self) -> None:
        if ways := self._story.corridors:
            table(
                self._("Ways"),
                (self._("from"), self._("way"), self._("cases")),
                ((*way(corridor, self._wording), len(corridor.cases)) for corridor in ways),
            )

    def _stages(self) -> None:
        _, wording = self._, self._wording
        if not self._story.stages and all(case.scheme in LISTS for case in self._cases.values()):
            return
        named = [
            (wording.stage(e.stage), ", ".join(self._names(e.parties)), len(e.cases))
            for e in self._story.stages
        ]
        missing = [(wording.stage(stage), _("nobody named"), "") for stage in self._story.uncovered]
        if named or missing:
            table(
                _("Stages of the chain"),
                (_("stage"), _("parties named for it"), _("cases")),
                (*named, *missing),
            )

    def _money(self) -> None:
        _, wording = self._, self._wording
        if self._story.money:
            table(
                _(
                    "Money, at least; the lines may tell of the same money and are not to be"
                    " added up"
                ),
                (_("what"), _("sum"), _("accounts"), _("least"), _("most")),
                (
                    (
                        money_kind(money, wording),
                        money_amount(money.amount, money.currency, wording),
                        money.cases,
                        money_amount(money.least, money.currency, wording),
                        money_amount(money.most, money.currency, wording),
                    )
                    for money in self._story.money
                ),
            )

    def _parties(self) -> None:
        _, celled = self._, bool(self._network.cells)
        headings: tuple[str, ...] = ("id", _("name"), _("score"), _("cell"), _("why"))
        rows = list(_party_rows(self._space, self._network, self._entities))
        keys = ("id", "name", "score", "cell", "why") if celled else ("id", "name", "score", "why")
        shown = (
            headings if celled else tuple(heading for heading in headings if heading != _("cell"))
        )
        told = (
            {**row, "score": self._wording.number(row["score"])} for row in rows[:_SHOWN_PARTIES]
        )
        table(_("Parties"), shown, ([each[key] for key in keys] for each in told))
        self._more(len(rows) - _SHOWN_PARTIES)

    def _cells(self) -> None:
        _, network = self._, self._network
        place = {party: number for number, party in enumerate(network.parties)}
        if not network.cells:
            return
        table(
            _("Cells: parties more tied to each other than to the rest"),
            (_("cell"), _("parties"), _("most linked in it")),
            (
                (
                    number,
                    len(cell),
                    ", ".join(self._names(sorted(cell, key=place.__getitem__)[:_SHOWN_OF_CELL])),
                )
                for number, cell in enumerate(network.cells, start=1)
            ),
        )

    def _ties(self) -> None:
        _, wording = self._, self._wording
        rows = tie_rows(self._network, self._entities, wording)
        if not rows:
            return
        strengths = Counter(row["strength"] for row in rows)
        by_strength = (
            f"{strengths[strength]} {wording.strength(strength)}"
            for strength in Strength
            if strengths[strength]
        )
        alone = sum(row["one_account"] for row in rows)
        line(_("Ties: {strengths}.").format(strengths=", ".join(by_strength)))
        line(
            _("Ties that would fall without one single account: {n} of {all}.").format(
                n=alone, all=len(rows)
            )
        )
        table(
            _("Ties, strongest first"),
            (_("between"), _("why"), _("strength"), _("weight")),
            (
                (
                    f"{row['left']['name']} – {row['right']['name']}",
                    row["told"],
                    wording.strength(row["strength"]),
                    wording.number(round(row["weight"], 2)),
                )
                for row in rows[:_SHOWN_TIES]
            ),
        )
        self._more(len(rows) - _SHOWN_TIES)

    def _more(self, count: int) -> None:
        if count > 0:
            line(self._("{count} more: use --format json").format(count=count))

    def _names(self, ids: Iterable[Id]) -> list[str]:
        return [called(each, self._entities, self._wording) for each in ids]


def _periods(months: tuple[Month, ...]) -> Iterable[Month]:
    """The months, or the years where there are too many of them to read."""
    if len(months) <= _MOST_MONTHS:
        return months
    cases, parties, ties = Counter[str](), Counter[str](), Counter[str]()
    for month in months:
        year = month.month[:4]
        cases[year] += month.cases
        parties[year] += month.parties
        ties[year] += month.ties
    return [
        Month(month=year, cases=cases[year], parties=parties[year], ties=ties[year])
        for year in sorted(cases)
    ]


def _party_rows(
    space: Workspace, network: Network, entities: dict[Id, Entity]
) -> Iterator[dict[str, Any]]:
    """The parties, most important first."""
    cell_of = {
        party: number for number, cell in enumerate(network.cells, start=1) for party in cell
    }
    for each in network.ranking:
        yield {
            "id": each.entity_id,
            "name": called(each.entity_id, entities, space.wording),
            "score": each.score,
            "cell": cell_of.get(each.entity_id, ""),
            "why": "; ".join(map(space.wording.reason, each.reasons)),
        }
