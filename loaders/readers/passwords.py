"""Workbooks that have a password, decrypted in memory.

Passwords come from a function that gives those to try on a file by its name, one after another (a
prompt, a variable); they are in no plan, no log and no error. The decrypted bytes are never written
to disk.
"""

import io
import itertools
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import msoffcrypto
import olefile
from msoffcrypto.exceptions import InvalidKeyError
from msoffcrypto.format import xls97

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.limits.xls import records, workbook_stream
from loaders.tables import MAX_DOCUMENT_BYTES

Passwords = Callable[[str], Iterable[str]]
"""The passwords to try on the file of this name, asked for one after another until one opens it."""

_MOST_TRIED = 20
_MOST_SPINS = 500_000
"""Of the hash that makes a password slow to try; Excel takes 100,000."""
_LOOK_AT = 10
_FILE_PASS = 0x002F

# msoffcrypto lays a decrypted .xls into a temporary file; here that file is memory.
xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)


def no_passwords(name: str) -> Iterable[str]:
    """Nobody can be asked."""
    return ()


def decrypt(path: Path, name: str, passwords: Passwords) -> IO[bytes] | None:
    """What a workbook with a password holds, or None when it has none; raises UnreadableFile."""
    if not olefile.isOleFile(str(path)):
        return None
    with path.open("rb") as file:
        try:
            if not _is_encrypted(file, name):
                return None
            return _decrypted(msoffcrypto.OfficeFile(file), name, passwords)
        except UnreadableFile:
            raise
        except (
            Exception
        ) as error:  # msoffcrypto and olefile fail in many ways over bytes that are no container
            raise UnreadableFile(
                message(
                    "{name} has a password and is damaged, or is encrypted in a way that cannot be"
                    " read; save it again, with another password or without one",
                    name=name,
                )
            ) from error


def _is_encrypted(file: IO[bytes], name: str) -> bool:
    """Whether a workbook has a password; raises UnreadableFile for what hides something else."""
    container = olefile.OleFileIO(file)
    if container.exists("EncryptionInfo"):
        if b"<!" in container.openstream("EncryptionInfo").read().replace(b"\x00", b""):
            raise UnreadableFile(
                message(
                    "{name} declares a document type or entities; do not use it, ask for it anew",
                    name=name,
                )
            )
        if container.get_size("EncryptedPackage") > MAX_DOCUMENT_BYTES:
            raise UnreadableFile(
                message(
                    "{name} has more than {value} MiB; split it",
                    name=name,
                    value=MAX_DOCUMENT_BYTES >> 20,
                )
            )
        return True
    if not (container.exists("Workbook") or container.exists("Book")):
        return False
    first = itertools.islice(records(workbook_stream(file, name)), _LOOK_AT)
    return any(kind == _FILE_PASS for kind, _ in first)


def _decrypted(office: Any, name: str, passwords: Passwords) -> IO[bytes]:
    """The content of a workbook once one of the passwords fits; raises UnreadableFile."""
    if getattr(office, "info", {}).get("spinValue", 0) > _MOST_SPINS:
        raise UnreadableFile(
            message(
                "{name} is encrypted so that trying a password takes minutes; save it again",
                name=name,
            )
        )
    tried = False
    for password in itertools.islice(passwords(name), _MOST_TRIED):
        tried = True
        plain = io.BytesIO()
        try:
            if office.format == "ooxml":
                office.load_key(password=password, verify_password=True)
            else:
                office.load_key(password=password)
            office.decrypt(plain)
        except InvalidKeyError:
            continue
        plain.seek(0)
        return plain
    if tried:
        raise UnreadableFile(
            message(
                "{name} does not open with the password given; check it and load the file again",
                name=name,
            )
        )
    raise UnreadableFile(
        message(
            "{name} has a password; give it when asked, or in the variable SIMPUL_FILE_PASSWORD, or"
            " save the file without one",
            name=name,
        )
    )
