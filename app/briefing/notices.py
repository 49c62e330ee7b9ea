"""What stands on every page that leaves: that it is no evidence, and who may have it."""

from app.networks.material import NetworkMaterial
from app.wording.wording import Wording


def not_evidence(wording: Wording) -> str:
    """That it is an analysis, and that everybody named is presumed innocent."""
    return wording.text(
        "Not evidence: this is an analysis of reports that may be wrong or incomplete. Check the"
        " source rows before acting. Everybody named is a reported party only and presumed innocent"
        " until a court decides."
    )


def handling_line(material: NetworkMaterial, wording: Wording) -> str:
    """For whom it is, how people are named, and how many texts lost a part."""
    _ = wording.text
    parts = [_("Audience: {audience}").format(audience=wording.audience(material.audience))]
    if material.revealed:
        parts.append(_("Names of protected people are shown: do not pass on"))
    else:
        parts.append(_("Victims, witnesses and reporters under pseudonyms"))
    if material.withheld:
        text = wording.plural(
            "{count} text names a protected person and is told without the name",
            "{count} texts name protected people and are told without the names",
            material.withheld,
        )
        parts.append(text.format(count=wording.number(material.withheld)))
    return " · ".join(parts)
