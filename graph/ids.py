"""Ids that nobody can guess: the secret of a store, and the ids that it makes of plain ones.

Decisions.
A plain id (graph/model.py) is a digest of what is secret: of a file's name that names a victim, of
a telephone. Whoever has ten thousand guesses finds the one that fits. What a store keeps and shows
is a keyed digest of the plain id instead: 72 bits of BLAKE2b under 32 random bytes, which are made
with the store and never leave it but into a copy (graph/stores/copying.py).
Of the plain id, not of the parts, so that a store of before is brought up from the ids that it
holds. A keyed id, or one made of such, is left as it is, so keying twice changes nothing.
Loaders know no key. Rows are keyed where they are put (loaders/rows/keyed.py).
"""

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec.structs import replace

from graph.model import Case, Id, Identifier, Mention, Source, Statement, plain_id
from graph.schema import Scheme

_PLAIN = re.compile(r"(?:[a-z]{1,2}|htcds)_[0-9a-f]{20}")
"""A plain id, or what tells two people of an HTCDS bundle apart, which is made of a name."""
_PLAIN_DIGITS = 20
_OWN_ID = re.compile(r"[a-z]{1,2}_(?:[0-9a-f]{18}|[0-9a-f]{20})")
_REMEMBERED = 1_000
"""Keyed ids that are remembered: a row names those of its case, records and source again."""
_QUOTED = re.compile(rf'"({_PLAIN.pattern})"')
_NEUTRAL = re.compile(r"([a-z]+) ([0-9a-f]{6})")

_MADE_OF_NAMES = Scheme.OTHER_DOCUMENT
"""The scheme of identifiers whose value may be a plain id."""

KeyId = Callable[[Id], Id]


class IdKey:
    """The secret of a store, and what it makes of plain ids."""

    __slots__ = ("_begun", "_secret", "key")

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._begun = hashlib.blake2b(key=secret, digest_size=9)
        self.key: KeyId = lru_cache(maxsize=_REMEMBERED)(self._key)
        """The id of what has a plain id; a keyed id is left as it is."""

    @classmethod
    def random(cls) -> "IdKey":
        """A new one, of 32 random bytes."""
        return cls(secrets.token_bytes(32))

    def _key(self, plain: Id) -> Id:
        """See `key`.

        >>> key = IdKey(bytes(32)).key
        >>> key("c_00112233445566778899")
        'c_09a8acea42c1e4fdad'
        >>> key(key("c_00112233445566778899")) == key("c_00112233445566778899")
        True
        """
        if _PLAIN.fullmatch(plain) is None:
            return plain
        digest = self._begun.copy()
        digest.update(plain.encode())
        return plain[:-_PLAIN_DIGITS] + digest.hexdigest()

    def identifier(self, identifier: Identifier) -> Id:
        """The id of the entity that an identifier is."""
        return self.key(identifier.plain_id)

    def founded_by(self, mention_id: Id, *, protected: bool = False) -> Id:
        """The id of the entity that a mention founds: it does not tell which mention that was.

        As somebody protected another one than as a party: nobody finds the one by the other.
        """
        return self.key(plain_id("e", mention_id, *(["protected"] if protected else [])))

    def secret(self) -> bytes:
        """What a store writes down, and hands to nothing but a copy of itself."""
        return self._secret

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IdKey) and secrets.compare_digest(self._secret, other._secret)

    def __hash__(self) -> int:
        return hash(self._secret)

    def __repr__(self) -> str:
        return "IdKey(…)"


# ---- values with keyed ids


def keyed_source(source: Source, key: KeyId) -> Source:
    """A source under its keyed id."""
    return replace(source, id=key(source.id))


def keyed_case(case: Case, key: KeyId, files: Iterable[str] = ()) -> Case:
    """A case under its keyed id; `files` are the names that its own name may be made of."""
    ref = replace(case.ref, source_id=key(case.ref.source_id))
    number = neutral_number(case.number, (*files, case.narrative), key)
    return replace(case, id=key(case.id), number=number, ref=ref)


def keyed_mention(mention: Mention, key: KeyId) -> Mention:
    """A mention under its keyed id, in its case and record."""
    identifiers = mention.identifiers
    if _MADE_OF_NAMES in [given.scheme for given in identifiers]:
        identifiers = tuple([keyed_identifier(given, key) for given in identifiers])
    return replace(
        mention,
        id=key(mention.id),
        case_id=key(mention.case_id),
        record=key(mention.record),
        ref=replace(mention.ref, source_id=key(mention.ref.source_id)),
        identifiers=identifiers,
    )


def keyed_statement(statement: Statement, key: KeyId) -> Statement:
    """A statement under its keyed id, about the same two."""
    return replace(
        statement,
        id=key(statement.id),
        case_id=key(statement.case_id),
        record=key(statement.record),
        ref=replace(statement.ref, source_id=key(statement.ref.source_id)),
        subject=_keyed_end(statement.subject, key),
        object=_keyed_end(statement.object, key),
    )


def keyed_identifier(identifier: Identifier, key: KeyId) -> Identifier:
    """The identifier itself, or, of one whose value is a plain id, the one that a store keeps."""
    if identifier.scheme is not _MADE_OF_NAMES:
        return identifier
    return replace(identifier, value=key(identifier.value))


def _keyed_end(end: Id | Identifier, key: KeyId) -> Id | Identifier:
    return key(end) if isinstance(end, str) else keyed_identifier(end, key)


def keyed_text(text: str, key: KeyId) -> str:
    """JSON in which every plain id that stands alone in quotes is keyed."""
    return _QUOTED.sub(lambda found: f'"{key(found[1])}"', text)


# ---- what a case is called where it has no number


def is_own_id(text: str) -> bool:
    """Whether a text is an id as stores of Simpul give them, of whatever kind.

    >>> is_own_id("n_b9e4cbfcdb4a26f719"), is_own_id("K_001"), is_own_id("n0")
    (True, False, False)
    """
    return _OWN_ID.fullmatch(text) is not None


def neutral_name(kind: str, text: str) -> str:
    """What to call the case that a file or an event is, which may hold a victim's name.

    >>> neutral_name("daftar", "telepon Siti.csv")
    'daftar 64be65'
    """
    return f"{kind} {plain_id('n', text)[2:8]}"


def neutral_number(number: str, texts: Iterable[str], key: KeyId) -> str:
    """The number of a case, keyed where it is the neutral name of one of these texts.

    >>> key = IdKey(bytes(32)).key
    >>> neutral_number("daftar 64be65", ["telepon Siti.csv"], key)
    'daftar c41999'
    >>> neutral_number("daftar 64be65", ["register.csv"], key)
    'daftar 64be65'
    """
    found = _NEUTRAL.fullmatch(number)
    if found is None or all(number != neutral_name(found[1], text) for text in texts):
        return number
    return f"{found[1]} {key(plain_id('n', number))[2:8]}"
