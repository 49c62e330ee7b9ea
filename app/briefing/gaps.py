"""Information gaps: what is not known, as plain counts that anybody can check."""

from app.exports.material import NetworkMaterial, is_part
from app.wording import Wording
from graph.schema import ROLES, AssessmentStatus, Stage


def information_gaps(material: NetworkMaterial, wording: Wording) -> tuple[str, ...]:
    """One sentence for each kind of gap that the network has."""
    found = (_stages(material, wording), _identifiers(material, wording), _assessments(material, wording))
    return tuple(sentence for sentence in found if sentence)


def _stages(material: NetworkMaterial, wording: Wording) -> str:
    parties = set(material.network.parties)
    named = {ROLES[each.role].stage for each in material.relationships if is_part(each) and each.start in parties}
    missing = [wording.stage(stage) for stage in Stage if stage not in named]
    if not missing:
        return ""
    text = wording.plural(
        "{n} stage without a named party: {stages}.", "{n} stages without a named party: {stages}.", len(missing)
    )
    return text.format(n=len(missing), stages=", ".join(missing))


def _identifiers(material: NetworkMaterial, wording: Wording) -> str:
    n = sum(not material.identifiers(each.id) for each in material.parties())
    text = wording.plural("{n} party without any shown identifier.", "{n} parties without any shown identifier.", n)
    return text.format(n=n) if n else ""


def _assessments(material: NetworkMaterial, wording: Wording) -> str:
    assessed = {
        each.end
        for each in material.relationships
        if is_part(each) and each.properties.get("assessment", AssessmentStatus.ALLEGED) != AssessmentStatus.ALLEGED
    }
    n = sum(each not in assessed for each in material.network.cases)
    text = wording.plural("{n} case without an assessment.", "{n} cases without an assessment.", n)
    return text.format(n=n) if n else ""
