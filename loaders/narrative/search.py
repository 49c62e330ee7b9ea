"""The search of a text for everything that could tie its case to others."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from graph.dates import REFERENCE_DAY
from loaders.narrative.dates import find_dates
from loaders.narrative.documents import find_documents
from loaders.narrative.folding import plain_text
from loaders.narrative.found import Found
from loaders.narrative.money import find_money
from loaders.narrative.numbers import find_numbers
from loaders.narrative.online import find_online
from loaders.narrative.persons import find_persons
from loaders.narrative.places import find_places
from loaders.narrative.plates import find_plates
from loaders.narrative.police_reports import find_police_reports
from loaders.narrative.transport import find_transport


def find_in_text(
    text: str, *, reported_on: str | None = None, today: date = REFERENCE_DAY
) -> tuple[Found, ...]:
    """Everything found in a text, in order, nothing overlapping.

    What has the stricter shape wins a contested span.

    `reported_on` is the day of the report (ISO, possibly partial): it gives "5 Januari" its year;
    `today` gives years of two digits their century.

    >>> text = "JSL alias Juju (23), HP 0812-3456-7890"
    >>> [(found.kind.value, found.text) for found in find_in_text(text)]
    [('person', 'JSL alias Juju (23)'), ('phone', '0812-3456-7890')]
    """
    plain = plain_text(text)
    finders: tuple[Callable[[str], Iterable[Found]], ...] = (
        find_online,
        find_police_reports,
        find_money,
        find_numbers,
        lambda plain: find_dates(plain, reported_on, today),
        find_documents,
        find_transport,
        find_plates,
        find_persons,
        find_places,
    )
    found = sorted(_uncontested(finders, plain), key=lambda found_text: found_text.start)
    return tuple(
        (
            found_text
            if found_text.text == (written := text[found_text.start : found_text.end])
            else msgspec.structs.replace(found_text, text=written)
        )
        for found_text in found
    )


def _uncontested(
    finders: Iterable[Callable[[str], Iterable[Found]]], plain: str
) -> Iterator[Found]:
    taken = bytearray(len(plain))
    for find in finders:
        for found_text in find(plain):
            if (
                found_text.start < found_text.end
                and 1 not in taken[found_text.start : found_text.end]
            ):
                taken[found_text.start : found_text.end] = b"\x01" * (
                    found_text.end - found_text.start
                )
                yield found_text
