"""Words that a typed word may mean, and in which things they stand.

Decisions.
A word means another by how both are written, else by how they sound (the spelling rules of
`graph.names`), else where one begins the other, else where few letters differ. What differs more
than a slip does is another name: Budi is not Rudi, though their ends are alike.
The words of all things stand in columns: a typed word is compared with each different word once,
and what that gives is carried to the things at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.names import company_words, key_words

Scores = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint8]


class Likeness(IntEnum):
    """How a typed word means one that stands in a thing; the lower, the surer."""

    SAME = 0
    SOUND = 1
    BEGINNING = 2
    SPELLING = 3
    NOT = 4


_WORTH = np.array([1.0, 0.95, 0.9, 0.8, 0.0], dtype=np.float32)
"""Of each likeness; a slip more costs half of what is lost by the first."""
_SECOND_SLIP = np.float32(0.1)
_ONE_SLIP, _TWO_SLIPS = 4, 8
"""Letters of a word from which one slip, and two, are taken for slips."""
_SAME_BEGINNING = 4
"""Letters of a word up to which it must begin as the other does."""
_SOUND_BEGINS = 3
"""Letters of a word from which one that sounds like its beginning counts."""


def sound_of(word: str) -> str:
    """How a word sounds, as one spelling for all of it.

    >>> sound_of("djamal"), sound_of("jamal"), sound_of("moch")
    ('jamal', 'jamal', 'muhamad')
    """
    return "".join(key_words(word)) or "".join(company_words(word)) or word


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Different words with their sounds, and in which things each stands."""

    words: Sequence[str]
    sounds: Sequence[str]
    """Different sounds, in order."""
    sound_of_word: npt.NDArray[np.int32]
    """The place in `sounds` of each word's sound."""
    word: npt.NDArray[np.int32]
    thing: npt.NDArray[np.int32]
    """For each standing of a word in a thing: the word, and the thing, by their places."""

    @classmethod
    def of(cls, standings: Iterable[tuple[str, int]]) -> "WordIndex":
        """The index of these words, each with the place of a thing that it stands in."""
        schema = {"word": pl.String, "thing": pl.Int32}
        rows = pl.DataFrame(list(standings), schema=schema, orient="row").unique()
        words = rows["word"].unique().sort()
        sounds = pl.Series([sound_of(word) for word in words], dtype=pl.String)
        different = sounds.unique().sort()
        of_word = pl.DataFrame({"word": words}).with_row_index("place")
        placed = rows.join(of_word, on="word", how="left").sort("place", "thing")

        return cls(
            words=words.to_list(),
            sounds=different.to_list(),
            sound_of_word=different.search_sorted(sounds).to_numpy().astype(np.int32),
            word=placed["place"].to_numpy().astype(np.int32),
            thing=placed["thing"].to_numpy().astype(np.int32),
        )

    def like(self, typed: str, things: int, *, by_sound: bool = True) -> tuple[Scores, Codes]:
        """How much a typed word means each of so many things, 0 to 1, and by which likeness."""
        worth, likeness = self._words_like(typed, by_sound=by_sound)
        scores = np.zeros(things, dtype=np.float32)
        codes = np.full(things, Likeness.NOT, dtype=np.uint8)
        told = worth[self.word] > 0
        words, among = self.word[told], self.thing[told]
        np.maximum.at(scores, among, worth[words])
        np.minimum.at(codes, among, likeness[words])
        return scores, codes

    def _words_like(self, typed: str, *, by_sound: bool) -> tuple[Scores, Codes]:
        likeness = np.full(len(self.words), Likeness.NOT, dtype=np.uint8)
        slips = np.zeros(len(self.words), dtype=np.float32)
        if by_sound and self.sounds:
            likeness, slips = self._by_sound(typed)
        begins = np.fromiter((word.startswith(typed) for word in self.words), bool, len(self.words))
        likeness[begins & (likeness > Likeness.BEGINNING)] = Likeness.BEGINNING
        likeness[begins & np.fromiter((word == typed for word in self.words), bool)] = Likeness.SAME
        worth = _WORTH[likeness]
        worth[likeness == Likeness.SPELLING] -= slips[likeness == Likeness.SPELLING]
        return worth, likeness

    def _by_sound(self, typed: str) -> tuple[Codes, Scores]:
        """For each word, whether it sounds, or is spelt, like the typed one; what slips cost."""
        sound = sound_of(typed)
        allowed = (len(sound) >= _ONE_SLIP) + (len(sound) >= _TWO_SLIPS)
        distances = process.cdist(
            [sound], self.sounds, scorer=OSA.distance, score_cutoff=allowed, dtype=np.uint8
        )[0]
        likeness = np.full(len(self.sounds), Likeness.NOT, dtype=np.uint8)
        likeness[distances <= allowed] = Likeness.SPELLING
        if len(sound) <= _SAME_BEGINNING:
            others = np.fromiter((other[:1] != sound[:1] for other in self.sounds), bool)
            likeness[others] = Likeness.NOT
        if len(sound) >= _SOUND_BEGINS:
            begins = np.fromiter((other.startswith(sound) for other in self.sounds), bool)
            likeness[begins] = Likeness.BEGINNING
        likeness[distances == 0] = Likeness.SOUND
        slips = np.where(distances > 1, _SECOND_SLIP, np.float32(0))
        return likeness[self.sound_of_word], slips[self.sound_of_word]
