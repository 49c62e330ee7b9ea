"""The archive that a Word document is: the same parts, the same bytes."""

import io
import zipfile

_MADE_ON = (1980, 1, 1, 0, 0, 0)


def same_bytes(content: bytes) -> bytes:
    """The same document without the clock of whoever wrote it."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as read,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for part in read.infolist():
            entry = zipfile.ZipInfo(part.filename, _MADE_ON)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, read.read(part))
    return made.getvalue()
