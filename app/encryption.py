"""Locking a pack for its recipients, and opening it, by age (age-encryption.org).

Decisions.
A recipient is a public key of age (`age1…`) or of SSH (`ssh-ed25519 …`), given itself or as a file
with one a line; whoever has the age program opens it without Simpul. A pack is locked whole, so
that not even the names of its files are told.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from pyrage import DecryptError, IdentityError, RecipientError, decrypt, encrypt, ssh, x25519

from graph.errors import SettingsError, UnreadableFile
from graph.messages import message

MARK = b"age-encryption.org/v1\n"
_MOST_BYTES = 1 << 16


def is_locked(content: bytes) -> bool:
    """Whether this is a file of age."""
    return content.startswith(MARK)


def lock(content: bytes, recipients: Iterable[str]) -> bytes:
    """The content, to be opened by these recipients alone; raises SettingsError for none."""
    keys = [_recipient(line) for line in chain.from_iterable(map(_lines, recipients))]
    if not keys:
        raise SettingsError("nobody is named who may open the pack: give a public key of age")
    locked: bytes = encrypt(content, keys)
    return locked


def unlock(content: bytes, identities: Sequence[Path]) -> bytes:
    """The content for who holds one of these private keys; raises UnreadableFile."""
    keys: list[Any] = []
    for path in identities:
        keys += [_identity(line, path) for line in _secrets(path)]
    if not keys:
        raise UnreadableFile("the pack is locked: name the file of your key with --identity")
    try:
        opened: bytes = decrypt(content, keys)
    except (DecryptError, ValueError) as error:
        raise UnreadableFile(
            message("the pack opens by none of these keys ({reason})", reason=str(error))
        ) from error
    return opened


def _lines(text: str) -> list[str]:
    """Public keys: the text itself, or the lines of the file that it names."""
    if text.startswith(("age1", "ssh-")):
        return [text.strip()]
    try:
        written = Path(text).read_bytes()[:_MOST_BYTES].decode()
    except (OSError, ValueError) as error:
        raise SettingsError(
            message("{text} is no public key, and no file of public keys", text=text)
        ) from error
    lines = [line.strip() for line in written.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def _recipient(text: str) -> Any:
    kind = ssh if text.startswith("ssh-") else x25519
    try:
        return kind.Recipient.from_str(text)
    except (RecipientError, ValueError) as error:
        raise SettingsError(
            message("{text} is no public key of age or SSH", text=text[:40])
        ) from error


def _secrets(path: Path) -> list[str]:
    """Private keys of a file: of age one a line, of SSH the whole file."""
    try:
        written = path.read_bytes()[:_MOST_BYTES].decode()
    except (OSError, ValueError) as error:
        raise SettingsError(message("{path} cannot be read as a key", path=path.name)) from error
    if "PRIVATE KEY-----" in written:
        return [written]
    lines = [line.strip() for line in written.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def _identity(text: str, path: Path) -> Any:
    try:
        if "PRIVATE KEY-----" in text:
            return ssh.Identity.from_buffer(text.encode())
        return x25519.Identity.from_str(text)
    except (IdentityError, ValueError) as error:
        raise SettingsError(message("{path} is no key of age or SSH", path=path.name)) from error
