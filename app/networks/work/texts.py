"""Texts that people write for the briefings on a network, under the headings of its forms."""

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.work.kept_work import KeptWork, ids_of
from app.access.work.readers import HOUSE, checked_readers
from app.networks.networks import Networks
from app.networks.work.kept import Kept, needed
from app.networks.work.marks import Marks
from app.settings import Settings
from graph.analysis.networks.networks import Network
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id
from graph.work.briefings import BriefingText, TextPart
from graph.work.questions import Confidence, Likelihood

PREFIX = "bt"
_EMPTY = message("a text says something: write it")


class Texts(Marks[BriefingText]):
    """The texts for briefings of one store, for one viewer."""

    _kind = BriefingText
    _prefix = PREFIX

    def add(
        self,
        network: Network,
        part: TextPart,
        text: str,
        *,
        likelihood: Likelihood | None = None,
        confidence: Confidence | None = None,
        party: Id = "",
        audience: str = HOUSE,
        case: Id = "",
    ) -> BriefingText:
        """Write a text under a heading, on the network or on one case of it.

        Raises InvalidValue for an empty one, for one to the public, for an assessment of nobody,
        and for a case that is not in the network.
        """
        readers = checked_readers(audience)
        _check_party(network, part, party)
        told = self.everybodys(network)
        if case and case not in told.cases:
            raise InvalidValue("this case is not in the network: name one that is")
        return self.write(
            about=(told.id,),
            parties=told.parties,
            part=part,
            text=needed(text, _EMPTY),
            likelihood=likelihood,
            confidence=confidence,
            party=party,
            audience=readers,
            case=case,
        )

    def change(
        self,
        version: BriefingText,
        *,
        text: str | None = None,
        likelihood: Likelihood | None = None,
        confidence: Confidence | None = None,
        audience: str | None = None,
    ) -> Kept[BriefingText]:
        """Write it otherwise, in the place of this version; what is None stays."""
        return self.edit(
            version,
            text=version.text if text is None else needed(text, _EMPTY),
            likelihood=likelihood or version.likelihood,
            confidence=confidence or version.confidence,
            audience=checked_readers(audience or version.audience),
        )

    def of_network(self, network: Network) -> tuple[Kept[BriefingText], ...]:
        """The texts on a network by part, then oldest first."""
        order = list(TextPart)
        found = self.about(network.id)

        def place(kept: Kept[BriefingText]) -> tuple[int, str, Id]:
            return order.index(kept.latest.part), kept.versions[0].on, kept.id

        return tuple(sorted(found, key=place))


def texts_that_leave(
    store: MaskedStore, settings: Settings, network: Network
) -> tuple[BriefingText, ...]:
    """The texts that a briefing on a network may tell its audience, oldest first.

    They go on paper: whoever makes the briefing, they are told as to somebody who reveals nobody
    and wrote none of them.
    """
    unrevealed = store.without_revealing()
    work = KeptWork(unrevealed, Networks(unrevealed, settings).all)
    written = work.texts_that_leave()
    ids = {network.id, *network.parties}.union(*map(ids_of, written))
    now = work.knowable(ids)
    parties = {now.get(party, party) for party in network.parties}
    found = []
    for text in written:
        living = {now.get(party, party) for party in text.parties}
        if parties & living:
            found.append(replace(text, party=now.get(text.party, text.party)))
    return tuple(found)


def _check_party(network: Network, part: TextPart, party: Id) -> None:
    of_party = part is TextPart.REPORTER_ASSESSMENT
    if of_party and party not in network.parties:
        raise InvalidValue("an assessment is of one party of the network: say of whom")
    if party and not of_party:
        raise InvalidValue("only an assessment is of one party: leave the party out")
