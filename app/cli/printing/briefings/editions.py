"""What the command line prints of editions."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format
from app.networks.work.kept import Kept
from app.packs.editions import headings_of
from app.rows.briefings.editions import editions_listing
from app.rows.listing import Listing
from app.workspace import Workspace
from graph.work.editions import Edition


def editions(space: Workspace, found: Sequence[Kept[Edition]], format: Format) -> None:
    """Print editions."""
    console.show(_listing(space, found), format)


def edition(space: Workspace, kept: Kept[Edition], format: Format) -> None:
    """Print one edition."""
    listing = _listing(space, [kept])
    if not console.for_program(
        format, lambda: next(iter(listing.records())), listing.flat_records, listing.fields
    ):
        console.draw(listing)


def _listing(space: Workspace, found: Sequence[Kept[Edition]]) -> Listing[Kept[Edition]]:
    approvals = {kept.id: space.editions.approval(kept.latest) for kept in found}
    headings = headings_of(space, [kept.latest for kept in found])
    return editions_listing(found, approvals, space.wording, headings)
