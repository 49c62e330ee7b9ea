"""What the command line prints of leads: likely links, scripts, motifs."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format
from app.networks.leads import LikelyView, MotifView, ScriptView
from app.rows.leads import likely_listing, motif_listing, script_listing
from app.wording.wording import Wording


def likely(view: LikelyView, format: Format, wording: Wording) -> None:
    """Print likely links, each with all its reasons."""
    console.show(likely_listing(view, wording), format)


def motifs(view: MotifView, format: Format, wording: Wording) -> None:
    """Print motifs, a sentence each."""
    console.show(motif_listing(view, wording), format)


def scripts(found: Sequence[ScriptView], limit: int, format: Format, wording: Wording) -> None:
    """Print scripts, with what their cases have in common where it may be shown."""
    console.show(script_listing(found, limit, wording), format)
