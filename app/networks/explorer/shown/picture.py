"""What a canvas shows, as values that have passed the mask; how it looks is decided in drawing."""

from collections.abc import Mapping

from graph.model import Entity, Id, Relationship, Value
from graph.work.canvas import Canvas, Group, Place

Span = tuple[str, str]
"""First and last day."""


class PictureNode(Value, frozen=True, omit_defaults=True):
    """One drawn item: an entity, or a group of several."""

    id: Id
    place: Place
    entity: Entity | None = None
    group: Group | None = None
    head: Entity | None = None
    """Of a group, the member that it is called after."""
    inner: Mapping[str, int] = {}
    """Of a group, how many of each kind it stands for, without those that are filtered away."""
    counts: Mapping[str, Mapping[str, int]] = {}
    """Of a group, by facet and value, how many members have it."""
    roles: tuple[str, ...] = ()
    role_group: str = ""
    within: Id = ""
    """The opened group that it belongs to."""
    pinned: bool = False
    filtered: bool = False
    """Whether it is filtered away."""
    more: Mapping[str, int] = {}
    """By kind, how many neighbours are not on the canvas."""
    facets: Mapping[str, tuple[str, ...]] = {}
    dates: tuple[Span, ...] = ()
    at: tuple[float, float] | None = None
    """Longitude and latitude."""
    parts: tuple[Relationship, ...] = ()
    """What it did in which case."""


class PictureTie(Value, frozen=True, omit_defaults=True):
    """One drawn line: every link between two drawn items."""

    id: Id
    start: Id
    end: Id
    links: tuple[Relationship, ...]
    """Heaviest first; of a group the heaviest alone."""
    grouped: bool = False
    """Whether a group stands at one of its ends."""
    count: int = 1
    """Links, calls and payments that it stands for."""
    both_ways: bool = False
    facets: Mapping[str, tuple[str, ...]] = {}
    dates: tuple[Span, ...] = ()


class Bin(Value, frozen=True, omit_defaults=True):
    """So much of what the canvas shows has a day in this time."""

    first: str
    last: str
    count: int


class Picture(Value, frozen=True, omit_defaults=True):
    """Everything that is drawn and told of a canvas."""

    canvas: Canvas
    """Without what the viewer may not know of."""
    nodes: tuple[PictureNode, ...] = ()
    ties: tuple[PictureTie, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = {}
    """By facet and value, how many nodes and ties have it."""
    source_names: Mapping[Id, str] = {}
    case_numbers: Mapping[Id, str] = {}
    bins: tuple[Bin, ...] = ()
    hidden: int = 0
    """How many were hidden by hand."""
    thinned: int = 0
    """How many ties are not drawn, since there are too many to be seen."""
    filtered: int = 0
    """How many are filtered away."""
