"""What is exported, and how: all that a format may ask for, worked out once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import networkx as nx
from msgspec.structs import replace

from app.access.own_numbers import OwnNumbers
from app.exports.charts.chart import Sheet, draw_chart
from app.exports.graphs.elements import Elements, elements_of
from app.exports.heading import Heading, heading_of
from app.exports.small_numbers import without_protected
from app.exports.tables.network import NetworkTables, tables_of
from app.networks.layouts.force import Point, positions
from app.networks.material import NetworkMaterial
from app.wording.wording import Wording
from graph.model import Id, Value


class Paper(StrEnum):
    """A sheet of paper."""

    A4 = "a4"
    A3 = "a3"


class Options(Value, frozen=True, omit_defaults=True):
    """How files are to be written."""

    bom: bool = True
    """A byte order mark before CSV, without which Excel takes names for something else."""
    paper: Paper = Paper.A4
    """The sheet of a chart, on its side."""
    black: bool = False
    """Whether a chart is drawn in black and white alone."""


DEFAULTS = Options()


@dataclass(frozen=True)
class Export:
    """One network or selection, for one reader; files made of one value belong together.

    All of them call everybody by the same numbers.
    """

    material: NetworkMaterial
    wording: Wording
    date: str = ""
    log: str = ""
    title: str = ""
    options: Options = DEFAULTS
    drawn: Mapping[Id, Point] | None = None
    """Where everything stands; None to be laid out."""
    tells_small_numbers: bool = True
    """Whether single protected people may be told of; else nobody protected stands in it."""
    numbers: OwnNumbers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", OwnNumbers(self.material.audience))
        if not self.tells_small_numbers:
            object.__setattr__(self, "material", without_protected(self.material))

    @cached_property
    def heading(self) -> Heading:
        """What each file says of itself."""
        found = heading_of(
            self.material, self.wording, date=self.date, log=self.log, title=self.title
        )
        if self.tells_small_numbers:
            return found
        told = self.wording.text("Victims, witnesses and reporters are left out")
        return replace(found, handling=told)

    @property
    def stem(self) -> str:
        """What files of it are called when nobody says it."""
        network = self.material.network.id
        return self.numbers.stem(network) if network else "network"

    @cached_property
    def tables(self) -> NetworkTables:
        """Its tables, numbered."""
        return tables_of(
            self.material,
            self.wording,
            self.heading,
            self.numbers,
            counts_protected=self.tells_small_numbers,
        )

    @cached_property
    def graph(self) -> "nx.MultiDiGraph[Id]":
        """Its graph; of a view what is drawn there."""
        graph = self.material.graph()
        if self.drawn is None:
            return graph
        return graph.subgraph([node for node in graph if node in self.drawn])

    @cached_property
    def elements(self) -> Elements:
        """Nodes and edges of its graph."""
        return elements_of(self.graph)

    @cached_property
    def places(self) -> Mapping[Id, Point]:
        """Where each node stands."""
        return positions(self.graph) if self.drawn is None else self.drawn

    @cached_property
    def sheet(self) -> Sheet:
        """Its chart, with the entry of the log printed on it."""
        return self._drawn(self.tables.heading)

    @cached_property
    def picture(self) -> Sheet:
        """The same for a file of dots, which bears that entry as a remark instead."""
        return self._drawn(replace(self.tables.heading, log=""))

    def _drawn(self, heading: Heading) -> Sheet:
        drawn = draw_chart(
            self.graph,
            self.places,
            heading,
            self.wording,
            paper=self.options.paper,
            black=self.options.black,
            whole=self.drawn is not None,
        )
        return drawn._replace(svg=self.numbers.renumber(drawn.svg))

    def numbered(self, content: bytes) -> bytes:
        """A finished text with numbers of its own in place of ids."""
        # the tables come first, so that all formats call everybody by the same numbers
        _ = self.tables
        return self.numbers.content(content)
