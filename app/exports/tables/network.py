"""The tables of one network as its reader gets them: numbered, under their heading, in one value.

Every tabular format is made of this, so all of them hold the same and call everybody by the same
numbers.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from app.access.own_numbers import OwnNumbers
from app.exports.heading import Heading
from app.exports.tables.model import Table, renumbered
from app.exports.tables.rows import dictionary, network_tables
from app.networks.material import NetworkMaterial
from app.wording.wording import Wording
from graph.model import Value


class NetworkTables(Value, frozen=True):
    """The tables of a network and the dictionary of their columns, under one heading."""

    heading: Heading
    tables: tuple[Table, ...]
    dictionary: Table

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows each table has."""
        return {table.name: len(table.rows) for table in self.tables}

    def table(self, name: str) -> Table:
        """The table of this name."""
        return next(table for table in self.tables if table.name == name)


def tables_of(
    material: NetworkMaterial,
    wording: Wording,
    heading: Heading,
    numbers: OwnNumbers,
    *,
    counts_protected: bool = True,
) -> NetworkTables:
    """The tables of a network for its audience, with these numbers in place of ids.

    `counts_protected` is false where protected people were taken out and may not be counted.
    """
    tables = network_tables(material, wording, counts_protected=counts_protected)
    return NetworkTables(
        heading=replace(
            heading,
            title=numbers.renumber(heading.title),
            network=numbers.renumber(heading.network),
        ),
        tables=renumbered(tables, numbers),
        dictionary=dictionary(tables, wording),
    )
