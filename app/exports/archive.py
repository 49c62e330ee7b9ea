"""Files in one archive, the same bytes each time, with what is in them counted and digested."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import msgspec

from app.exports.heading import SOFTWARE, Heading
from graph.model import Value

MANIFEST = "manifest.json"
_STAMP = (1980, 1, 1, 0, 0, 0)


class Part(Value, frozen=True, omit_defaults=True):
    """One file of an export with how much of what it holds."""

    content: bytes
    counts: Mapping[str, int] = {}


Parts = Mapping[str, Part]
"""Files by name."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def with_manifest(heading: Heading, parts: Parts) -> dict[str, bytes]:
    """The files, and a manifest of them."""
    files = {name: part.content for name, part in parts.items()}
    return {**files, MANIFEST: manifest(heading, parts)}


def manifest(heading: Heading, parts: Parts) -> bytes:
    """Which files these are, how large, with which digest, and how much stands in each."""
    told: dict[str, Any] = {
        "software": SOFTWARE,
        **{name: value for name, value in msgspec.structs.asdict(heading).items() if value},
        "files": [
            {
                "name": name,
                "size": len(part.content),
                "sha256": hashlib.sha256(part.content).hexdigest(),
                "counts": dict(part.counts),
            }
            for name, part in parts.items()
        ],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
