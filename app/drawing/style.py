"""How a network is drawn: colours, shapes, line styles and tooltips, the same on the screen, in
exports and briefings.

Decisions.
Colours are Okabe and Ito's, told apart by the colour-blind; none of them says "guilty", so nobody
is red.
In grey print a circle is a person and a square an organisation, and each party's role stands under
its name. Lines follow the link-chart convention: confirmed solid, unconfirmed dashed, tentative
dotted.
That two are probably one person nobody stated: it is a line of its own, in its own colour and long
dashes, marked ≈. Tooltips are text: whoever shows them must set text, never markup.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Any

import networkx as nx

from app.networks.layouts.force import Point, nodes_in_order, positions
from app.plain_text import plain, shorten
from app.wording.wording import Wording
from graph.model import Entity, Id, Relationship
from graph.schema import PARTY_KINDS, SYMMETRIC, EntityKind, RelationshipKind, RoleGroup, Strength

INK = "#1f2933"
LINE = "#6b7785"
PROBABLE_LINE = "#b0568f"
"""Of the line between two who are probably one; darker than Okabe and Ito's reddish purple, to be
seen on paper.
"""
PROBABLE_SIGN = "≈"


@dataclass(frozen=True, slots=True)
class Style:
    """How a node is drawn."""

    color: str
    shape: str
    border: str = INK
    size: int = 16


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One line of the legend.

    `kind` is `party`, `case`, `identifier` or `link`, and a link's shape its dash style.
    """

    label: str
    color: str
    shape: str
    kind: str


GROUP_COLORS: Mapping[str, str] = MappingProxyType(
    {
        RoleGroup.RECRUITER: "#0072b2",
        RoleGroup.SPONSOR: "#e69f00",
        RoleGroup.FACILITATOR: "#009e73",
        RoleGroup.VICTIM: "#f0e442",
        RoleGroup.OTHER: "#b9a3c9",
    }
)
IDENTIFIER_STYLES: Mapping[EntityKind, Style] = MappingProxyType(
    {
        EntityKind.PHONE: Style("#4a5568", "triangle", size=9),
        EntityKind.ONLINE_ACCOUNT: Style("#4a5568", "triangleDown", size=9),
        EntityKind.BANK_ACCOUNT: Style("#4a5568", "diamond", size=10),
        EntityKind.IDENTITY_DOCUMENT: Style("#4a5568", "star", size=10),
        EntityKind.ADDRESS: Style("#4a5568", "hexagon", size=9),
        EntityKind.PLACE: Style("#cbd2d9", "hexagon", size=9),
        EntityKind.VEHICLE: Style("#cbd2d9", "diamond", size=10),
        EntityKind.TRIP: Style("#cbd2d9", "triangle", size=9),
    }
)
CASE_STYLE = Style("#ffffff", "box", border="#8a94a0", size=12)
DASHES: Mapping[Strength, Any] = MappingProxyType(
    {Strength.CONFIRMED: False, Strength.UNCONFIRMED: [9, 6], Strength.TENTATIVE: [2, 5]}
)
PROBABLE_DASHES = [16, 6]
_STRENGTHS = (Strength.CONFIRMED, Strength.UNCONFIRMED, Strength.TENTATIVE)

OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "tooltipDelay": 150, "multiselect": True, "keyboard": False},
        "nodes": {
            "borderWidth": 1.5,
            "font": {"size": 14, "color": INK, "strokeWidth": 3, "strokeColor": "#ffffff"},
        },
        "edges": {
            "smooth": False,
            "color": {"color": LINE, "highlight": INK, "hover": INK},
            "selectionWidth": 1.5,
        },
    }
)


def to_pyvis(
    graph: "nx.MultiDiGraph[Id]",
    wording: Wording,
    *,
    seed: int = 1,
    places: Mapping[Id, Point] | None = None,
) -> Any:
    """The network as a `pyvis.network.Network`, with physics off.

    It has positions, colours, shapes and tooltips.

    `places` say where everything stands; else it is laid out.

    Node ids are entity ids. Relationships between the same two entities are one line whose id is
    that of the heaviest.
    """
    from pyvis.network import Network  # takes two seconds to import

    picture = Network(directed=True, cdn_resources="in_line")
    picture.options = {key: dict(value) for key, value in OPTIONS.items()}
    places = positions(graph, seed=seed) if places is None else places
    for node, data in nodes_in_order(graph):
        style = style_of(data["entity"], data["group"])
        x, y = places[node]
        picture.add_node(
            node,
            x=x,
            y=y,
            title=tooltip(data["entity"], data["roles"], wording),
            **node_look(data["entity"], data["roles"], style, wording),
        )

    for relationships in lines(graph):
        title = "\n".join(link_text(link, graph, wording) for link in relationships)
        first = relationships[0]
        look = line_look(relationships)
        arrows = {"to": {"enabled": has_arrow(relationships), "scaleFactor": 0.6}}
        picture.add_edge(first.start, first.end, id=first.id, title=title, arrows=arrows, **look)

    return picture


def style_of(entity: Entity, group: str) -> Style:
    """The colour and shape of an entity with this role group."""
    if entity.kind is EntityKind.CASE:
        return CASE_STYLE
    if entity.kind in PARTY_KINDS:
        shape = shape_of(entity.kind)
        color = GROUP_COLORS.get(group, GROUP_COLORS[RoleGroup.OTHER])
        return Style(color, shape, size=13 + 2 * min(max(entity.cases, 1), 6))
    return IDENTIFIER_STYLES[entity.kind]


def shape_of(kind: EntityKind) -> str:
    """The shape that entities of a kind are drawn in."""
    if kind in PARTY_KINDS:
        return "dot" if kind is EntityKind.PERSON else "square"
    return CASE_STYLE.shape if kind is EntityKind.CASE else IDENTIFIER_STYLES[kind].shape


def label_of(entity: Entity, roles: tuple[str, ...], wording: Wording) -> str:
    """What stands under a node: the name and, for a party, its role with the number of its others.

    The two stand on lines of their own.
    """
    name = shorten(entity.name) or wording.text("(no name)")
    shown = wording.role(roles[0]) if roles and not entity.protected else ""
    more = f" +{len(roles) - 1}" if len(roles) > 1 else ""
    if shown:
        return f"{name}\n{shorten(shown, 26)}{more}"
    return name


def tooltip(entity: Entity, roles: tuple[str, ...], wording: Wording) -> str:
    """What is known of an entity, as lines of plain text."""
    lines_ = [plain(entity.name) or wording.text("(no name)"), wording.kind(entity.kind)]
    if entity.kind in PARTY_KINDS:
        lines_ += [wording.roles(roles)] if roles else []
        named_in = wording.plural("named in {n} case", "named in {n} cases", entity.cases)
        lines_.append(named_in.format(n=entity.cases))
    elif entity.kind is not EntityKind.CASE:
        lines_[1] = wording.scheme(str(entity.properties.get("scheme", ""))) or lines_[1]
    elif entity.properties.get("reported_on"):
        lines_.append(wording.date(str(entity.properties["reported_on"])))
    return "\n".join(lines_)


def link_text(relationship: Relationship, graph: "nx.MultiDiGraph[Id]", wording: Wording) -> str:
    """A relationship as one sentence with its strength, grade and dates."""
    start = plain(graph.nodes[relationship.start]["entity"].name)
    end = plain(graph.nodes[relationship.end]["entity"].name)
    verb = verb_of(relationship, wording)
    facts = [wording.strength(relationship.strength), str(relationship.grade)]
    status = relationship.properties.get("assessment")
    if status:
        facts.append(wording.assessment(str(status)))
    days = (relationship.first_on, relationship.last_on)
    dates = dict.fromkeys(wording.date(day) for day in days if day)
    if dates:
        facts.append(" - ".join(dates))
    return f"{start} - {verb} - {end}: {', '.join(facts)}"


def verb_of(relationship: Relationship, wording: Wording) -> str:
    """What stands between the two ends of a relationship, so that they read as a sentence."""
    verb = wording.relationship(relationship.kind)
    if relationship.role:
        return f"{verb} ({wording.role(relationship.role)})"
    return verb


def lines(graph: "nx.MultiDiGraph[Id]") -> list[tuple[Relationship, ...]]:
    """The relationships of each drawn line: those between the same two entities, heaviest first.

    That the two are probably one is a line of its own.
    """
    found: defaultdict[tuple[Id, Id, bool], list[Relationship]] = defaultdict(list)
    for start, end, data in graph.edges(data=True):
        link: Relationship = data["relationship"]
        found[start, end, is_guess((link,))].append(link)

    for links in found.values():
        links.sort(key=lambda link: (-link.weight, link.id))

    return [tuple(found[line]) for line in sorted(found)]


def is_guess(relationships: tuple[Relationship, ...]) -> bool:
    """Whether a drawn line says that its two ends are probably one."""
    return relationships[0].kind is RelationshipKind.PROBABLY_SAME_AS


def strongest(relationships: tuple[Relationship, ...]) -> Strength:
    """The best strength among them, which decides how their line is drawn."""
    return min((relationship.strength for relationship in relationships), key=_STRENGTHS.index)


def has_arrow(relationships: tuple[Relationship, ...]) -> bool:
    """Whether the line says who did something to whom."""
    plain_kinds = SYMMETRIC | {
        RelationshipKind.PARTY_TO,
        RelationshipKind.USES,
        RelationshipKind.HOLDS,
    }
    plain_kinds |= {RelationshipKind.LOCATED_AT, RelationshipKind.TRAVELLED_ON}
    return any(relationship.kind not in plain_kinds for relationship in relationships)


def legend(graph: "nx.MultiDiGraph[Id]", wording: Wording) -> list[LegendItem]:
    """What the shapes, colours and lines of this picture mean; only those that occur."""
    nodes = [(data["entity"], data["group"]) for _, data in nodes_in_order(graph)]
    groups = {(group, entity.kind) for entity, group in nodes if entity.kind in PARTY_KINDS}
    items = []
    for group, kind in product(GROUP_COLORS, (EntityKind.PERSON, EntityKind.ORGANIZATION)):
        if (group, kind) in groups:
            label = f"{wording.group(group)} ({wording.kind(kind).lower()})"
            items.append(LegendItem(label, GROUP_COLORS[group], shape_of(kind), "party"))

    kinds = {entity.kind for entity, _ in nodes}
    if EntityKind.CASE in kinds:
        label = wording.kind(EntityKind.CASE)
        items.append(LegendItem(label, CASE_STYLE.color, CASE_STYLE.shape, "case"))
    items += [
        LegendItem(wording.kind(kind), style.color, style.shape, "identifier")
        for kind, style in IDENTIFIER_STYLES.items()
        if kind in kinds
    ]
    all_lines = lines(graph)
    drawn = {strongest(line) for line in all_lines if not is_guess(line)}
    names = {
        Strength.CONFIRMED: "solid",
        Strength.UNCONFIRMED: "dashed",
        Strength.TENTATIVE: "dotted",
    }
    items += [
        LegendItem(wording.strength(strength), LINE, names[strength], "link")
        for strength in _STRENGTHS
        if strength in drawn
    ]
    if any(is_guess(line) for line in all_lines):
        label = wording.text("probably the same person or organisation, not decided")
        items.append(LegendItem(label, PROBABLE_LINE, "long", "link"))
    return items


def node_look(
    entity: Entity, roles: tuple[str, ...], style: Style, wording: Wording
) -> dict[str, Any]:
    """A node as the canvas takes it, without its place and what is told of it."""
    small = entity.kind not in PARTY_KINDS
    return {
        "label": label_of(entity, roles, wording),
        "shape": style.shape,
        "size": style.size,
        "color": node_color(style.color, style.border),
        "font": node_font(small=small),
        "shapeProperties": {"borderDashes": [3, 3] if entity.protected else False},
    }


def node_color(color: str, border: str = INK) -> dict[str, Any]:
    """A colour as the canvas takes it: the same when a node is selected or pointed at."""
    raised = {"background": color, "border": "#000000"}
    return {"background": color, "border": border, "highlight": raised, "hover": dict(raised)}


def node_font(*, small: bool) -> dict[str, Any]:
    """How a label is written: with a halo, so that it can be read above lines."""
    return {
        "size": 11 if small else 14,
        "color": INK,
        "strokeWidth": 3,
        "strokeColor": "#ffffff",
    }


def line_look(relationships: tuple[Relationship, ...]) -> dict[str, Any]:
    """A line as the canvas takes it, without what is told of it; one that is a guess stands out."""
    guess: dict[str, Any] = {}
    if is_guess(relationships):
        guess = {
            "label": PROBABLE_SIGN,
            "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.15},
            "color": {"color": PROBABLE_LINE, "highlight": PROBABLE_LINE, "hover": PROBABLE_LINE},
            "font": {
                "size": 18,
                "color": PROBABLE_LINE,
                "strokeWidth": 4,
                "strokeColor": "#ffffff",
            },
        }

    return guess | {
        "dashes": PROBABLE_DASHES if guess else DASHES[strongest(relationships)],
        "width": 1.0 + 1.5 * max(relationship.weight for relationship in relationships),
    }
