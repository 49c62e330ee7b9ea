"""Whose telephone a report is of, where another sheet of the same file says so.

Reports of examined telephones (Cellebrite and others) have a summary with the number of the
telephone, and its calls and contacts on sheets of their own. The number is taken where the file
names one; of two (a telephone with two cards) none is chosen.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from graph.identifiers import phone
from graph.messages import Advice
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.tables import Table, is_blank
from loaders.vocabulary.evidence import meaning_of

FACTS = "facts of a device"
TOLD = Advice("facts of a telephone, of which only its own number is taken", "nothing")

_LOOK_AT = 200
_MOST_COLUMNS = 4


def owner_of_device(tables: Sequence[Table]) -> str:
    """The one number that a file says its telephone has; empty for none or two."""
    numbers = {phone.normalize(value): value for table in tables for value in _own_numbers(table)}
    return next(iter(numbers.values())) if len(numbers) == 1 else ""


def recognise_device(table: Table, _scope: Scope) -> TableReading | None:
    """Whether a sheet only holds facts of a telephone; None for any other."""
    return TableReading(columns=(), format=FACTS) if any(_own_numbers(table)) else None


def _own_numbers(table: Table) -> Iterator[str]:
    """The numbers that stand beside a word for the telephone's own."""
    if len(table.columns) > _MOST_COLUMNS:
        return
    for label, value in chain.from_iterable(map(pairwise, _lines(table))):
        if meaning_of(label, "device_facts") == "owner" and phone.is_valid(value):
            yield value


def _lines(table: Table) -> Iterator[tuple[str, ...]]:
    """The filled cells of every line of a small sheet, its header among them."""
    yield from table.above
    yield table.columns
    for row in islice(table.rows(), _LOOK_AT):
        yield tuple(str(cell).strip() for cell in row.values.values() if not is_blank(cell))
