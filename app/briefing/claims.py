"""What is said of a party, in the words that its assessment allows.

Decisions.
Until a charge everybody is alleged or indicated; then charged, then convicted; nobody is called a
perpetrator. Who was cleared is named as cleared or not at all. Where claims differ from case to
case, each sentence goes by the claim of its own case.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.networks.material import NetworkMaterial, is_part
from app.wording.labels import N_
from app.wording.wording import Wording
from graph.model import Relationship
from graph.schema import AssessmentStatus

CLAIMS: Mapping[AssessmentStatus, str] = {
    AssessmentStatus.ALLEGED: N_("In case {case} {name} is alleged to have been: {role}."),
    AssessmentStatus.INDICATED: N_(
        "In case {case} the assessor found indications that {name} was: {role}."
    ),
    AssessmentStatus.CHARGED: N_(
        "In case {case} {name} is charged and innocent until a court decides; reported as: {role}."
    ),
    AssessmentStatus.CONVICTED: N_(
        "In case {case} {name} was convicted by a court; reported as: {role}."
    ),
    AssessmentStatus.CLEARED: N_("In case {case} {name} was cleared."),
}
_ORDER = tuple(AssessmentStatus)
_CLEARED = AssessmentStatus.CLEARED


def status_of(part: Relationship) -> AssessmentStatus:
    """Where the claim of one part in a case stands; alleged where nothing is said."""
    said = str(part.properties.get("assessment") or AssessmentStatus.ALLEGED)
    return AssessmentStatus(said) if said in _ORDER else AssessmentStatus.ALLEGED


def standing_status(parts: Sequence[Relationship]) -> AssessmentStatus:
    """Where the strongest claim of some parts stands; cleared only where all of them are."""
    found = {status_of(part) for part in parts}
    standing = found - {_CLEARED}
    if not standing:
        return _CLEARED if found else AssessmentStatus.ALLEGED
    return max(standing, key=_ORDER.index)


def standing_by_name(material: NetworkMaterial) -> dict[str, AssessmentStatus]:
    """Where the claims against each party stand, by every name of it that is told."""
    parts = defaultdict(list)
    for link in material.relationships:
        if is_part(link):
            parts[link.start].append(link)
    found = {}
    for party in material.parties():
        status = standing_status(parts[party.id])
        found.update(dict.fromkeys((party.name, *party.names), status))
    return found


def claim_sentence(
    status: AssessmentStatus, *, name: str, role: str, case: str, wording: Wording
) -> str:
    """One claim as a sentence."""
    return wording.text(CLAIMS[status]).format(name=name, role=role, case=case)
