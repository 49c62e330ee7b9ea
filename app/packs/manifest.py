"""The manifest of a pack: what is in it, from which state of the store, who made it and for whom.

Decisions.
It is JSON with sorted keys and one line a fact, so that a person reads it too. Of whom it leaves
the house for the public it names nobody, and networks by the number that its files give them.
"""

import hashlib
from typing import Any

import msgspec

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Value

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"
FORMAT = "simpul-pack/1"
MOST_BYTES = 4 << 20


class PackedFile(Value, frozen=True, omit_defaults=True):
    """One file of a pack."""

    name: str
    """In the archive, with a slash between folders."""
    size: int
    sha256: str
    kind: str = ""
    """`briefing` or an export format."""


class Manifest(Value, frozen=True, omit_defaults=True):
    """What a pack says of itself."""

    format: str
    network: str
    audience: str
    language: str
    purpose: str
    date: str
    """ISO day that stands on its files."""
    made_by: str = ""
    role: str = ""
    simpul: str = ""
    """Version of Simpul."""
    revision: int = 0
    """Of the store."""
    log: str = ""
    """Head of the store's log: number and digest of the entry that says that this was made."""
    cases: int = 0
    files: tuple[PackedFile, ...] = ()


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it stands in a pack."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n"


def read_manifest(content: bytes) -> Manifest:
    """A manifest; raises InvalidValue for anything else."""
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InvalidValue(
            message("the manifest cannot be read ({reason})", reason=str(error)),
            message("ask for the pack again"),
        ) from error
    if found.format != FORMAT:
        raise InvalidValue(
            message("the manifest is of another kind ({kind})", kind=found.format),
            message("update Simpul"),
        )
    return found


def packed(name: str, content: bytes, kind: str) -> PackedFile:
    """What the manifest says of a file."""
    return PackedFile(name=name, size=len(content), sha256=sha256(content), kind=kind)


def sha256(content: Any) -> str:
    """The digest of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()
