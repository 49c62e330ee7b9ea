"""Notes: what somebody wrote about an entity, a case, a tie, a network or a piece of work."""

from app.networks.work.kept import Kept, needed
from app.networks.work.marks import Marks
from app.networks.work.subjects import Subject
from graph.messages import message
from graph.work.notes import Note

PREFIX = "nt"
_EMPTY = message("a note says something: write it")


class Notes(Marks[Note]):
    """The notes of one store, for one viewer."""

    _kind = Note
    _prefix = PREFIX

    def add(self, subject: Subject, text: str) -> Note:
        """Write a note; raises InvalidValue for an empty one."""
        return self.write(about=subject.about, parties=subject.parties, text=needed(text, _EMPTY))

    def change(self, version: Note, text: str) -> Kept[Note]:
        """Write it otherwise, in the place of this version."""
        return self.edit(version, text=needed(text, _EMPTY))
