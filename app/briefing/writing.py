"""A briefing of a network, written to a file."""

from pathlib import Path

from app.briefing.html import write_briefing as write_briefing_page
from app.exports.formats import default_path, today
from app.workspace import Workspace


def write_briefing(
    space: Workspace, network_id: str, output: Path | None, date: str | None
) -> tuple[Path, ...]:
    """Write a briefing on a network as one HTML page."""
    material = space.material.of(network_id)
    audience = material.audience
    path = output or default_path(material.network.id, audience, f"-{audience}.html")
    title = space.wording.text("Network {network}").format(network=material.network.id)
    return (write_briefing_page(material, space.wording, path, title=title, date=date or today()),)
