"""The service of the explorer: canvases are begun, acted on and shown to their viewer."""

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from types import MappingProxyType

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.work.kept_work import without_arrangement
from app.networks.explorer import editing
from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.editing import keep_only
from app.networks.explorer.evidence import TieEvidence, ends_of, evidence
from app.networks.explorer.expanding import add, expand
from app.networks.explorer.grouping import close_group, combine, fit, open_group, uncombine
from app.networks.explorer.known import Known
from app.networks.explorer.placing import place_new, standing_in
from app.networks.explorer.questions import Questions, common
from app.networks.explorer.shown.picture import Picture
from app.networks.explorer.shown.showing import show
from app.networks.explorer.sound import known_canvas
from app.networks.explorer.tidying import tidy
from app.networks.material import Materials, NetworkMaterial
from app.networks.networks import Networks, members_of
from app.networks.paths import Paths
from app.plain_text import shorten
from graph.messages import message
from graph.model import Entity, Id
from graph.schema import EDGE_LIST
from graph.work.canvas import Canvas

_Edit = Callable[[Canvas, Act], Outcome]
_Handler = Callable[[Known, Canvas, Act], Outcome]
"""What carries out one kind of act."""

_EDITS: Mapping[str, _Edit] = MappingProxyType(
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
        self._paths = paths
        questions = Questions(paths)
        self._handlers: Mapping[str, _Handler] = {
            **{kind: _asking_nothing(edit) for kind, edit in _EDITS.items()},
            "add": add,
            "expand": expand,
            "combine": combine,
            "open_group": open_group,
            "close_group": close_group,
            "uncombine": uncombine,
            "tidy": tidy,
            "path": questions.path,
            "connect": questions.connect,
            "common": common,
        }

    @property
    def acts(self) -> tuple[str, ...]:
        """The kinds of acts that can be applied."""
        return tuple(sorted(self._handlers))

    def start(self, ids: Sequence[Id]) -> Canvas:
        """A canvas of these entities, laid out; what the viewer may not know of is left out."""
        return self.apply(Canvas(), Act(kind="add", ids=tuple(ids))).canvas

    def start_network(self, network_ids: Sequence[Id]) -> Canvas:
        """A canvas of one or several networks; raises NetworkNotFound.

        Without lists of ties, which join all who are in them and would hide who is tied to whom.
        """
        networks = [self._networks.get(network_id) for network_id in network_ids]
        members = set[Id]().union(*map(members_of, networks))
        known = Known.of(self._store)
        found = known.entities(known.visible.known(sorted(members)))
        return self.start([item for item, entity in found.items() if not _is_list(entity)])

    def apply(self, canvas: Canvas, act: Act) -> Outcome:
        """What comes of an act; what cannot be done is said, and changes nothing."""
        known = Known.of(self._store)
        before = known_canvas(known, canvas)
        handler = self._handlers.get(act.kind)
        if handler is None:
            said = message("there is no act {act}, so nothing was changed", act=shorten(act.kind))
            return Outcome(canvas=before, said=(said,))
        outcome = handler(known, before, replace(act, ids=known.living(act.ids)))
        return _settled(known, outcome, standing_in(before))

    def picture(self, canvas: Canvas) -> Picture:
        """What is drawn and told of a canvas."""
        known = Known.of(self._store)
        before = known_canvas(known, canvas)
        settled = _settled(known, Outcome(canvas=before), standing_in(before))
        return show(known, settled.canvas)

    def _unrevealing(self) -> "Explorer":
        store = self._store.without_revealing()
        return Explorer(store, self._networks, Materials(store, self._networks), self._paths)

    def known(self, canvas: Canvas) -> Canvas:
        """The canvas without what the viewer may not know of."""
        return known_canvas(Known.of(self._store), canvas)

    def evidence(self, canvas: Canvas, ids: Collection[Id]) -> TieEvidence:
        """What a tie of the canvas rests on: named by its id, or by what it joins."""
        known = Known.of(self._store)
        return evidence(known, self._materials, known_canvas(known, canvas), ids)

    def ends(self, canvas: Canvas, ids: Collection[Id]) -> tuple[Id, ...]:
        """Drawn items that are meant: of a tie the two at its ends."""
        known = Known.of(self._store)
        return tuple(sorted(ends_of(known, known_canvas(known, canvas), ids)))

    def for_file(self, canvas: Canvas) -> tuple[Canvas, NetworkMaterial]:
        """What is seen of a canvas, and all it refers to, for a file that leaves the house.

        Groups are opened: a file has room for all. What is hidden or filtered away is not in it.
        Where protected people are revealed it is as if they were not, laid out anew: numbers that
        tell of them alone, and where their ties pulled others, are for a screen.
        """
        if self._store.reveals:
            return self._unrevealing().for_file(without_arrangement(canvas))
        known = Known.of(self._store)
        before = known_canvas(known, canvas)
        opened = tuple(replace(group, opened=True) for group in before.groups)
        placed = place_new(replace(before, groups=opened), known.visible, standing_in(before))
        seen = {node.id for node in show(known, placed).nodes if not node.filtered}
        return keep_only(placed, seen), self._materials.of_selection(seen)


def _settled(known: Known, outcome: Outcome, standing: Set[Id]) -> Outcome:
    """What came of an act, with no more drawn than can be seen, and a place for all of it."""
    fitted = fit(known.visible, outcome.canvas, standing)
    placed = place_new(fitted.canvas, known.visible, standing)
    return Outcome(canvas=placed, said=(*outcome.said, *fitted.said))


def _asking_nothing(edit: _Edit) -> _Handler:
    """An act that asks nothing of the graph, to be called like those that do."""
    return lambda known, canvas, act: edit(canvas, act)


def _is_list(entity: Entity) -> bool:
    return entity.properties.get("scheme") == EDGE_LIST
