"""Questions to the graph, answered on the canvas: what leads from one to another, what joins
several, whom they have in common.

Decisions.
The window of the time bar counts: no path leads over what ended before it or began after it.
What is found comes on the canvas and is selected, so that it is seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.known import Known
from app.networks.paths import Paths
from graph.analysis.paths.paths import By
from graph.errors import SimpulError
from graph.messages import Message, message
from graph.model import Entity, Id, Value
from graph.work.canvas import Canvas

MOST_COMMON = 20
"""Common neighbours that come at once."""
MOST_PATHS = 10
"""Paths as short as the shortest that come at once: each may be the one that matters."""


class _Asked(Value, frozen=True):
    """How a path is looked for."""

    by: By
    avoid: tuple[Id, ...]
    in_time: bool


class Questions:
    """Answers on a canvas, for one viewer."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def path(self, known: Known, canvas: Canvas, act: Act) -> Outcome:
        """The best paths from each of these to the next: of the shortest all that are as short."""
        ends = _ends(known, canvas, act)
        if len(ends) < 2:
            return Outcome(canvas=canvas, said=(_too_few(),))
        asked = _read(act.value)
        found: dict[Id, None] = {}
        said = []
        for start, end in pairwise(ends):
            try:
                paths = self._best(canvas, start, end, asked)
            except SimpulError as error:
                said.append(_said(error))
                continue
            for nodes in paths:
                found.update(dict.fromkeys(nodes))
            said.append(_of_paths(known, start, end, paths))
        return Outcome(canvas=_with_found(known, canvas, found), said=tuple(said))

    def connect(self, known: Known, canvas: Canvas, act: Act) -> Outcome:
        """The least network that joins them all."""
        ends = _ends(known, canvas, act)
        if len(ends) < 2:
            return Outcome(canvas=canvas, said=(_too_few(),))
        asked = _read(act.value)
        try:
            tree = self._paths.connect(
                ends,
                by=asked.by,
                avoid=asked.avoid,
                between=(canvas.since, canvas.until),
            ).found
        except SimpulError as error:
            return Outcome(canvas=canvas, said=(_said(error),))
        if not tree.nodes:
            said = message("nothing joins all of these: look for paths between two of them")
            return Outcome(canvas=canvas, said=(said,))
        said = message("joined by {count} others", count=len(tree.joints))
        return Outcome(canvas=_with_found(known, canvas, tree.nodes), said=(said,))

    def _best(self, canvas: Canvas, start: Id, end: Id, asked: _Asked) -> list[list[Id]]:
        """The entities along each of the best paths; none where there is no path."""
        paths = self._paths.best(
            start,
            end,
            by=asked.by,
            count=MOST_PATHS if asked.by is By.LENGTH else 1,
            avoid=asked.avoid,
            in_time=asked.in_time,
            between=(canvas.since, canvas.until),
        )
        found = [list(map(_id_of, path.entities)) for path in paths]
        shortest = min(map(len, found), default=0)
        return [nodes for nodes in found if len(nodes) == shortest]


def _id_of(entity: Entity) -> Id:
    return entity.id


def common(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """Whom all of these have beside them; where there is nobody, whom most of them have."""
    ends = _ends(known, canvas, act)
    if len(ends) < 2:
        return Outcome(canvas=canvas, said=(_too_few(),))
    beside: defaultdict[Id, set[Id]] = defaultdict(set)
    for near, far in known.visible.steps(ends):
        if far not in ends:
            beside[far].add(near)
    most = max((len(whose) for whose in beside.values()), default=0)
    if most < 2:
        return Outcome(canvas=canvas, said=(message("no two of these have anybody in common"),))
    found = sorted(far for far, whose in beside.items() if len(whose) == most)
    said = message(
        "{count} in common to {most} of {all}", count=len(found), most=most, all=len(ends)
    )
    shown = [*ends, *found[:MOST_COMMON]]
    if len(found) > MOST_COMMON:
        more = message("{more} more in common are not added", more=len(found) - MOST_COMMON)
        return Outcome(canvas=_with_found(known, canvas, shown), said=(said, more))
    return Outcome(canvas=_with_found(known, canvas, shown), said=(said,))


def _ends(known: Known, canvas: Canvas, act: Act) -> list[Id]:
    """Between whom it is asked; a group is asked for by its member with most neighbours."""
    groups = {group.id: group.members for group in canvas.groups}
    ends = [_chief(known, groups[item]) if item in groups else item for item in act.ids]
    return known.visible.known(ends)


def _chief(known: Known, members: Sequence[Id]) -> Id:
    degrees = known.visible.degrees(members)
    return min(members, key=lambda member: (-degrees.get(member, 0), member))


def _read(value: Any) -> _Asked:
    """How it is asked; what is not understood is as usual."""
    given = value if isinstance(value, Mapping) else {}
    avoid = given.get("avoid", ())
    named = [one for one in avoid if isinstance(one, str)] if isinstance(avoid, Sequence) else []
    by = By.STRENGTH if given.get("by") == By.STRENGTH.value else By.LENGTH
    return _Asked(by=by, avoid=tuple(named), in_time=given.get("in_time") is True)


def _with_found(known: Known, canvas: Canvas, found: Iterable[Id]) -> Canvas:
    """The canvas with what was found, which is selected; of what is hidden it is shown again."""
    told = known.visible.known(found)
    new = sorted(set(told).difference(canvas.shown))
    hidden = tuple(item for item in canvas.hidden if item not in told)
    selected = tuple(told) or canvas.selected
    return replace(canvas, shown=(*canvas.shown, *new), hidden=hidden, selected=selected)


def _of_paths(known: Known, start: Id, end: Id, paths: Sequence[Sequence[Id]]) -> Message:
    """What is said of the paths that were found between two."""
    names = known.names([start, end])
    ends = {"start": names.get(start, ""), "end": names.get(end, "")}
    if not paths:
        return message(
            "no path from {start} to {end}: avoid less, or widen the window of the time bar", **ends
        )
    steps = len(paths[0]) - 1
    if len(paths) == 1:
        return message("a path of {steps} steps from {start} to {end}", steps=steps, **ends)
    return message(
        "{count} paths of {steps} steps from {start} to {end}",
        count=len(paths),
        steps=steps,
        **ends,
    )


def _too_few() -> Message:
    return message("select two or more first")


def _said(error: SimpulError) -> Message:
    told = error.message
    return told if isinstance(told, Message) else message(told)
