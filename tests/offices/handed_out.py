"""Files that were handed out: what they say of the log."""

import re
import zipfile
from pathlib import Path

HEAD = re.compile(r"\d+:[0-9a-f]{64}")


def text_of(path: Path) -> str:
    """Everything that a file holds as text; of a workbook that of its parts."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
    return path.read_text(encoding="utf-8")


def without_head(text: str) -> str:
    """The text without the head of a log, which differs from one file to the next."""
    return HEAD.sub("…", text)
