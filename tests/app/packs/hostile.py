"""Packs as somebody makes them who means harm: each differs from a good one in one thing."""

import struct
import zipfile
from io import BytesIO

from app.packs.archive import archive_bytes
from app.packs.manifest import FORMAT, MANIFEST, Manifest, manifest_bytes, packed

FILES = {"briefing/briefing.html": b"<p>Network</p>", "exports/network.csv": b"a;b\n1;2\n"}


def manifest_of(files, **facts):
    listed = tuple(packed(name, content, "briefing") for name, content in files.items())
    given = {
        "format": FORMAT,
        "network": "n_1",
        "audience": "partner",
        "language": "id",
        "purpose": "case 7",
        "date": "2026-01-01",
        "files": listed,
        **facts,
    }
    return manifest_bytes(Manifest(**given))


def good(files=None, **facts):
    """The bytes of a pack in which all is well."""
    files = FILES if files is None else files
    return archive_bytes({MANIFEST: manifest_of(files, **facts), **files})


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    """A zip of these entries as they are given, names twice too."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for entry, inside in entries:
            archive.writestr(entry, inside)
    return content.getvalue()


def with_entry(name, inside=b"x", **facts):
    """A good pack with one more entry."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    for fact, value in facts.items():
        setattr(entry, fact, value)
    entries = [(MANIFEST, manifest_of(FILES)), *FILES.items(), (entry, inside)]
    return zipped(entries)


def overlapping():
    """Two entries of the directory at one place, as a bomb has thousands."""
    content = bytearray(zipped([("a", b"0" * 100), ("b", b"0" * 100)]))
    second = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, second + 42, 0)
    return bytes(content)


def declaring(size, name="exports/network.csv"):
    """A good pack whose directory says another size of one entry."""
    content = bytearray(good())
    at = content.rindex(name.encode()) - 46
    struct.pack_into("<I", content, at + 24, size)
    return bytes(content)
