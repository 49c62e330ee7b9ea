"""Locking a file for its recipients, and opening it, by age (age-encryption.org).

Decisions.
A recipient is a public key of age (`age1…`) or of SSH (`ssh-ed25519 …`), given itself or as a file
with one a line; whoever has the age program opens it without Simpul. A pack or a backup is locked
whole, so that not even the names of what is in it are told.
What is too large for the memory is locked and opened piece by piece. Whoever locks it has no key to
open it and see that it was written well: so it is locked for one recipient more, whose key is made
for this, reads it once and is kept nowhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

from pyrage import (
    DecryptError,
    IdentityError,
    RecipientError,
    decrypt,
    decrypt_io,
    encrypt,
    encrypt_io,
    ssh,
    x25519,
)

from graph.errors import SettingsError, UnreadableFile
from graph.messages import message

MARK = b"age-encryption.org/v1\n"
_MOST_BYTES = 1 << 16


def is_locked(content: bytes) -> bool:
    """Whether this is a file of age."""
    return content.startswith(MARK)


def lock(content: bytes, recipients: Iterable[str]) -> bytes:
    """The content, to be opened by these recipients alone; raises SettingsError for none."""
    locked: bytes = encrypt(content, public_keys(recipients))
    return locked


def unlock(content: bytes, identities: Sequence[Path]) -> bytes:
    """The content for who holds one of these private keys; raises UnreadableFile."""
    with _told():
        opened: bytes = decrypt(content, _private_keys(identities))
    return opened


def lock_into(source: IO[bytes], target: IO[bytes], recipients: Sequence[Any]) -> Any:
    """Lock what a file holds into another, for `public_keys`.

    Returns the key that opens it once more, for who wants to see that it was written well.
    """
    once = x25519.Identity.generate()
    encrypt_io(source, target, [*recipients, once.to_public()])
    return once


def unlock_into(source: IO[bytes], target: IO[bytes], identities: Sequence[Path]) -> None:
    """Open what a file holds into another; raises UnreadableFile, and some may be written then."""
    keys = _private_keys(identities)
    with _told():
        decrypt_io(source, target, keys)


def check_lock(source: IO[bytes], target: Any, once: Any) -> None:
    """Open by the key of `lock_into` what it wrote; raises UnreadableFile where it is damaged."""
    with _told():
        decrypt_io(source, target, [once])


def public_keys(recipients: Iterable[str]) -> list[Any]:
    """The keys of these recipients; raises SettingsError for none, and for what is no key."""
    keys = [_recipient(line) for line in chain.from_iterable(map(_lines, recipients))]
    if not keys:
        raise SettingsError("nobody is named who may open it: give a public key of age")
    return keys


def _private_keys(identities: Sequence[Path]) -> list[Any]:
    """The keys of these files; raises UnreadableFile for none."""
    keys: list[Any] = []
    for path in identities:
        keys += [_identity(line, path) for line in _secrets(path)]
    if not keys:
        raise UnreadableFile("it is locked: name the file of your key with --identity")
    return keys


@contextmanager
def _told() -> Iterator[None]:
    """Say what age says, so that a person knows what to do."""
    try:
        yield
    except (DecryptError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the disk, not of age
        raise UnreadableFile(
            message("it opens by none of these keys, or is damaged ({reason})", reason=str(error))
        ) from error


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
