"""Verifying a pack: whether what came is what was sent, one line for each thing that is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.encryption import is_locked, unlock
from app.packs.archive import MOST_BYTES, PackArchive
from app.packs.manifest import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    PackedFile,
    read_manifest,
    sha256,
)
from app.packs.manifest import MOST_BYTES as MOST_MANIFEST
from app.packs.signature import read_signer, signer_of
from graph.errors import InvalidValue, UnreadableFile
from graph.messages import Text, message


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a pack."""

    manifest: Manifest
    problems: tuple[Text, ...] = ()
    """What does not fit, a line each; none when all does."""
    signer: str = ""
    """Fingerprint of the key that signed it; empty when nobody did."""


def verify_pack(
    path: Path, *, identities: Sequence[Path] = (), signers: Sequence[Path] = ()
) -> Verified:
    """What a pack says of itself and what of it does not fit.

    `identities` are files of private keys to open it by, `signers` public keys of which one must
    have signed it. Raises UnreadableFile and InvalidValue for what is no pack of ours at all.
    """
    archive = PackArchive(_opened(path, identities))
    if MANIFEST not in archive.names or archive.size(MANIFEST) > MOST_MANIFEST:
        raise UnreadableFile("this is no pack: it has no manifest")
    written = archive.read(MANIFEST)
    manifest = read_manifest(written)
    problems = _problems_of_files(archive, manifest)
    signer = ""
    if SIGNATURE in archive.names:
        try:
            signer = signer_of(written, archive.read(SIGNATURE))
        except InvalidValue as error:
            problems.append(error.message)
    if signers and signer not in {read_signer(signer_path) for signer_path in signers}:
        problems.append(
            message("it is signed by {signer}, whom you did not name", signer=signer)
            if signer
            else message("nobody signed it")
        )
    return Verified(manifest=manifest, problems=tuple(problems), signer=signer)


def _opened(path: Path, identities: Sequence[Path]) -> bytes:
    """The archive of a pack, unlocked where it is locked."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(message("{name} is too large for a pack", name=path.name))
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            message("{name} cannot be read: check the path", name=path.name)
        ) from error
    return unlock(content, identities) if is_locked(content) else content


def _problems_of_files(archive: PackArchive, manifest: Manifest) -> list[Text]:
    problems: list[Text] = []
    listed: dict[str, PackedFile] = {}
    for file in manifest.files:
        if file.name in listed:
            problems.append(message("{name} is listed twice", name=file.name))
        listed[file.name] = file
    there = set(archive.names) - {MANIFEST, SIGNATURE}
    missing, unlisted = sorted(listed.keys() - there), sorted(there - listed.keys())
    problems += [message("{name} is missing", name=name) for name in missing]
    problems += [message("{name} is not in the manifest", name=name) for name in unlisted]
    for name in sorted(listed.keys() & there):
        problem = _problem_of(archive, listed[name])
        if problem:
            problems.append(problem)
    return problems


def _problem_of(archive: PackArchive, file: PackedFile) -> Text | None:
    """What does not fit of one file."""
    if archive.size(file.name) != file.size:
        return message(
            "{name} has {found} bytes instead of {size}",
            name=file.name,
            found=archive.size(file.name),
            size=file.size,
        )
    try:
        found = sha256(archive.read(file.name))
    except UnreadableFile as error:
        return error.message
    if found != file.sha256:
        return message("{name} is not what was sent: its SHA-256 is another", name=file.name)
    return None
