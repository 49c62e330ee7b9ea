"""Making a pack: everything of one network in one archive, for one audience and one purpose.

Decisions.
The parts are made by the very functions that make each of them alone, in a folder that nobody else
may enter and that is gone afterwards. So what an audience is not told in a file it is not told in a
pack. What leaves is logged before it is made; the manifest holds that entry's number and digest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.briefing.forms.reading import DEFAULT
from app.briefing.writing import BriefingFormat, write_briefing
from app.encryption import lock
from app.exports.formats import write_export
from app.exports.kinds import ENDINGS, ExportKind
from app.packs.archive import archive_bytes
from app.packs.manifest import (
    FORMAT,
    MANIFEST,
    SIGNATURE,
    Manifest,
    manifest_bytes,
    packed,
)
from app.packs.signature import sign
from app.release import running_version
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id
from loaders.private_files import write_private

BRIEFINGS, EXPORTS = "briefing", "exports"
PACK = "pack"
"""What the log calls it."""


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What a pack is to hold, and for whom."""

    purpose: str
    """For which it is handed out."""
    date: str
    """ISO day that stands on its files."""
    kinds: Sequence[ExportKind] = tuple(ExportKind)
    forms: Sequence[str] = (DEFAULT,)
    """Of the briefings, each as every kind of file."""
    recipients: Sequence[str] = ()
    """Public keys, or files of them; without any it is not locked."""
    key_file: Path | None = None
    """The private key that signs it."""
    password: bytes | None = None
    """Of that key."""


def make_pack(space: Workspace, network_id: str, output: Path, order: PackOrder) -> Path:
    """Write a pack of a network, and say where; raises AccessDenied and InvalidValue."""
    return write_private(output, pack_bytes(space, network_id, output.name, order))


def pack_bytes(space: Workspace, network_id: str, name: str, order: PackOrder) -> bytes:
    """The bytes of a pack that will be called so; that it is made is logged first."""
    space.viewer.check(Right.BRIEF)
    space.viewer.check(Right.EXPORT)
    purpose = order.purpose.strip()
    if not purpose:
        raise InvalidValue(
            message("a pack says what it is for"), message("give --purpose with a reason in words")
        )
    network = space.networks.get(network_id)
    head = space.store.hand_out(Right.EXPORT, PACK, network.id, name=name, cases=len(network.cases))
    files = _parts(space, network.id, order)
    manifest = Manifest(
        format=FORMAT,
        network=OwnNumbers(space.viewer.audience).stem(network.id),
        audience=space.viewer.policy.name,
        language=space.settings.language,
        purpose=space.store.mask(exporting=True).text(purpose),
        date=order.date,
        made_by=space.settings.user if space.viewer.may_see_office_work else "",
        role=space.viewer.role if space.viewer.may_see_office_work else "",
        simpul=running_version(),
        revision=space.store.revision(),
        log=head,
        cases=len(network.cases),
        files=tuple(
            packed(name, content, name.split("/")[0]) for name, content in sorted(files.items())
        ),
    )
    written = manifest_bytes(manifest)
    signed = {SIGNATURE: sign(written, order.key_file, order.password)} if order.key_file else {}
    content = archive_bytes({MANIFEST: written, **signed, **files})
    content = lock(content, order.recipients) if order.recipients else content
    space.store.consultations.given(head, content, about=(*network.parties, *network.cases))
    return content


def _parts(space: Workspace, network_id: Id, order: PackOrder) -> dict[str, bytes]:
    """Every file of a pack by its name in it."""
    with TemporaryDirectory(prefix="simpul-pack-") as made:
        folder = Path(made)
        (folder / BRIEFINGS).mkdir()
        (folder / EXPORTS).mkdir()
        for form in order.forms:
            for kind_of_file in BriefingFormat:
                path = folder / BRIEFINGS / f"{Path(form).stem}.{kind_of_file}"
                write_briefing(space, network_id, path, order.date, form=form, format=kind_of_file)
        for kind in order.kinds:
            path = folder / EXPORTS / f"{kind}{ENDINGS[kind]}"
            write_export(space, network_id, kind, path, date=order.date)
        return dict(_read(folder))


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
