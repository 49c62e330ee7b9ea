"""Information gaps: what is not known, in short: the tasks of `simpul gaps`, without where
to ask.
"""

from app.networks.material import NetworkMaterial
from app.networks.profile import gaps_of
from app.plain_text import plain
from app.rows.gaps import gap_rows
from app.wording.wording import Wording
from graph.analysis.findings.gaps import Gap, GapKind
from graph.analysis.networks.party_graph import party_graph

SHOWN = 12
"""Tasks that a briefing lists; those that would settle least are counted in one line."""


def information_gaps(material: NetworkMaterial, wording: Wording) -> tuple[str, ...]:
    """What is not known of a network, what would settle most first.

    The stages that nobody is named for stand in one sentence before the others.
    """
    evidence = material.evidence()
    found = gaps_of(evidence, party_graph(evidence), material.audience)
    others = [gap for gap in found if gap.kind is not GapKind.STAGE]
    rows = gap_rows(others, material.network, material.entities, material.cases, wording)
    told = [plain(f"{row['task']} ({row['why']})") for row in rows[:SHOWN]]
    more = len(rows) - SHOWN
    text = wording.plural("{n} more gap of less weight.", "{n} more gaps of less weight.", more)
    return (*_stages(found, wording), *told, *([text.format(n=more)] if more > 0 else []))


def _stages(found: tuple[Gap, ...], wording: Wording) -> tuple[str, ...]:
    missing = [wording.stage(gap.stage) for gap in found if gap.kind is GapKind.STAGE]
    text = wording.plural(
        "{n} stage without a named party: {stages}.",
        "{n} stages without a named party: {stages}.",
        len(missing),
    )
    if missing:
        return (text.format(n=len(missing), stages=", ".join(missing)),)
    return ()
