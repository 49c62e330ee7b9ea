"""Tags: words by which people mark things, to find all that is marked so."""

from collections import Counter

from app.access.rights import Right
from app.networks.work.kept import Kept, needed
from app.networks.work.marks import Marks
from app.networks.work.subjects import Subject
from graph.errors import InvalidValue
from graph.messages import message
from graph.names import fold
from graph.work.notes import Tag

PREFIX = "tg"
MOST_LETTERS = 60
_EMPTY = message("a tag is a word: write it")


class Tags(Marks[Tag]):
    """The tags of one store, for one viewer."""

    _kind = Tag
    _prefix = PREFIX

    def add(self, subject: Subject, word: str) -> tuple[Tag, bool]:
        """Mark something, and say whether it was not marked so before; case does not count."""
        self._store.viewer.check(Right.WORK)
        tag = needed(" ".join(word.split()), _EMPTY)
        if len(tag) > MOST_LETTERS:
            raise InvalidValue(
                message("a tag has {most} letters at most: write a note", most=MOST_LETTERS)
            )
        for kept in self.about(*subject.about):
            if fold(kept.latest.word) == fold(tag):
                return kept.latest, False
        made = self.write(about=subject.about, parties=subject.parties, word=tag)
        return made, True

    def marked(self, word: str) -> tuple[Kept[Tag], ...]:
        """Everything that is marked with a word."""
        return tuple(kept for kept in self.all() if fold(kept.latest.word) == fold(word))

    def words(self) -> dict[str, int]:
        """Every word with how many things are marked with it, most first."""
        written: dict[str, str] = {}
        for kept in self.all():
            written[fold(kept.latest.word)] = kept.latest.word
        counts = Counter(fold(kept.latest.word) for kept in self.all())
        order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return {written[word]: count for word, count in order}
