"""What the command line prints of texts for briefings."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format, line
from app.networks.work.kept import Kept
from app.rows.briefings.texts import texts_listing
from app.rows.listing import Listing
from app.workspace import Workspace
from graph.model import Id
from graph.work.briefings import BriefingText


def texts(space: Workspace, found: Sequence[Kept[BriefingText]], format: Format) -> None:
    """Print texts."""
    console.show(_listing(space, found), format)


def text(space: Workspace, kept: Kept[BriefingText], format: Format) -> None:
    """Print one text as it stands now."""
    listing = _listing(space, [kept])
    if console.for_program(
        format, lambda: next(iter(listing.records())), listing.flat_records, listing.fields
    ):
        return
    console.draw(listing)
    if kept.at_once:
        told = space.wording.text(
            "{who} edited this at the same time: both versions stay until somebody writes one that"
            " joins them"
        )
        line(told.format(who=", ".join(dict.fromkeys(one.by for one in kept.versions))))


def _listing(space: Workspace, found: Sequence[Kept[BriefingText]]) -> Listing[Kept[BriefingText]]:
    about = set[Id]().union(*((kept.latest.party, kept.latest.case) for kept in found))
    return texts_listing(found, space.subjects.named(about - {""}), space.wording)
