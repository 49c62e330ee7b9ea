"""Files that name people: whatever leaves a store is written here, for its owner's eyes alone."""

import os
import stat
from pathlib import Path
from typing import IO

from graph.errors import SettingsError
from graph.messages import message

_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
"""Windows writes lines of its own unless told that a file is binary."""
PRIVATE = 0o600
"""The mode of such a file: its owner reads and writes it, and nobody else."""


def open_private(path: Path, buffering: int = -1) -> IO[bytes]:
    """Open a file to write it anew, from now on readable by its owner alone.

    A terminal or a pipe is written to as it is. Raises SettingsError for the file of somebody else,
    who could read what is written.
    """
    file = os.fdopen(os.open(path, _ANEW, PRIVATE), "wb", buffering)
    if os.name == "posix" and stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        try:
            os.fchmod(file.fileno(), PRIVATE)
        except PermissionError as error:
            file.close()
            raise SettingsError(
                message("{path} belongs to somebody else: name another file", path=path)
            ) from error
    return file


def write_private(path: Path, content: str | bytes) -> Path:
    """Write a file that its owner alone may read, and say where it is."""
    written = content.encode("utf-8", "replace") if isinstance(content, str) else content
    with open_private(path) as file:
        file.write(written)
    return path
