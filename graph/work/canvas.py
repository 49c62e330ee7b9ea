"""What a canvas shows: which entities, where they stand, what is hidden, combined and filtered.

Decisions.
A canvas holds ids, places and choices, never a name or a value: whoever opens it is shown of each
id what they may know, and nothing of the rest.
What is filtered away is told by what is switched off, so that what is added later is shown.
"""

from collections.abc import Mapping

from graph.model import Id, Value

Place = tuple[float, float]
"""Where a node stands, in the units of the picture: x to the right, y downwards."""


class Camera(Value, frozen=True, omit_defaults=True):
    """What of the picture is looked at."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 0.0
    """Pixels for each unit of the picture; 0 shows everything."""


class Group(Value, frozen=True, omit_defaults=True):
    """Several nodes that are drawn as one."""

    id: Id
    by: str = ""
    """What they have in common: `case`, `family`, `cell`, `kind`, or `chosen` by hand."""
    key: str = ""
    """The case, family, cell or kind itself."""
    members: tuple[Id, ...] = ()
    opened: bool = False
    """Whether its members are drawn instead of it."""


class Canvas(Value, frozen=True, omit_defaults=True):
    """Everything that a picture is drawn from, besides the graph itself."""

    shown: tuple[Id, ...] = ()
    """Entities on the canvas, in the order in which they came."""
    hidden: tuple[Id, ...] = ()
    """Those of them that are not drawn for now."""
    pinned: tuple[Id, ...] = ()
    """Those that a layout leaves where they are."""
    places: Mapping[Id, Place] = {}
    groups: tuple[Group, ...] = ()
    off: Mapping[str, tuple[str, ...]] = {}
    """By facet (`kind`, `role`, `strength`, `grade`, `status`, `place`, `source`) the values that
    are filtered away.
    """
    since: str = ""
    """First day of the time bar's window; empty when it is open."""
    until: str = ""
    lens: str = "role"
    """The facet by which nodes are coloured."""
    layout: str = "force"
    selected: tuple[Id, ...] = ()
    camera: Camera = Camera()
