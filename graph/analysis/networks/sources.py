"""Independent sources: which complaints are one account that was told twice.

Decisions.
A complaint is a source, whatever files it came in: two complainants who give the same phone are two
sources, though one office typed both. Complaints that the files themselves link (the same number,
the same police report) are one source, since each of them may only repeat the other; so are
complaints of the same victim, who tells her own story twice. Call lists and statements of account
belong to the complaint that they were taken for: they make it better, not double.
"""

from collections.abc import Iterable, Iterator

from graph.analysis.measures.components import components
from graph.model import Case, Id


def file_links(cases: Iterable[Case]) -> Iterator[tuple[str, str]]:
    """Each case with the numbers of the files that it is or points to."""
    for case in cases:
        for number in (case.number, *case.references):
            yield case.id, f"file {number}"


def independent_sources(
    cases: Iterable[Case], victims: Iterable[tuple[Id, Id]] = ()
) -> dict[Id, Id]:
    """Each case with the source that it counts as: the first case, by id, of the same account.

    `victims` are pairs (person, case): those in two cases make these one account.
    """
    known = sorted(cases, key=lambda case: case.id)
    ids = {case.id for case in known}
    links = list(file_links(known))
    for person, case_id in victims:
        if case_id in ids:
            links.append((case_id, f"victim {person}"))
    # One account are all cases that such links join, even over others.
    group = components(links)
    first: dict[int, Id] = {}
    found = {}
    for case in known:
        found[case.id] = first.setdefault(group[case.id], case.id)
    return found
