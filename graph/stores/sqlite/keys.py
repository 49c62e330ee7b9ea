"""Keys of encrypted files: where each comes from, and what is made of it.

Decisions.
A key is a passphrase. It stands in a file that its owner alone may read, in the environment, or is
typed; never in an address, which is logged and shown. It is kept in memory for as long as a process
runs.
What opens the file is derived from it as SQLCipher does (PBKDF2-HMAC-SHA512, 256,000 rounds, the
salt that the file begins with), but once for each file: a store opens many connections, and each
would take a tenth of a second.
"""

import hashlib
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from graph.errors import SettingsError
from graph.messages import message

VARIABLE = "SIMPUL_STORE_KEY"
FILE_VARIABLE = "SIMPUL_STORE_KEY_FILE"
LEAST_LETTERS = 12
"""Of a new key: what is shorter can be found by trying."""

_ROUNDS = 256_000
_KEY_BYTES = 32
_SALT_BYTES = 16
_MOST_BYTES = 1 << 12

Ask = Callable[[str], str]
"""Asks a person for the key of a file, by its name; empty where nobody can be asked."""


class FileKey:
    """The key of one or more encrypted files."""

    __slots__ = ("_derived", "_passphrase")

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._derived: dict[bytes, str] = {}

    def literal(self, begins: bytes) -> str:
        """What SQLCipher is told for a file that begins so; a new file is given a salt."""
        salt = begins if len(begins) == _SALT_BYTES else secrets.token_bytes(_SALT_BYTES)
        if salt not in self._derived:
            derived = hashlib.pbkdf2_hmac(
                "sha512", self._passphrase.encode(), salt, _ROUNDS, _KEY_BYTES
            )
            self._derived[salt] = derived.hex()
        return f"x'{self._derived[salt]}{salt.hex()}'"

    def check_new(self) -> None:
        """Raise SettingsError for a key that is too short to lock anything from now on."""
        if len(self._passphrase) < LEAST_LETTERS:
            raise SettingsError(
                message(
                    "a key of fewer than {least} characters can be found by trying: take a longer"
                    " one",
                    least=LEAST_LETTERS,
                )
            )

    def is_of(self, passphrase: str) -> bool:
        """Whether it is made of this."""
        return secrets.compare_digest(self._passphrase.encode(), passphrase.encode())

    def __repr__(self) -> str:
        return "FileKey(…)"


class _Typed:
    """How a person is asked, and what they typed for each file."""

    ask: Ask = staticmethod(lambda name: "")
    keys: dict[str, FileKey] = {}  # noqa: RUF012 - of the process


def ask_by(ask: Ask) -> None:
    """From now on ask a person so for a key that neither a file nor the environment gives."""
    _Typed.ask = staticmethod(ask)


def key_of(place: str) -> FileKey:
    """The key of a store's file; raises SettingsError where nobody gives one."""
    stated = _stated()
    if stated is not None:
        return _kept(place, stated)
    if place in _Typed.keys:
        return _Typed.keys[place]
    typed = _Typed.ask(Path(place).name)
    if not typed:
        raise SettingsError(
            message(
                "{path} is encrypted: name the file of its key in {variable}",
                path=place,
                variable=FILE_VARIABLE,
            )
        )
    return _kept(place, typed)


def forget_key(place: str) -> None:
    """Ask anew for the key of a file: what was typed does not open it."""
    _Typed.keys.pop(place, None)


def read_key_file(path: Path) -> str:
    """The key in a file, which its owner alone may read: its first line.

    Raises SettingsError.
    """
    try:
        with path.open("rb") as file:
            facts = os.fstat(file.fileno())
            lines = file.read(_MOST_BYTES).decode().splitlines()
    except (OSError, ValueError) as error:
        raise SettingsError(
            message("{path} cannot be read as the file of a key: check it", path=path)
        ) from error
    if os.name == "posix" and stat.S_IMODE(facts.st_mode) & 0o077:
        raise SettingsError(
            message("others may read the key in {path}: chmod 600 {path}", path=path)
        )
    if not lines or not lines[0].strip():
        raise SettingsError(message("{path} holds no key: write it on the first line", path=path))
    return lines[0].strip()


def _stated() -> str | None:
    """What file and environment say; None where they say nothing."""
    if file := os.environ.get(FILE_VARIABLE, ""):
        return read_key_file(Path(file).expanduser())
    return os.environ.get(VARIABLE) or None


def _kept(place: str, passphrase: str) -> FileKey:
    """The key for this passphrase, the one of before if it is the same: deriving it takes time."""
    known = _Typed.keys.get(place)
    if known is None or not known.is_of(passphrase):
        known = FileKey(passphrase)
        _Typed.keys[place] = known
    return known
