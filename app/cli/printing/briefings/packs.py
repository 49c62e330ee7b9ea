"""What the command line prints of a pack that was verified."""

from app.cli.console import line
from app.packs.verifying import Verified
from app.plain_text import shorten
from app.wording.wording import Wording

_SHOWN = 200
"""Letters of a text that somebody else wrote."""


def verified(found: Verified, wording: Wording) -> None:
    """Print what a pack says of itself, then a line for each thing that does not fit."""
    _ = wording.text
    manifest = found.manifest
    said = (
        (_("made for"), manifest.audience),
        (_("purpose"), manifest.purpose),
        (_("dated"), manifest.date),
        (_("made by"), " ".join(filter(None, (manifest.made_by, manifest.role)))),
        (_("state of the store"), str(manifest.revision)),
        (_("head of the log"), manifest.log),
        (_("signed by"), found.signer or _("nobody")),
    )
    for name, text in said:
        if text:
            line(f"{name}: {shorten(text, _SHOWN)}")
    for problem in found.problems:
        line(f"✗ {wording.message(problem)}")
    if not found.problems:
        files = len(manifest.files)
        told = wording.plural(
            "{n} file fits its SHA-256", "{n} files fit their SHA-256", files
        ).format(n=wording.number(files))
        line(f"✓ {told}")
