"""The service of the explorer: canvases are begun, acted on and shown as their viewer may see them.

Decisions.
A canvas comes from anywhere: from a file that another saved, or a browser. So before anything is
done with one, all that the viewer may not know of is taken from it without a word.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from types import MappingProxyType

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.networks.explorer import editing
from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.editing import keep_only
from app.networks.explorer.evidence import TieEvidence, evidence
from app.networks.explorer.expanding import expand
from app.networks.explorer.grouping import close_group, combine, fit, open_group, uncombine
from app.networks.explorer.known import Known
from app.networks.explorer.placing import place_new, standing_in
from app.networks.explorer.questions import Questions, common
from app.networks.explorer.shown.picture import Picture
from app.networks.explorer.shown.showing import show
from app.networks.explorer.tidying import tidy
from app.networks.material import Materials, NetworkMaterial
from app.networks.networks import Networks, members_of
from app.networks.paths import Paths
from graph.messages import Message, message
from graph.model import Id
from graph.schema import EDGE_LIST
from graph.work.canvas import Canvas

_Handler = Callable[[Canvas, Act], Outcome]

_EDITING: Mapping[str, _Handler] = MappingProxyType(
    {
        "hide": editing.hide,
        "show_hidden": editing.show_hidden,
        "remove": editing.remove,
        "crop": editing.crop,
        "pin": editing.pin,
        "unpin": editing.unpin,
        "move": editing.move,
        "filter": editing.filter_away,
        "lens": editing.look_through,
    }
)
"""Acts that ask nothing of the graph."""


class Explorer:
    """Canvases on one store, for its viewer."""

    def __init__(
        self, store: MaskedStore, networks: Networks, materials: Materials, paths: Paths
    ) -> None:
        """Of a store, with the services that answer what is asked on a canvas."""
        self._store = store
        self._networks = networks
        self._materials = materials
        questions = Questions(paths)
        self._handlers: dict[str, _Handler] = {
            **_EDITING,
            "add": self._add,
            "expand": self._with_known(expand),
            "combine": self._with_known(combine),
            "open_group": self._with_known(open_group),
            "close_group": self._with_known(close_group),
            "uncombine": self._with_known(uncombine),
            "tidy": self._with_known(tidy),
            "path": self._with_known(questions.path),
            "connect": self._with_known(questions.connect),
            "common": self._with_known(common),
        }

    @property
    def acts(self) -> tuple[str, ...]:
        """The kinds of acts that can be applied."""
        return tuple(sorted(self._handlers))

    def start(self, ids: Sequence[Id]) -> Canvas:
        """A canvas of these entities, laid out; what the viewer may not know of is left out."""
        return self.apply(Canvas(), Act(kind="add", ids=tuple(ids))).canvas

    def start_network(self, network_ids: Sequence[Id]) -> Canvas:
        """A canvas of one or several networks; raises NetworkNotFound."""
        ids: dict[Id, None] = {}
        for network_id in network_ids:
            members = members_of(self._networks.get(network_id))
            ids.update(dict.fromkeys(sorted(members)))
        return self.start(self._without_lists(ids))

    def apply(self, canvas: Canvas, act: Act) -> Outcome:
        """What comes of an act; what cannot be done is said, and changes nothing."""
        known = self.known(canvas)
        handler = self._handlers.get(act.kind)
        if handler is None:
            said = message("there is no act {act}, so nothing was changed", act=act.kind)
            return Outcome(canvas=known, said=(said,))
        outcome = handler(known, replace(act, ids=self._living(act.ids)))
        return self._settled(outcome, standing_in(known))

    def picture(self, canvas: Canvas) -> Picture:
        """What is drawn and told of a canvas."""
        known = self.known(canvas)
        settled = self._settled(Outcome(canvas=known), standing_in(known))
        return show(self._known, settled.canvas)

    def _settled(self, outcome: Outcome, standing: Set[Id]) -> Outcome:
        """What came of an act, with no more drawn than can be seen, and a place for all of it."""
        visible = self._known.visible
        fitted = fit(visible, outcome.canvas, standing)
        placed = place_new(fitted.canvas, visible, standing)
        return Outcome(canvas=placed, said=(*outcome.said, *fitted.said))

    def evidence(self, canvas: Canvas, ids: Collection[Id]) -> TieEvidence:
        """What a tie of the canvas rests on: named by its id, or by what it joins."""
        return evidence(self._known, self._materials, self.known(canvas), ids)

    def for_file(self, canvas: Canvas) -> tuple[Canvas, NetworkMaterial]:
        """What is seen of a canvas, and all it refers to, for a file that leaves the house.

        Groups are opened: a file has room for all. What is hidden or filtered away is not in it.
        """
        known = self.known(canvas)
        opened = tuple(replace(group, opened=True) for group in known.groups)
        placed = place_new(replace(known, groups=opened), self._known.visible, standing_in(known))
        nodes = show(self._known, placed).nodes
        seen = {node.id for node in nodes if not node.filtered}
        return keep_only(placed, seen), self._materials.of_selection(seen)

    def known(self, canvas: Canvas) -> Canvas:
        """The canvas without what the viewer may not know of; ids that were taken over follow."""
        living = self._living(canvas.shown)
        if living != canvas.shown:
            canvas = _renamed(canvas, dict(zip(canvas.shown, living, strict=True)))
        kept = self._known.visible.known(canvas.shown)
        if len(kept) != len(canvas.shown):
            canvas = keep_only(canvas, set(kept))
        return canvas

    @property
    def _known(self) -> Known:
        return Known.of(self._store)

    def _with_known(self, handler: Callable[[Known, Canvas, Act], Outcome]) -> _Handler:
        return lambda canvas, act: handler(self._known, canvas, act)

    def _add(self, canvas: Canvas, act: Act) -> Outcome:
        """Some come on the canvas; those that are hidden on it are drawn again."""
        ids = self._living(act.ids)
        found = set(self._known.visible.known(ids))
        new = sorted(found.difference(canvas.shown))
        hidden = tuple(item for item in canvas.hidden if item not in found)
        added = replace(canvas, shown=(*canvas.shown, *new), hidden=hidden)
        missing = len(set(ids)) - len(found)
        said: tuple[Message, ...] = ()
        if missing:
            said = (message("{count} of what was to be added were not found", count=missing),)
        return Outcome(canvas=added, said=said)

    def _living(self, ids: Iterable[Id]) -> tuple[Id, ...]:
        """Ids as they are now: those that were taken over lead to who took them over."""
        redirects = self._store.cache.get("redirects", self._store.unmasked.redirects)
        return tuple(redirects.get(item, item) for item in ids)

    def _without_lists(self, ids: Iterable[Id]) -> list[Id]:
        """Without lists of ties, which join all who are in them and would hide who is tied."""
        found = self._known.entities(self._known.visible.known(ids))
        return [
            item for item, entity in found.items() if entity.properties.get("scheme") != EDGE_LIST
        ]


def _renamed(canvas: Canvas, now: Mapping[Id, Id]) -> Canvas:
    """The canvas with other ids, each once."""

    def each(ids: Iterable[Id]) -> tuple[Id, ...]:
        return tuple(dict.fromkeys(now.get(item, item) for item in ids))

    return replace(
        canvas,
        shown=each(canvas.shown),
        hidden=each(canvas.hidden),
        pinned=each(canvas.pinned),
        selected=each(canvas.selected),
        places={now.get(item, item): place for item, place in canvas.places.items()},
        groups=tuple(replace(group, members=each(group.members)) for group in canvas.groups),
    )
