"""Exports of networks, of a selection or of everything, to files that say in their names what they
hold.

Decisions.
`write_export` is the only door: it checks the right, logs before anything is made, and all of what
it writes comes from masked material. What is written alone is one file; several formats, with a
manifest, are one folder or one archive (together.py).
"""

from datetime import date as calendar_date
from pathlib import Path
from typing import Any

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.exports.content import content_of
from app.exports.export import DEFAULTS, Export, Options
from app.exports.htcds import htcds_part
from app.exports.kinds import ENDINGS, ExportKind
from app.exports.small_numbers import cases_without_protected
from app.exports.subject import Subject, read_subject
from app.exports.tables.csv import write_csv
from app.networks.material import CaseFiles, NetworkMaterial
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id
from loaders.private_files import write_private

_ARCHIVE = ".zip"


def write_export(
    space: Workspace,
    network_id: str | Subject,
    kind: ExportKind,
    output: Path | None = None,
    *,
    date: str = "",
    options: Options = DEFAULTS,
) -> tuple[Path, ...]:
    """Write a network, or `all`, or what a subject names; gives the paths written.

    Without `output` the name is the network's id, or, of what leaves the house, the first free one
    that tells none. `date` is the ISO date to put on it, today when left out. It is logged, and the
    head of the log stands in what is written. Raises AccessDenied, and InvalidValue where the
    output cannot be such a file.
    """
    space.viewer.check(Right.EXPORT)
    subject = read_subject(network_id) if isinstance(network_id, str) else network_id
    material = subject.material(space)
    in_folder = kind is ExportKind.CSV and _suffix(output) != _ARCHIVE
    stem = material.network.id or subject.stem
    path = output or default_path(stem, material.audience, "" if in_folder else ENDINGS[kind])
    check_output(path, is_folder=in_folder)
    log = logged(space, kind, subject.name_of(material), path.name, len(material.cases))
    if kind is ExportKind.HTCDS:
        part = htcds_part(files_of(space, subject), log=log)
        space.store.consultations.given(log, part.content)
        return (write_private(path, part.content),)
    export = export_of(space, material, date=date or today(), log=log, options=options)
    if in_folder:
        written = write_csv(export.tables, path, bom=options.bom)
        space.store.consultations.given(log, *(file.read_bytes() for file in written))
        return written
    content = content_of(kind, export).content
    space.store.consultations.given(log, content)
    return (write_private(path, content),)


def export_of(space: Workspace, material: NetworkMaterial, **told: Any) -> Export:
    """What is made for the viewer of a workspace: nobody is counted who may not be."""
    return Export(
        material, space.wording, tells_small_numbers=not space.viewer.policy.smallest, **told
    )


def files_of(space: Workspace, subject: Subject) -> CaseFiles:
    """The same of cases as reported."""
    files = subject.case_files(space)
    return cases_without_protected(files) if space.viewer.policy.smallest else files


def check_output(path: Path, *, is_folder: bool) -> None:
    """Raise InvalidValue where something stands in the way, before anything is logged or made."""
    if is_folder and path.is_file():
        raise InvalidValue(
            message("{path} is a file, and a folder is to be written", path=path),
            message("name a folder"),
        )
    if not is_folder and path.is_dir():
        raise InvalidValue(
            message("{path} is a folder, and one file is to be written", path=path),
            message("name a file in it"),
        )
    if not path.parent.is_dir() and not is_folder:
        raise InvalidValue(
            message("there is no folder {path}", path=path.parent),
            message("make it first, or name another"),
        )


def _suffix(output: Path | None) -> str:
    return output.suffix.lower() if output else ""


def logged(space: Workspace, kind: str, of: str, name: str, cases: int) -> str:
    """Log an export before it is made; the head of the log for it. Raises AccessDenied."""
    return space.store.hand_out(Right.EXPORT, kind, of, name=name, cases=cases)


def default_path(name: Id, audience: str, suffix: str) -> Path:
    """Where a file goes when nobody says it; one for others takes the place of no other file."""
    stem = OwnNumbers(audience).stem(name)
    path = Path(f"{stem}{suffix}")
    place = 1
    while stem != name and path.exists():
        place += 1
        path = Path(f"{stem}-{place}{suffix}")
    return path


def day_of(date: str | None) -> str:
    """An ISO day that was typed, or today; raises InvalidValue for what is none."""
    if not date:
        return today()
    try:
        return calendar_date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise InvalidValue(
            message("{date} is no day", date=date), message("write it as 2026-03-15")
        ) from error


def today() -> str:
    """The date to put on a page when none is given."""
    return calendar_date.today().isoformat()
