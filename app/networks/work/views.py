"""Saved views: canvases under a name, with their versions."""

from typing import Any

from app.access.rights import Right
from app.access.work.kept_work import facts_of
from app.networks.work.kept import Kept, KeptVersions, needed
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id
from graph.work.canvas import Canvas
from graph.work.views import SavedView

PREFIX = "vw"
_UNNAMED = message("a view is found again by its name: give it one")


class Views(KeptVersions[SavedView]):
    """The saved views of one store, for one viewer.

    What the viewer may not know of is on none of the canvases that are handed out.
    """

    _kind = SavedView
    _prefix = PREFIX

    def save(
        self, name: str, canvas: Canvas, *, folder: Id = "", private: bool = False
    ) -> SavedView:
        """Keep a canvas under a name; raises InvalidValue without one.

        What the user saved so already is not saved a second time.
        """
        self._store.viewer.check(Right.WORK)
        named = needed(name, _UNNAMED)
        facts = {
            "name": named,
            "canvas": canvas,
            "folder": folder,
            "private": private,
            "arranged_seeing": self._store.reveals,
        }
        for kept in self.all(mine=True):
            if facts_of(kept.latest) == facts:
                return kept.latest
        return self.write(**facts)

    def change(self, version: SavedView, **changes: Any) -> Kept[SavedView]:
        """Save it otherwise: with another canvas, name or folder, private or shared.

        Raises InvalidValue where others, who wrote it too, would lose it.
        """
        if "name" in changes:
            changes["name"] = needed(changes["name"], _UNNAMED)
        self._store.viewer.check(Right.WORK)
        if changes.get("private") and not self._is_mine(version.lineage):
            raise InvalidValue(
                "others saved this view too, and would lose it: duplicate it, and keep that one"
                " for yourself"
            )
        if "canvas" in changes:
            changes["arranged_seeing"] = self._store.reveals
        return self.edit(version, **changes)

    def _is_mine(self, view_id: Id) -> bool:
        return all(version.by == self._user for version in self.history(view_id))

    def within(self, folder: Id) -> tuple[Kept[SavedView], ...]:
        """The views of an investigation."""
        return tuple(kept for kept in self.all() if kept.latest.folder == folder)

    def showing(self, entity_id: Id) -> tuple[Kept[SavedView], ...]:
        """The views that show something."""
        return tuple(kept for kept in self.all() if entity_id in kept.latest.canvas.shown)

    def duplicate(self, view_id: Id, name: str) -> SavedView:
        """Keep the same canvas a second time, to go on from there; raises NotFound."""
        self._store.viewer.check(Right.WORK)
        found = self.get(view_id).latest
        facts = facts_of(found)
        facts["name"] = needed(name, _UNNAMED)
        facts["arranged_seeing"] = self._store.reveals
        return self.write(**facts)

    def combine(self, first_id: Id, second_id: Id, name: str) -> SavedView:
        """Keep what both views show; where both show a thing, the first says where it stands."""
        self._store.viewer.check(Right.WORK)
        first, second = self.get(first_id).latest, self.get(second_id).latest
        return self.save(
            name,
            combined(first.canvas, second.canvas),
            folder=first.folder,
            private=first.private or second.private,
        )


def combined(first: Canvas, second: Canvas) -> Canvas:
    """All that two canvases show; the first decides places, groups, filters and the rest.

    Hidden is what is hidden on each that shows it.
    """
    seen = set(first.shown).difference(first.hidden)
    seen |= set(second.shown).difference(second.hidden)
    grouped = set[Id]().union(*(group.members for group in first.groups))
    further = [group for group in second.groups if grouped.isdisjoint(group.members)]
    taken = {group.id for group in first.groups}
    return Canvas(
        shown=tuple(dict.fromkeys((*first.shown, *second.shown))),
        hidden=tuple(
            one for one in dict.fromkeys((*first.hidden, *second.hidden)) if one not in seen
        ),
        pinned=tuple(dict.fromkeys((*first.pinned, *second.pinned))),
        places={**second.places, **first.places},
        groups=(*first.groups, *(group for group in further if group.id not in taken)),
        off=first.off,
        since=first.since,
        until=first.until,
        lens=first.lens,
        layout=first.layout,
    )
