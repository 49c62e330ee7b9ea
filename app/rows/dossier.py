"""Where an entity was written, as a listing."""

from app.networks.dossier import Dossier
from app.rows.listing import Column, Listing
from app.wording.wording import Wording
from graph.model import Mention


def mention_listing(dossier: Dossier, wording: Wording) -> Listing[Mention]:
    """Every report of it: the file, where in it, and what it says."""
    _ = wording.text
    files = {source.id: source.name for source in dossier.sources.values()}
    return Listing(
        title=_("Sources"),
        items=dossier.mentions,
        columns=(
            Column(_("file"), lambda mention: files.get(mention.ref.source_id, "")),
            Column(_("sheet"), lambda mention: mention.ref.sheet),
            Column(_("row"), lambda mention: mention.ref.row),
            Column(_("as written"), lambda mention: mention.name),
            Column(_("role"), lambda mention: wording.role(mention.role)),
        ),
    )
