"""The archive of a pack: written the same twice, and read though whoever sent it meant harm.

Decisions.
Every entry has one time and one mode, names are sorted, and the manifest stands first.
Nothing is ever unpacked to a disk: entries are read in memory and in pieces, and no more of one
than it declares. An archive is refused whole for what no pack of ours has: too many or too large
entries, more than 200 times smaller than what they hold, names that leave their folder or stand
twice, links, entries that are locked or that lie over each other.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import product
from pathlib import PurePosixPath

from app.packs.manifest import MANIFEST
from graph.errors import UnreadableFile
from graph.messages import Text, message

MOST_ENTRIES = 1_000
MOST_BYTES = 1 << 30
"""Of all entries, unpacked."""
MOST_RATIO = 200
_RATIO_FROM = 1 << 20
_CHUNK = 1 << 20
_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o600) << 16
_UNIX = 3
_LOCKED = 0x1
_RESERVED = frozenset('<>:"|?*\\')
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | set(
    map("".join, product(("com", "lpt"), "123456789"))
)


def archive_bytes(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files, the same bytes whenever it is made."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files, key=lambda name: (name != MANIFEST, name)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _MODE
            entry.create_system = _UNIX
            archive.writestr(entry, files[name])
    return content.getvalue()


class PackArchive:
    """The entries of a pack that somebody sent; raises UnreadableFile for what is no pack."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise _refused(message("it is no zip ({reason})", reason=str(error))) from error
        self._entries = self._archive.infolist()
        self._check()

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each entry."""
        return tuple(entry.filename for entry in self._entries)

    def size(self, name: str) -> int:
        """How many bytes an entry declares."""
        return self._archive.getinfo(name).file_size

    def read(self, name: str) -> bytes:
        """What an entry holds; raises UnreadableFile for one that is damaged or longer."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The same, piece by piece."""
        declared = self.size(name)
        try:
            with self._archive.open(name) as entry:
                read = 0
                while piece := entry.read(_CHUNK):
                    read += len(piece)
                    if read > declared:
                        raise _refused(message("{name} is longer than it says", name=name))
                    yield piece
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
            raise _refused(
                message("{name} is damaged ({reason})", name=name, reason=str(error))
            ) from error

    # ---- inside

    def _check(self) -> None:
        entries = self._entries
        if len(entries) > MOST_ENTRIES:
            raise _refused(message("it has more than {most} files", most=MOST_ENTRIES))
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise _refused(message("unpacked it has more than {most} MiB", most=MOST_BYTES >> 20))
        seen: set[str] = set()
        for entry in entries:
            _check_entry(entry)
            folded = entry.filename.casefold()
            if folded in seen:
                raise _refused(message("{name} stands in it twice", name=entry.filename))
            seen.add(folded)
        _check_apart(entries)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if not is_plain_name(name) or entry.orig_filename != name:
        raise _refused(message("{name} is no name of a file in a folder", name=name))
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise _refused(message("{name} is a link or a device", name=name))
    if entry.flag_bits & _LOCKED:
        raise _refused(message("{name} is locked by a password", name=name))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _refused(message("{name} is packed in a way that no pack uses", name=name))
    is_large = entry.file_size > _RATIO_FROM
    if is_large and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise _refused(
            message("{name} unpacks to more than {most} times", name=name, most=MOST_RATIO)
        )


def _check_apart(entries: list[zipfile.ZipInfo]) -> None:
    """Raise UnreadableFile where two entries share bytes, as those of a bomb do."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise _refused(message("{name} lies over another file", name=entry.filename))
        end = entry.header_offset + entry.compress_size


def is_plain_name(name: str) -> bool:
    """Whether this names a file within a folder, on every system.

    >>> is_plain_name("tables/cases.csv"), is_plain_name("../x"), is_plain_name("C:\\\\x")
    (True, False, False)
    """
    if not name or not name.isprintable() or _RESERVED.intersection(name) or "//" in name:
        return False
    path = PurePosixPath(name)
    parts = path.parts
    ends_well = all(part == part.strip(" .") for part in parts)
    devices = any(part.split(".")[0].casefold() in _DEVICES for part in parts)
    return not path.is_absolute() and not name.endswith("/") and ends_well and not devices


def _refused(reason: Text) -> UnreadableFile:
    return UnreadableFile(message("this is no pack: {reason}", reason=reason))
