"""A briefing of a network, written to a file."""

from pathlib import Path

from app.access.rights import Right
from app.briefing.html import write_briefing as write_briefing_page
from app.briefing.questions import questions_of
from app.exports.formats import default_path, today
from app.workspace import Workspace


def write_briefing(
    space: Workspace, network_id: str, output: Path | None, date: str | None
) -> tuple[Path, ...]:
    """Write a briefing on a network as one HTML page; it is logged, and says where."""
    space.viewer.check(Right.BRIEF)
    material = space.material.of(network_id)
    audience = material.audience
    path = output or default_path(material.network.id, audience, f"-{audience}.html")
    title = space.wording.text("Network {network}").format(network=material.network.id)
    log = logged_briefing(space, material.network.id, path.name, len(material.cases))
    day = date or today()
    asked = questions_of(space, material.network)
    written = write_briefing_page(
        material, space.wording, path, title=title, date=day, log=log, questions=asked
    )
    return (written,)


def logged_briefing(space: Workspace, of: str, name: str, cases: int) -> str:
    """Log a briefing before it is made; the head of the log for it. Raises AccessDenied."""
    return space.store.hand_out(Right.BRIEF, "html", of, name=name, cases=cases)
