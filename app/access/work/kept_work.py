"""What people keep of their work, as one viewer may be told of it.

Decisions.
It is read inside the house only. Whoever wrote something is told the words back whole: else a note
would be a way to ask whether a name is a victim's. To others who may not see protected people a
text is told like every text, without their names and numbers; so is to the writer what they wrote
while they saw them: who looks at masked pages is shown no name.
What was written by somebody who saw protected people is told to others only where everything that
it is about may be named to them: that there is a note at all on a victim, on a tie or on a network
that only a victim explains would tell of it. What may not be told is not counted either.
An id that is not known any more and one that the viewer may not know of look the same: neither is
told. A private view is told to nobody else.
Where things stand on a canvas, how they are combined and in which order they came was decided by
ties that its writer saw: of a view of somebody who saw protected people others are told what it
shows alone, and it is laid out anew for them.
Whoever edits what was told in part changes what was told alone: the rest is put back.
A text that was written for a briefing leaves the house only in one, for the audience that its
writer named, and is told there as to somebody who reveals nobody and wrote nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from msgspec.structs import replace

from app.access.mask import Mask
from app.access.masked_store import MaskedStore
from app.access.viewer import check_work
from app.access.work.contents import told_content
from app.access.work.readers import is_written_for
from graph.analysis.networks.networks import Network
from graph.model import Entity, Id
from graph.schema import PARTY_KINDS
from graph.work.briefings import BriefingText
from graph.work.canvas import Canvas
from graph.work.disclosures import Disclosure
from graph.work.editions import Edition
from graph.work.investigations import Investigation
from graph.work.notes import Note, Tag
from graph.work.questions import Question, Task
from graph.work.versions import Version, current
from graph.work.views import SavedView

V = TypeVar("V", bound=Version)
NETWORK_PREFIX = "n_"
TIE_PREFIX = "l_"
WORK_KINDS: Mapping[str, type[Version]] = {
    "vw_": SavedView,
    "qs_": Question,
    "iv_": Investigation,
}
"""How ids of what may itself be noted and tagged begin."""
_TEXTS = ("text", "word", "name", "known", "conclusion", "withdrawn_why")


_OF_PEOPLE = frozenset({"place", "source"})
"""Facets whose values may be a protected person's alone."""


class KeptWork:
    """Notes, tags, views, questions and investigations of one store, for one viewer."""

    def __init__(self, store: MaskedStore, networks: Callable[[], Iterable[Network]]) -> None:
        """`networks` are those that the viewer may know of."""
        self._store = store
        self._networks = networks

    def current(self, kind: type[V]) -> dict[Id, tuple[V, ...]]:
        """By lineage the versions that count now and may be told, oldest first.

        Raises AccessDenied outside the house.
        """
        # before anything is withheld: what an edit took the place of is not told instead of it
        heads = current(self._store.unmasked.appended(kind))
        told = self._told(list(chain.from_iterable(heads.values())))
        found: dict[Id, list[V]] = {}
        for version in told:
            found.setdefault(version.lineage, []).append(version)
        return {lineage: tuple(versions) for lineage, versions in found.items()}

    def history(self, kind: type[V], lineage: Id) -> tuple[V, ...]:
        """Every version of one thing that may be told, withdrawn ones too, oldest first.

        Of what somebody keeps for themselves by now nothing, to anybody else.
        """
        every = self._store.unmasked.appended(kind, standing=False)
        versions = [version for version in every if version.lineage == lineage]
        mask = self._store.mask()
        heads = current(versions).get(lineage, ())
        if any(_is_anothers(version, mask) for version in heads):
            return ()
        return tuple(self._told(versions))

    def texts_that_leave(self) -> tuple[BriefingText, ...]:
        """The texts that a briefing for this audience may tell, oldest first.

        For a store that reveals nobody, and of somebody who wrote nothing.
        """
        heads = current(self._store.unmasked.appended(BriefingText))
        written = [
            text
            for text in chain.from_iterable(heads.values())
            if is_written_for(text.audience, self._store.viewer)
        ]
        found = self._as_told(written, self._store.mask(exporting=True))
        return tuple(sorted(found, key=lambda text: (text.on, text.id)))

    def knowable(self, ids: Collection[Id]) -> dict[Id, Id]:
        """Those of these ids that the viewer may know of, with the id that each has now."""
        return _Knowable(self._store, self._networks, ids).living

    def whole(self, version: V) -> V:
        """The version as it was written, before anything of it was withheld."""
        found = self._store.unmasked.appended(type(version), standing=False)
        return next((one for one in found if one.id == version.id), version)

    # ---- inside

    def _told(self, versions: Sequence[V]) -> list[V]:
        """Those of these versions that may be told, as they may be read."""
        check_work(self._store.viewer)
        return self._as_told(versions, self._store.mask())

    def _as_told(self, versions: Sequence[V], mask: Mask) -> list[V]:
        asked = set[Id]().union(*map(ids_of, versions))
        knowable = _Knowable(self._store, self._networks, asked)
        told = (_told(version, knowable, mask) for version in versions)
        return [version for version in told if version]


class _Knowable:
    """Which of some ids a viewer may know of, and which of them may be named."""

    def __init__(
        self,
        store: MaskedStore,
        networks: Callable[[], Iterable[Network]],
        ids: Collection[Id],
    ) -> None:
        """Ask about all of these at once."""
        self._store = store
        self._networks = networks
        self._network_of: dict[Id, Id] | None = None
        self._mask = mask = store.mask()
        redirects = store.redirects()
        now = {one: redirects.get(one, one) for one in ids}
        self._found = found = list(store.unmasked.entities(list(set(now.values()))))
        mask.note(found)
        visible = {entity.id for entity in found if mask.visible(entity)}
        self.named = {entity.id for entity in found if mask.may_name(mask.disclosed(entity))}
        self.living = {one: living for one, living in now.items() if living in visible}
        self._add_ties([one for one in ids if one.startswith(TIE_PREFIX)], mask)
        self._add_networks([one for one in ids if one.startswith(NETWORK_PREFIX)])
        self._add_work([one for one in ids if one[:3] in WORK_KINDS])

    def _add_ties(self, ids: list[Id], mask: Mask) -> None:
        """Relationships that may be told between two who may be named."""
        if not ids:
            return
        links = list(self._store.unmasked.relationships(ids))
        ends = {link.start for link in links} | {link.end for link in links}
        entities = list(self._store.unmasked.entities(list(ends)))
        mask.note(entities)
        named = {one.id for one in entities if mask.may_name(mask.disclosed(one))}
        for link in mask.relationships(links):
            self.living[link.id] = link.id
            if {link.start, link.end} <= named:
                self.named.add(link.id)

    def _add_networks(self, ids: list[Id]) -> None:
        if not ids:
            return
        there = {network.id for network in self._networks()}
        known = {one: one for one in ids if one in there}
        self.living |= known
        self.named |= known.keys()

    def _add_work(self, ids: list[Id]) -> None:
        """Views, questions and investigations that may be told themselves."""
        work = KeptWork(self._store, self._networks)
        for prefix, kind in WORK_KINDS.items():
            asked = [one for one in ids if one.startswith(prefix)]
            if asked:
                there = work.current(kind)
                known = {one: one for one in asked if one in there}
                self.living |= known
                self.named |= known.keys()

    def names(self, ids: Iterable[Id]) -> tuple[str, ...]:
        """What the people and organisations among these are called, whatever their id is now."""
        wanted = {self.living.get(one, "") for one in ids}
        told = (self._mask.entity(entity) for entity in self._found if entity.id in wanted)
        return tuple(chain.from_iterable(map(names_of, told)))

    def has_forgotten(self, cases: Iterable[Id]) -> bool:
        """Whether one of these cases was forgotten: that it was handed out is told all the same."""
        return not self._store.unmasked.forgotten_cases().isdisjoint(cases)

    def one_network(self, parties: Collection[Id]) -> bool:
        """Whether these parties are in one network, as the viewer sees it."""
        if self._network_of is None:
            self._network_of = {}
            for network in self._networks():
                self._network_of |= dict.fromkeys(network.parties, network.id)
        homes = {self._network_of.get(self.living.get(party, party)) for party in parties}
        return len(homes) == 1 and None not in homes


def names_of(entity: Entity) -> tuple[str, ...]:
    """What a party is called; nothing for anybody protected, and for anything else."""
    if entity.protected or entity.kind not in PARTY_KINDS:
        return ()
    return tuple(filter(None, (entity.name, *entity.names)))


def ids_of(version: Version) -> set[Id]:
    """Everything in the graph, or kept itself, that a version is about."""
    match version:
        case Note() | Tag() | Edition():
            return {*version.about, *version.parties}
        case BriefingText():
            return {*version.about, *version.parties, version.party, version.case} - {""}
        case SavedView():
            return {*version.canvas.shown}
        case Question() | Investigation():
            return {*version.linked}
        case Disclosure():
            return {*version.parties, *version.cases}
        case _:
            return set()


def _told(version: V, knowable: _Knowable, mask: Mask) -> V | None:
    """A version as the viewer may read it; None for one that they may not be told of."""
    if _is_anothers(version, mask):
        return None
    if mask.hides_nothing and not mask.withheld:
        return version
    if _is_own(version, mask) and not version.partly and not version.revealing:
        # the words are theirs; an id may have become unknowable since
        return _known_part(version, knowable) or version
    if version.revealing and not _may_tell(version, knowable):
        return None
    told = _known_part(version, knowable)
    if isinstance(told, SavedView) and _is_arranged_seeing(told):
        told = replace(told, canvas=without_arrangement(told.canvas))
    return told and _with_told_texts(told, mask, knowable)


def _is_arranged_seeing(view: SavedView) -> bool:
    """Whether who arranged its canvas saw protected people; who only renamed it did not."""
    return view.arranged_seeing or (view.revealing and not view.partly)


def _is_own(version: Version, mask: Mask) -> bool:
    return bool(mask.user) and version.by == mask.user


def _is_anothers(version: Version, mask: Mask) -> bool:
    """Whether somebody else keeps it for themselves."""
    private = isinstance(version, SavedView) and version.private
    return private and not _is_own(version, mask)


def _may_tell(version: Version, knowable: _Knowable) -> bool:
    """Whether others than who saw protected people may know that this was written at all."""
    match version:
        case Note() | Tag() | BriefingText() if version.parties:
            return knowable.one_network(version.parties)
        case Note() | Tag():
            # that somebody wrote about two at once tells that they are tied
            return len(version.about) == 1 and knowable.named.issuperset(
                knowable.living.get(one, "") for one in version.about
            )
        case Question():
            return knowable.named.issuperset(knowable.living.get(one, "") for one in version.linked)
        case _:
            return True


def _known_part(version: V, knowable: _Knowable) -> V | None:
    """A version without what the viewer may not know of; None when nothing of it is left."""
    match version:
        case Note() | Tag():
            there = version.parties or version.about
            return version if all(one in knowable.living for one in there) else None
        case BriefingText() | Edition():
            parties = _among(version.parties, knowable.living)
            of = {version.party, version.case} if isinstance(version, BriefingText) else set()
            is_known = bool(parties) and knowable.living.keys() >= of - {""}
            return replace(version, parties=parties) if is_known else None
        case SavedView():
            canvas = canvas_among(version.canvas, knowable.living)
            lost_all = bool(version.canvas.shown) and not canvas.shown
            return None if lost_all else replace(version, canvas=canvas)
        case Question():
            linked = _among(version.linked, knowable.living)
            return None if version.linked and not linked else replace(version, linked=linked)
        case Investigation():
            return replace(version, linked=_among(version.linked, knowable.living))
        case Disclosure():
            parties = _among(version.parties, knowable.living)
            cases = _among(version.cases, knowable.living)
            if not cases and not knowable.has_forgotten(version.cases):
                return None
            return replace(version, parties=parties, cases=cases, consented=(), without_consent=())
        case _:
            return version


def _with_told_texts(version: V, mask: Mask, knowable: _Knowable) -> V:
    texts: dict[str, Any] = {
        name: mask.text(getattr(version, name)) for name in _TEXTS if hasattr(version, name)
    }
    tasks: tuple[Task, ...] = getattr(version, "tasks", ())
    if tasks:
        texts["tasks"] = tuple(
            replace(task, what=mask.text(task.what), who=mask.text(task.who)) for task in tasks
        )
    if isinstance(version, Edition):
        texts["content"] = told_content(version.content, mask, knowable.names(version.parties))
        texts["distribution"] = tuple(map(mask.text, version.distribution))
        texts["handling"] = mask.text(version.handling)
    if isinstance(version, Disclosure):
        for name in ("receiver", "purpose", "override"):
            texts[name] = mask.text(getattr(version, name))
    return replace(version, **texts)


def _among(ids: Iterable[Id], known: Collection[Id]) -> tuple[Id, ...]:
    return tuple(one for one in ids if one in known)


def canvas_among(canvas: Canvas, known: Collection[Id]) -> Canvas:
    """The canvas without entities that are not among these; groups that are empty go."""
    groups = [replace(group, members=_among(group.members, known)) for group in canvas.groups]
    made = {group.id for group in groups if group.members}
    kept = {*_among(canvas.shown, known), *made}
    return replace(
        canvas,
        shown=_among(canvas.shown, known),
        hidden=_among(canvas.hidden, kept),
        pinned=_among(canvas.pinned, kept),
        places={one: place for one, place in canvas.places.items() if one in kept},
        groups=tuple(group for group in groups if group.members),
        selected=_among(canvas.selected, kept),
    )


def without_arrangement(canvas: Canvas) -> Canvas:
    """What a canvas shows and by what it is looked at, and nothing of how it is arranged."""
    return Canvas(
        shown=tuple(sorted(canvas.shown)),
        hidden=tuple(sorted(canvas.hidden)),
        pinned=tuple(sorted(set(canvas.pinned).intersection(canvas.shown))),
        off={facet: values for facet, values in canvas.off.items() if facet not in _OF_PEOPLE},
        since=canvas.since,
        until=canvas.until,
        lens=canvas.lens,
    )


# ---- what was withheld is put back


def rewritten(before: V, told: V, changes: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """What a new version says, and whether that holds parts that its writer was not told.

    `before` is the whole version, `told` what the writer was shown of it.
    """
    facts: dict[str, Any] = {}
    partly = False
    for name in facts_of(before):
        was, shown = getattr(before, name), getattr(told, name)
        after = changes.get(name, shown)
        if after == shown:
            facts[name] = was
        elif isinstance(after, Canvas):
            facts[name] = _rejoined(was, shown, after)
        elif name == "linked":
            kept = [one for one in was if one not in shown and one not in after]
            facts[name] = (*after, *kept)
        else:
            facts[name] = after
        partly = partly or facts[name] != after
    return facts, partly


def facts_of(version: Version) -> dict[str, Any]:
    """What a version says, without who wrote it and when."""
    own = [name for name in type(version).__struct_fields__ if name not in _FRAME]
    return {name: getattr(version, name) for name in own}


_FRAME = frozenset(Version.__struct_fields__)


def _rejoined(before: Canvas, told: Canvas, after: Canvas) -> Canvas:
    """A canvas with the entities of the one before that its writer was not shown."""
    untold = [one for one in before.shown if one not in told.shown and one not in after.shown]
    places = {one: before.places[one] for one in untold if one in before.places}
    return replace(
        after,
        shown=(*after.shown, *untold),
        hidden=(*after.hidden, *_among(untold, before.hidden)),
        pinned=(*after.pinned, *_among(untold, before.pinned)),
        places={**after.places, **places},
    )
