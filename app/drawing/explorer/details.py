"""The first details of a node and a tie, as lines of plain text, each with its heading."""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.drawing.explorer.values import word_of
from app.drawing.style import verb_of
from app.networks.explorer.shown.facets import GRADE, KIND, PLACE, SOURCE, STATUS, STRENGTH
from app.networks.explorer.shown.picture import Picture, PictureNode, PictureTie
from app.plain_text import plain, shorten
from app.wording.explorer import how_many
from app.wording.wording import Wording
from graph.model import Entity, Id, Relationship
from graph.schema import PARTY_KINDS, EntityKind

Line = list[str]
_MOST_NAMES = 6
_MOST_CASES = 8


def lines_of_node(node: PictureNode, picture: Picture, wording: Wording) -> list[Line]:
    """What is known of a node, the most important first."""
    _ = wording.text
    if node.entity is None:
        return [[_("Stands for"), inner_text(node.inner, wording)]]
    entity = node.entity
    lines = [[_("Kind"), kind_of(entity, wording)]]
    if entity.kind in PARTY_KINDS:
        lines += _of_party(node, entity, picture, wording)
    elif entity.kind is EntityKind.CASE:
        lines += _of_case(entity, wording)
    else:
        named = wording.plural("told of in {n} case", "told of in {n} cases", entity.cases)
        lines.append([_("Cases"), named.format(n=wording.number(entity.cases))])
    for place in node.facets.get(PLACE, ()):
        lines.append([_("Place"), word_of(PLACE, place, picture, wording)])
    sources = [word_of(SOURCE, value, picture, wording) for value in node.facets.get(SOURCE, ())]
    if sources:
        lines.append([_("Source"), ", ".join(sources)])
    return lines


def lines_of_tie(
    tie: PictureTie, names: Mapping[Id, str], picture: Picture, wording: Wording
) -> list[Line]:
    """Each link that a tie stands for: what it says, how sure that is, and which cases tell it."""
    _ = wording.text
    if tie.grouped:
        kinds = [wording.relationship(kind) for kind in tie.facets.get(KIND, ())]
        strengths = [wording.strength(one) for one in tie.facets.get(STRENGTH, ())]
        return [[_("Links"), ", ".join(kinds)], [_("Strength"), ", ".join(strengths)]]
    lines = []
    for link in tie.links:
        lines.append([sentence(link, names, wording), _facts(link, wording)])
        numbers = [picture.case_numbers.get(case, "") for case in link.cases]
        told = _some([plain(number) for number in numbers if number], _MOST_CASES, wording)
        if told:
            lines.append([_("Told by"), told])
    return lines


def sentence(link: Relationship, names: Mapping[Id, str], wording: Wording) -> str:
    """A link as one sentence."""
    start, end = names.get(link.start, ""), names.get(link.end, "")
    return " ".join(filter(None, [start, verb_of(link, wording), end]))


def says(tie: PictureTie, names: Mapping[Id, str], wording: Wording) -> str:
    """What a tie says in one line: its heaviest link, and how much it stands for."""
    if tie.grouped:
        many = wording.plural("{n} link", "{n} links", tie.count)
        count = many.format(n=wording.number(tie.count))
        return f"{names.get(tie.start, '')} – {names.get(tie.end, '')}: {count}"
    first = sentence(tie.links[0], names, wording)
    if tie.count <= 1:
        return first
    times = wording.plural("{n} time", "{n} times", tie.count)
    kinds = {link.kind for link in tie.links}
    if len(kinds) > 1:
        times = wording.plural("{n} link in all", "{n} links in all", tie.count)
    return f"{first}, {times.format(n=wording.number(tie.count))}"


def name_of(node: PictureNode, wording: Wording) -> str:
    """What a node is called in sentences."""
    if node.entity is None:
        return group_label(node, wording).replace("\n", ": ")
    return plain(node.entity.name) or wording.text("(no name)")


def group_label(node: PictureNode, wording: Wording) -> str:
    """What a group is called: after its head, and what it stands for on the next line."""
    inner = inner_text(node.inner, wording)
    if node.head is None:
        return inner
    name = shorten(node.head.name) or wording.text("(no name)")
    if node.head.kind is EntityKind.CASE:
        return f"{name}\n{inner}"
    around = wording.text("Around {name}").format(name=name)
    return f"{around}\n{inner}"


def kind_of(entity: Entity, wording: Wording) -> str:
    """The kind of an entity; of an identifier which kind of number it is."""
    scheme = str(entity.properties.get("scheme", ""))
    if entity.kind in PARTY_KINDS or entity.kind is EntityKind.CASE or not scheme:
        return wording.kind(entity.kind)
    return wording.scheme(scheme)


def inner_text(inner: Mapping[str, int], wording: Wording) -> str:
    """What a group stands for: "3 people, 2 phone numbers"."""
    return ", ".join(how_many(kind, count, wording) for kind, count in sorted(inner.items()))


def _of_party(node: PictureNode, entity: Entity, picture: Picture, wording: Wording) -> list[Line]:
    """Roles with their cases, other names, what was found of it, and how sure that is."""
    _ = wording.text
    lines = []
    for role, count in Counter(part.role for part in node.parts).most_common():
        told = wording.plural("in {n} case", "in {n} cases", count)
        lines.append([_("Role"), f"{wording.role(role)} {told.format(n=wording.number(count))}"])
    if entity.names:
        also = [shorten(name, 60) for name in entity.names]
        lines.append([_("Also written"), _some(also, _MOST_NAMES, wording)])
    statuses = node.facets.get(STATUS, ())
    lines += [[_("Status"), wording.assessment(status)] for status in statuses]
    born = entity.properties.get("born_on")
    if born:
        lines.append([_("Born"), wording.date(str(born))])
    numbers = sorted({picture.case_numbers.get(part.end, "") for part in node.parts} - {""})
    if numbers:
        lines.append([_("Cases"), _some([plain(one) for one in numbers], _MOST_CASES, wording)])
    if node.facets.get(GRADE):
        best = min(node.facets[GRADE])
        lines.append([_("Grade"), word_of(GRADE, best, picture, wording)])
    return lines


def _of_case(entity: Entity, wording: Wording) -> list[Line]:
    _ = wording.text
    facts = entity.properties
    lines = []
    if facts.get("reported_on"):
        lines.append([_("Reported on"), wording.date(str(facts["reported_on"]))])
    if facts.get("categories"):
        lines.append([_("About"), ", ".join(plain(str(one)) for one in facts["categories"])])
    if facts.get("destination"):
        lines.append([_("Destination"), wording.country(str(facts["destination"]))])
    if facts.get("status"):
        lines.append([_("Status"), shorten(str(facts["status"]), 60)])
    return lines


def _facts(link: Relationship, wording: Wording) -> str:
    """How sure a link is, what was said of it, when and how much."""
    status = str(link.properties.get("assessment") or "")
    facts = [
        wording.strength(link.strength),
        wording.grade(link.grade),
        wording.assessment(status) if status else "",
        wording.detail(link),
    ]
    return "; ".join(filter(None, facts))


def _some(texts: Iterable[str], most: int, wording: Wording) -> str:
    """Texts in one line; of very many the first, and how many more there are."""
    told = list(texts)
    line = ", ".join(told[:most])
    if len(told) > most:
        more = wording.text("{count} more").format(count=wording.number(len(told) - most))
        return f"{line}, {more}"
    return line
