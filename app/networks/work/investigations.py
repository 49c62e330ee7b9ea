"""Investigations: folders that hold together what belongs to one piece of work."""

from typing import Any

from app.networks.work.kept import Kept, KeptVersions, needed
from app.networks.work.tasks import with_done, with_task
from graph.messages import message
from graph.model import Id
from graph.work.investigations import Investigation

PREFIX = "iv"
_UNNAMED = message("an investigation is found again by its name: give it one")


class Investigations(KeptVersions[Investigation]):
    """The investigations of one store, for one viewer."""

    _kind = Investigation
    _prefix = PREFIX

    def begin(self, name: str, text: str = "") -> Investigation:
        """Open a folder; raises InvalidValue without a name."""
        return self.write(name=needed(name, _UNNAMED), text=text)

    def change(self, version: Investigation, **changes: Any) -> Kept[Investigation]:
        """Write it otherwise, in the place of this version."""
        if "name" in changes:
            changes["name"] = needed(changes["name"], _UNNAMED)
        return self.edit(version, **changes)

    def add(self, version: Investigation, *ids: Id) -> Kept[Investigation]:
        """Put entities, cases or networks into it."""
        return self.edit(version, linked=tuple(dict.fromkeys((*version.linked, *ids))))

    def add_task(
        self, version: Investigation, what: str, *, who: str = "", until: str = ""
    ) -> Kept[Investigation]:
        """Add something to do; raises InvalidValue."""
        return self.edit(version, tasks=with_task(version.tasks, what, who=who, until=until))

    def do_task(
        self, version: Investigation, task_id: str, *, done: bool = True
    ) -> Kept[Investigation]:
        """Mark a task as done, or as to do again; raises NotFound."""
        return self.edit(version, tasks=with_done(version.tasks, task_id, done=done))
