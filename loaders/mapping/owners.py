"""Whose each column is: of whom its header says, or of whom the columns around it say.

Decisions.
A number given to the wrong person accuses an innocent or shows a victim's: a column is given to
somebody only where there is one reading. Columns that belong together stand together. A column
that names nobody is of the party before it where the register goes so on (the same field stands
behind several parties), where it stands between a victim and the next party, or where there is but
one party. Wherever it could be somebody else's, all whose it could be are told, for a person to
choose.
"Pihak" alone is the party of the row where a column tells the role, else the accused of a register
that has victims too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from graph.schema import Scheme
from loaders.vocabulary.headers import GENERIC, HeaderMeaning, is_protected_slot

MAIN = "pihak"
"""The slot of the party of a row, whose role a column tells."""
_ACCUSED = "pihak_diadukan"
_BARE = "-"
_SAYS_WHO = frozenset({"names", "names.last", "aliases", "father", "born_on", *map(str, Scheme)})
"""Fields that decide who somebody is."""
_COUNTED = re.compile(r" \(\d+\)$")
_OF_NOBODY = frozenset({"", "kept", "numbering", "left"})


class Owners(NamedTuple):
    """Whose a column is taken to be, and whose it could be as well."""

    slot: str
    others: tuple[str, ...] = ()


class _Column(NamedTuple):
    """A column of a party: its name, what it means, and its owner where that is plain."""

    name: str
    meaning: HeaderMeaning
    owner: str


def find_owners(meanings: Mapping[str, HeaderMeaning | None]) -> dict[str, Owners]:
    """The owner of each column of a party, by column.

    >>> nik, hp = HeaderMeaning("nik", "-"), HeaderMeaning("phone", "-")
    >>> victim, accused = HeaderMeaning("names", "korban"), HeaderMeaning("names", "pihak_diadukan")
    >>> find_owners({"Korban": victim, "NIK": nik, "Terlapor": accused, "HP": hp})["NIK"].slot
    'korban'
    >>> find_owners({"Korban": victim, "NIK": nik, "Terlapor": accused, "HP": hp})["HP"].others
    ('pihak_diadukan',)
    """
    of_parties = {
        column: _without_count(column, meaning)
        for column, meaning in meanings.items()
        if meaning and meaning.slot and meaning.field not in _OF_NOBODY
    }
    of_parties |= _number_repeated(of_parties)
    main = main_slot(of_parties.values())
    columns = [
        _Column(name, meaning, _plain_owner(meaning, main, of_parties.values()))
        for name, meaning in of_parties.items()
    ]
    table = _Columns(columns, main)
    return {column.name: table.owners(place) for place, column in enumerate(columns)}


def _without_count(column: str, meaning: HeaderMeaning) -> HeaderMeaning:
    """What a header means without the count by which a reader tells it from its like: HP (2)."""
    return replace(meaning, number=0) if _COUNTED.search(column) else meaning


def _number_repeated(of_parties: Mapping[str, HeaderMeaning]) -> dict[str, HeaderMeaning]:
    """Number the columns of a slot whose names stand there more than once without a number.

    The second "Nama Terlapor" is of a second accused, and so is what stands behind it.
    """
    numbered: dict[str, HeaderMeaning] = {}
    for slot in {meaning.slot for meaning in of_parties.values()} - {_BARE}:
        plain = {c: m for c, m in of_parties.items() if m.slot == slot and not m.number}
        fields = [meaning.field for meaning in plain.values()]
        if fields.count("names") < 2 or ("names", "names") in pairwise(fields):
            continue  # two names side by side may be one person's
        begun = 0
        for column, meaning in plain.items():
            begun += meaning.field == "names"
            if begun > 1:
                numbered[column] = replace(meaning, number=begun)
    return numbered


def main_slot(meanings: Iterable[HeaderMeaning]) -> str:
    """Whom columns speak of that name nobody.

    The party of a row with a role, else the accused, else the worker.
    """
    found = list(meanings)
    unnamed = {m.field for m in found if m.slot in {_BARE, GENERIC} and not m.number}
    slots = {m.slot for m in found}
    if "names" in unnamed and "role" in unnamed:
        return MAIN
    if unnamed & {"role", "assessment.status"} and "names" not in unnamed and _ACCUSED in slots:
        return _ACCUSED
    if "role" in unnamed:
        return MAIN
    return "korban" if "korban" not in slots or "names" not in unnamed else "pelapor"


def slot_name(slot: str, number: int) -> str:
    """The slot of a numbered party: `pihak_diadukan_2`."""
    return f"{slot}_{number}" if number else slot


def split_slot(slot: str) -> tuple[str, int]:
    """A slot without its number, and the number.

    >>> split_slot("pihak_diadukan_2"), split_slot("korban")
    (('pihak_diadukan', 2), ('korban', 0))
    """
    stem, _, number = slot.rpartition("_")
    if stem and number.isdecimal():
        return (stem, int(number))
    return (slot, 0)


def _plain_owner(meaning: HeaderMeaning, main: str, all_of: Iterable[HeaderMeaning]) -> str:
    """Whose a column is by its header alone; empty where that does not say."""
    if meaning.slot == GENERIC:
        return _generic_owner(meaning, main, all_of)
    if meaning.slot != _BARE:
        return _numbered_owner(meaning, all_of)
    if meaning.field == "names" and not meaning.number:
        return main
    return ""


def _numbered_owner(meaning: HeaderMeaning, all_of: Iterable[HeaderMeaning]) -> str:
    """The party of a slot that a column is of: the numbered one, if somebody bears that number.

    The second telephone of one victim, "HP Korban 2", makes no second victim. Empty where several
    bear other numbers.
    """
    named = {m.number for m in all_of if m.field == "names" and m.slot == meaning.slot}
    if meaning.number in named or not named:
        return slot_name(meaning.slot, meaning.number)
    return slot_name(meaning.slot, *named) if len(named) == 1 else ""


def _generic_owner(meaning: HeaderMeaning, main: str, all_of: Iterable[HeaderMeaning]) -> str:
    """Whose a column of "the party" is."""
    if main == MAIN and not meaning.number:
        return MAIN
    roles = {m.number for m in all_of if m.field == "role" and m.slot in {_BARE, GENERIC}}
    stem = MAIN if meaning.number and meaning.number in roles else _ACCUSED
    return slot_name(stem, meaning.number)


class _Columns:
    """The columns of the parties of one table, in their order."""

    def __init__(self, columns: Sequence[_Column], main: str) -> None:
        self._columns, self._main = columns, main
        self._known: Set[str] = frozenset(column.owner for column in columns if column.owner)
        self._numbered = self._numbered_parties()
        self._goes_on = self._same_field_behind_several()

    def owners(self, place: int) -> Owners:
        """Whose the column at this place is."""
        column = self._columns[place]
        if column.owner:
            return self._of_the_named(column, place)
        if column.meaning.slot != _BARE:
            return self._of_one_of_the_slot(column.meaning.slot, place)
        if column.meaning.number and (found := self._of_that_number(column.meaning)):
            return found
        if doubted := self._doubt_of_the_name_before(place):
            return doubted
        if len(self._known) < 2:
            return Owners(next(iter(self._known), self._main))
        before, behind = self._owner_before(place), self._owner_behind(place)
        if self._is_of_the_one_before(before, behind):
            return Owners(before)
        if not before and is_protected_slot(split_slot(behind)[0]):
            return Owners(behind)
        if column.meaning.field not in _SAYS_WHO:
            return Owners(self._main)
        # in doubt the main party's, who is a victim or has a role; never read without being asked
        others = sorted(self._known - {self._main})
        return Owners(self._main, tuple(others))

    def _of_the_named(self, column: _Column, place: int) -> Owners:
        """Whose a column is that a header gives to somebody, and who else that could be."""
        alone = self._known == {column.owner}
        if column.meaning.others:
            return Owners(column.owner, column.meaning.others)
        if column.meaning.field == "names" and self._is_named_before(column.owner, place):
            stem, number = split_slot(column.owner)
            return Owners(column.owner, (slot_name(stem, max(number, 1) + 1),))
        generic = column.meaning.slot == GENERIC
        if generic and alone and column.owner.startswith(_ACCUSED):
            return Owners(column.owner, ("korban",))
        nameless = column.meaning.slot == _BARE and column.meaning.field == "names"
        if nameless and column.owner == "pelapor":
            return Owners("pelapor", tuple(sorted(self._known - {"pelapor"})))
        return Owners(column.owner)

    def _of_one_of_the_slot(self, slot: str, place: int) -> Owners:
        """Whose "HP Terlapor" is beside "Terlapor 1" and "Terlapor 2": one of theirs."""
        stem = _ACCUSED if slot == GENERIC else slot
        of_slot = sorted(owner for owner in self._known if split_slot(owner)[0] == stem)
        before = self._owner_before(place)
        first = before if before in of_slot else of_slot[0]
        return Owners(first, tuple(owner for owner in of_slot if owner != first))

    def _is_of_the_one_before(self, before: str, behind: str) -> bool:
        """Whether a column that names nobody can be only of the party that stands before it."""
        if not before:
            return False
        if before == behind or self._goes_on or before == self._main == MAIN:
            return True
        return bool(behind) and is_protected_slot(split_slot(before)[0])

    def _doubt_of_the_name_before(self, place: int) -> Owners | None:
        """Whose a column behind a name is of which it cannot be told whose it is."""
        for before in range(place - 1, -1, -1):
            column = self._columns[before]
            if column.owner and column.meaning.field == "names":
                named = self._of_the_named(column, before)
                return named if named.others else None
            if column.owner:
                return None
        return None

    def _is_named_before(self, owner: str, place: int) -> bool:
        before = self._columns[:place]
        return any(other.owner == owner and other.meaning.field == "names" for other in before)

    def _of_that_number(self, meaning: HeaderMeaning) -> Owners | None:
        """The one party of the number that a column has; None where no party has it."""
        found = self._numbered.get(meaning.number, [])
        if not found:
            return None
        return Owners(found[0], tuple(found[1:]))

    def _numbered_parties(self) -> dict[int, list[str]]:
        """The parties of each number; names that say only a number are parties of their own."""
        found: dict[int, list[str]] = defaultdict(list)
        names: dict[int, str] = {}
        roles = {c.meaning.number for c in self._columns if c.meaning.field == "role"}
        for column in self._columns:
            number = column.meaning.number
            if number and column.owner and column.owner not in found[number]:
                found[number].append(column.owner)
            if number and not column.owner and column.meaning.field == "names":
                names[number] = slot_name(MAIN if number in roles else _ACCUSED, number)
        if len(names) < 2:
            return found
        for number, slot in names.items():
            if slot in found[number]:
                continue
            found[number].append(slot)
            if number not in roles:  # whether they are accused or victims, nothing says
                found[number].append(slot_name("korban", number))
        return found

    def _same_field_behind_several(self) -> bool:
        """Whether columns that name nobody stand behind each party in turn."""
        behind: dict[str, list[str]] = defaultdict(list)
        for place, column in enumerate(self._columns):
            if not column.owner:
                behind[column.meaning.field].append(self._owner_before(place))
        several = [owners for owners in behind.values() if len(owners) > 1]
        in_turn = [owners for owners in several if len(set(owners)) == len(owners)]
        return bool(in_turn) and in_turn == several and all(map(all, in_turn))

    def _owner_before(self, place: int) -> str:
        owners = (column.owner for column in reversed(self._columns[:place]) if column.owner)
        return next(owners, "")

    def _owner_behind(self, place: int) -> str:
        owners = (column.owner for column in self._columns[place + 1 :] if column.owner)
        return next(owners, "")
