"""What `simpul path` and `simpul connect` print: ways, and what joins several."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import prod
from typing import Any

from app.access.values import Path as StorePath
from app.cli import console
from app.cli.console import Format, line
from app.networks.paths import Connected
from app.rows import columns
from app.rows.listing import Column, Listing, Record
from app.rows.networks import path_row
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.paths.steiner import Alternative
from graph.model import Entity, Id, Relationship


def paths(
    space: Workspace, ways: Sequence[StorePath], max_length: int, format: Format, *, in_time: bool
) -> None:
    """Print ways between two entities, best first.

    That there is none is an answer too, and no error.
    """

    def document() -> list[Record]:
        return [{**path_row(space, way), "evidence": _evidence(way.relationships)} for way in ways]

    def rows() -> Iterator[Record]:
        for number, way in enumerate(ways, start=1):
            yield from _steps(number, way)

    if console.for_program(format, document, rows, columns.PATHS):
        return
    _ = space.wording.text
    if not ways:
        told = _("no way of at most {count} links joins them")
        if in_time:
            told = _("no way of at most {count} links joins them without running backwards in time")
        line(told.format(count=space.wording.number(max_length)))
    for number, way in enumerate(ways, start=1):
        line(f"{number}. {_way(space.wording, way, dated=in_time)}")


def connected(space: Workspace, found: Connected, format: Format) -> None:
    """Print the network that joins several, as a tree from the first.

    What would join them without one of those who do stands under it.
    """

    def rows() -> list[Record]:
        return [
            _step(link, found.entities[link.start], found.entities[link.end])
            for link in found.relationships
        ]

    if console.for_program(format, lambda: _connection_row(found), rows, columns.LINKS):
        return
    wording = space.wording
    tree = found.found
    _ = wording.text
    names = {key: entity.name for key, entity in found.entities.items()}
    if tree.groups:
        groups = [", ".join(map(names.__getitem__, group)) for group in tree.groups]
        told = _("nothing joins them all; joined to each other are: {groups}")
        line(told.format(groups=" | ".join(groups)))
        return
    count = len(found.relationships)
    evidence = wording.share(_evidence(found.relationships))
    told = wording.plural(
        "{count} link joins them (evidence {evidence})",
        "{count} links join them (evidence {evidence})",
        count,
    )
    line(told.format(count=wording.number(count), evidence=evidence))
    _branch(wording, names, found.relationships, tree.among[0], 0, set())
    if tree.alternatives:
        console.draw(_alternatives(tree.alternatives, names, wording))


def _alternatives(
    found: Sequence[Alternative], names: Mapping[Id, str], wording: Wording
) -> Listing[Alternative]:
    """What would join them without one of those who do."""
    _ = wording.text
    return Listing(
        title=_("Without one of those who join them"),
        items=found,
        columns=(
            Column(_("without"), lambda other: names[other.without]),
            Column(_("what joins them then"), lambda other: _otherwise(wording, names, other)),
        ),
    )


def _branch(
    wording: Wording,
    names: Mapping[Id, str],
    links: Sequence[Relationship],
    here: Id,
    depth: int,
    walked: set[Id],
) -> None:
    """Print a node of the tree and everything beyond it."""
    if not depth:
        line(names[here])
    for link in links:
        if here in (link.start, link.end) and link.id not in walked:
            there = link.end if link.start == here else link.start
            line(f"{'   ' * depth}└─[{_label(wording, link)}]— {names[there]}")
            _branch(wording, names, links, there, depth + 1, walked | {link.id})


def _otherwise(wording: Wording, names: Mapping[Id, str], other: Alternative) -> str:
    if not other.connected:
        return wording.text("nothing joins them all")
    over = ", ".join(names[joint] for joint in other.joints)
    if not other.longer:
        return wording.text("as many links, over {names}").format(names=over)
    told = wording.plural(
        "{count} more link, over {names}", "{count} more links, over {names}", other.longer
    )
    return told.format(count=wording.number(other.longer), names=over)


def _way(wording: Wording, way: StorePath, *, dated: bool) -> str:
    parts = [way.entities[0].name]
    for link, entity in zip(way.relationships, way.entities[1:], strict=True):
        told = [_label(wording, link), wording.detail(link) if dated else ""]
        parts.append(f"—[{' · '.join(filter(None, told))}]— {entity.name}")
    text = wording.text("evidence {evidence}")
    evidence = text.format(evidence=wording.share(_evidence(way.relationships)))
    return f"{' '.join(parts)} ({evidence})"


def _label(wording: Wording, link: Relationship) -> str:
    if link.role:
        return wording.role(link.role)
    return wording.relationship(link.kind)


def _evidence(links: Sequence[Relationship]) -> float:
    """How sure all links together are: the product of their weights, to two digits that count."""
    return float(f"{prod(link.weight for link in links):.2g}")


def _steps(number: int, way: StorePath) -> list[dict[str, Any]]:
    steps = zip(way.relationships, pairwise(way.entities), strict=True)
    return [{"way": number, **_step(link, *ends)} for link, ends in steps]


def _step(link: Relationship, left: Entity, right: Entity) -> dict[str, Any]:
    return {
        "from": left.id,
        "from_kind": left.kind,
        "from_name": left.name,
        "kind": link.kind,
        "role": link.role,
        "strength": link.strength,
        "weight": link.weight,
        "first_on": link.first_on,
        "last_on": link.last_on,
        "to": right.id,
        "to_kind": right.kind,
        "to_name": right.name,
    }


def _connection_row(found: Connected) -> dict[str, Any]:
    """The network as plain JSON; names stand with the entities."""
    tree = found.found
    entities = [
        {
            "id": entity_id,
            "kind": entity.kind,
            "name": entity.name,
            "in_network": entity_id in tree.nodes,
        }
        for entity_id, entity in sorted(found.entities.items())
    ]
    return {
        "among": list(tree.among),
        "groups": [list(group) for group in tree.groups],
        "joints": list(tree.joints),
        "evidence": _evidence(found.relationships) if tree.nodes else 0.0,
        "entities": entities,
        "links": [
            _step(
                relationship, found.entities[relationship.start], found.entities[relationship.end]
            )
            for relationship in found.relationships
        ],
        "alternatives": [
            {
                "without": alternative.without,
                "connected": alternative.connected,
                "longer": alternative.longer,
                "joints": list(alternative.joints),
            }
            for alternative in tree.alternatives
        ],
    }
