"""Every format of one network or selection in one folder or one archive, with one manifest.

All of it is one entry of the log, whose head stands in each file and in the manifest.
"""

from pathlib import Path

from app.access.rights import Right
from app.exports.archive import Part, with_manifest, zipped
from app.exports.content import content_of
from app.exports.export import DEFAULTS, Export, Options
from app.exports.formats import check_output, default_path, export_of, files_of, logged, today
from app.exports.htcds import htcds_part
from app.exports.kinds import ExportKind, every_format
from app.exports.subject import Subject
from app.exports.tables.json import SCHEMA_FILE
from app.progress import Progress, silent
from app.workspace import Workspace
from loaders.private_files import write_private

EVERY = "all"
"""What the log calls all formats at once."""
_ARCHIVE = ".zip"


def write_all(
    space: Workspace,
    subject: Subject,
    output: Path | None = None,
    *,
    date: str = "",
    options: Options = DEFAULTS,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write every format; gives the paths written, of an archive its own.

    A name that ends in .zip is one archive, another a folder, which is made if need be. Raises
    AccessDenied, and InvalidValue where the output cannot be that.
    """
    space.viewer.check(Right.EXPORT)
    material = subject.material(space)
    stem = material.network.id or subject.stem
    path = output or default_path(stem, material.audience, "-export.zip")
    in_archive = path.suffix.lower() == _ARCHIVE
    check_output(path, is_folder=not in_archive)
    log = logged(space, EVERY, subject.name_of(material), path.name, len(material.cases))
    export = export_of(space, material, date=date or today(), log=log, options=options)
    parts = {}
    step = space.wording.text("writing")
    formats = every_format()
    for kind, ending in formats:
        name = f"{export.stem}{ending}"
        parts[name] = _part(space, subject, kind, export)
        progress(step, 1, len(formats))
    parts[SCHEMA_FILE.name] = Part(content=SCHEMA_FILE.read_bytes())
    files = with_manifest(export.tables.heading, parts)
    archive = zipped(files) if in_archive else b""
    space.store.consultations.given(log, *([archive] if in_archive else files.values()))
    if in_archive:
        return (write_private(path, archive),)
    path.mkdir(parents=True, exist_ok=True)
    return tuple(write_private(path / name, content) for name, content in files.items())


def _part(space: Workspace, subject: Subject, kind: ExportKind, export: Export) -> Part:
    if kind is ExportKind.HTCDS:
        return htcds_part(files_of(space, subject), log=export.log)
    return content_of(kind, export)
