"""Which cases it is about, which ways they tell, and which files it all stands in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.briefing.matter import Matter
from app.briefing.model import FactRow, OpinionRow
from app.briefing.parts.content import Content, FactContent, fact_table, table
from app.exports.sources import source_name
from app.plain_text import plain
from graph.model import Case, Source

Way = tuple[str, ...]


def scope(matter: Matter) -> FactContent:
    """The cases by day; their offices stand there if one of them tells its own."""
    _ = matter.wording.text
    tells_office = any(case.office for case in matter.cases)
    offices = (_("Office"),) if tells_office else ()
    columns = (_("Case"), _("Reported on"), *offices, _("Origin"), _("Destination"))

    def row(case: Case) -> FactRow:
        return _case(case, matter, tells_office=tells_office)

    return FactContent(blocks=fact_table(matter, "cases", columns, matter.cases, row))


def _case(case: Case, matter: Matter, *, tells_office: bool) -> FactRow:
    wording = matter.wording
    place = ", ".join(plain(name) for name in (case.origin.regency, case.origin.province) if name)
    target = wording.country(case.destination.country) if case.destination.country else ""
    day = wording.date(case.reported_on)
    office = (plain(case.office),) if tells_office else ()
    cells = (plain(case.number), day, *office, place, target)
    return FactRow(cells=cells, note=matter.notes.cite_cases([case]))


def routes(matter: Matter) -> FactContent:
    """Ways told in the cases, the most frequent first."""
    _ = matter.wording.text
    cases: defaultdict[Way, list[Case]] = defaultdict(list)
    for case in matter.cases:
        way = _way(case, matter)
        if len(way) > 1:
            cases[way].append(case)
    ways = sorted(cases.items(), key=lambda item: (-len(item[1]), item[0]))
    shown = [item for item in ways if matter.may_count(len(item[1]))]

    def row(item: tuple[Way, list[Case]]) -> FactRow:
        way, told_in = item
        many = matter.wording.plural("{n} case", "{n} cases", len(told_in))
        cells = (" → ".join(way), many.format(n=len(told_in)))
        return FactRow(cells=cells, note=matter.notes.cite_count(told_in))

    return FactContent(blocks=fact_table(matter, "routes", (_("Way"), _("Told in")), shown, row))


def _way(case: Case, matter: Matter) -> Way:
    country = case.destination.country
    target = matter.wording.country(country) if country else ""
    places = (case.origin.regency or case.origin.province, case.departed_from, *case.transit)
    return _said((*places, target))


def _said(places: Iterable[str]) -> Way:
    return tuple(plain(place) for place in places if place)


def sources(matter: Matter) -> Content:
    """The files that were cited, with what proves that they are the same."""
    _ = matter.wording.text
    material = matter.material
    known: Sequence[Source] = [
        material.sources[source] for source in matter.notes.sources() if source in material.sources
    ]

    def row(source: Source) -> OpinionRow:
        name = source_name(source.id, material, matter.wording)
        return OpinionRow(cells=(name, matter.wording.number(source.size), source.digest or "-"))

    return Content(blocks=table(matter, "sources", (_("File"), _("Bytes"), "SHA-256"), known, row))
