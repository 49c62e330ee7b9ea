"""What every file says of itself: what it shows, of which day, for whom, and how to handle it."""

from app.networks.material import NetworkMaterial
from app.wording.wording import Wording
from graph.model import Value

SOFTWARE = "Simpul"


class Heading(Value, frozen=True):
    """The head of a file; all of it may be printed."""

    title: str
    date: str
    """ISO; empty where a file is to be the same whenever it is made."""
    language: str
    audience: str
    for_whom: str
    """The audience in words."""
    handling: str
    """Whether protected people are named, and what was withheld."""
    notice: str
    """That it is no evidence, and that everybody is presumed innocent."""
    network: str = ""
    """The id of the network; empty for a selection."""
    log: str = ""
    """The head of the log."""


def heading_of(
    material: NetworkMaterial, wording: Wording, *, date: str = "", log: str = "", title: str = ""
) -> Heading:
    """The head of a file of this material; without a title it is called after its network."""
    network = material.network.id
    _ = wording.text
    named = _("Network {network}").format(network=network) if network else _("Selection")
    return Heading(
        title=title or named,
        date=date,
        language=wording.language,
        audience=material.audience,
        for_whom=_("Audience: {audience}").format(audience=wording.audience(material.audience)),
        handling=handling_text(material, wording),
        notice=_(
            "Not evidence: this is an analysis of reports that may be wrong or incomplete. Check"
            " the source rows before acting. Everybody named is a reported party only and presumed"
            " innocent until a court decides."
        ),
        network=network,
        log=log,
    )


def handling_text(material: NetworkMaterial, wording: Wording) -> str:
    """Whether protected people are named, and of how many texts a part was withheld."""
    _ = wording.text
    told = (
        _("Names of protected people are shown: do not pass on")
        if material.revealed
        else _("Victims, witnesses and reporters under pseudonyms")
    )
    if not material.withheld:
        return told
    withheld = wording.plural(
        "{count} text names a protected person and is told without the name",
        "{count} texts name protected people and are told without the names",
        material.withheld,
    )
    return f"{told} · {withheld.format(count=wording.number(material.withheld))}"
