"""Source, way, time and value of the information, as the head of an information report asks."""

from collections import Counter
from collections.abc import Callable
from itertools import chain

from app.briefing.matter import Matter
from app.briefing.model import Fact
from app.briefing.parts.content import FactContent
from app.exports.sources import source_name
from app.plain_text import plain
from graph.model import Case, Grade, Relationship

_SHOWN_GRADES = 6


def where_from(matter: Matter) -> FactContent:
    """Which offices took the complaints; failing that, in which files they stand."""
    text = matter.wording.text("Complaints taken by: {offices}.")
    offices = _counted(matter, text, "offices", lambda case: plain(case.office))
    if offices.blocks:
        return offices
    text = matter.wording.text("Files in which the complaints stand: {files}.")

    def file_of(case: Case) -> str:
        return source_name(case.ref.source_id, matter.material, matter.wording)

    return _counted(matter, text, "files", file_of)


def how_obtained(matter: Matter) -> FactContent:
    """By which ways the complaints came."""
    text = matter.wording.text("Ways in which the complaints came: {channels}.")
    return _counted(matter, text, "channels", lambda case: plain(case.channel))


def when_obtained(matter: Matter) -> FactContent:
    """From when to when they came."""
    days = sorted(case.reported_on for case in matter.cases if case.reported_on)
    if not days:
        return FactContent()
    first, last = matter.wording.date(days[0]), matter.wording.date(days[-1])
    if first == last:
        text = matter.wording.text("Reported on {date}.").format(date=first)
    else:
        text = matter.wording.text("Reported between {first} and {last}.")
        text = text.format(first=first, last=last)
    return FactContent(blocks=(Fact(text=text, note=matter.notes.cite_count(matter.cases)),))


def value(matter: Matter) -> FactContent:
    """Which grades the claims have, the most frequent first."""
    parts = list(chain.from_iterable(matter.parts(party.id) for party in matter.parties))
    grades = Counter(str(part.grade) for part in parts)
    if not grades:
        return FactContent()
    meant = {str(part.grade): part.grade for part in parts}
    most = sorted(grades, key=lambda grade: (-grades[grade], grade))[:_SHOWN_GRADES]
    told = [_grade(meant[grade], grades[grade], matter) for grade in most]
    text = matter.wording.text("Grades of the claims: {grades}.").format(grades="; ".join(told))
    return FactContent(blocks=(Fact(text=text, note=_note(parts, matter)),))


def _note(parts: list[Relationship], matter: Matter) -> int:
    cases = {part.end for part in parts}
    return matter.notes.cite_count([case for case in matter.cases if case.id in cases])


def _grade(grade: Grade, times: int, matter: Matter) -> str:
    wording = matter.wording
    many = wording.plural("{n} claim", "{n} claims", times).format(n=wording.number(times))
    return f"{wording.grade(grade)} ({many})"


def _counted(matter: Matter, text: str, field: str, told_by: Callable[[Case], str]) -> FactContent:
    """How many cases say each thing, the most frequent first."""
    wording = matter.wording
    times = Counter(told_by(case) for case in matter.cases)
    said = sorted((name for name in times if name), key=lambda name: (-times[name], name))
    if not said:
        return FactContent()
    parts = []
    for name in said:
        many = wording.plural("{n} case", "{n} cases", times[name])
        parts.append(f"{name} ({many.format(n=matter.count(times[name]))})")
    sentence = text.format(**{field: "; ".join(parts)})
    cited = [case for case in matter.cases if told_by(case)]
    return FactContent(blocks=(Fact(text=sentence, note=matter.notes.cite_count(cited)),))
