"""Leads: likely links, scripts and motifs of networks, as the viewer may know them; questions to
check, never stored.

Decisions.
Likely links and scripts are guesses, which the public is not told at all; nor who is whose kin.
Which cases tell the same script is concluded from their whole texts inside. What those texts have
in common is shown inside the house only, and of it only words that can name nobody
(graph/analysis/texts/passages.py).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from app.access.mask import Mask
from app.networks.cache import Kept
from app.progress import Progress, silent
from graph.analysis.findings.link_prediction import PredictedLink, predict_links
from graph.analysis.findings.motifs import Motif, find_motifs
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.networks import Network
from graph.analysis.texts.near_duplicates import Script, find_scripts
from graph.analysis.texts.passages import common_passage, usual_words
from graph.errors import AccessDenied
from graph.model import Case, Entity, Id, Mention, Value
from graph.names import fold_words
from graph.schema import ROLES, Audience, EntityKind, RelationshipKind, RoleGroup
from graph.stores import Store

COMPARED = 12
"""Other networks that one is compared with for likely links."""
WITHIN_DAYS = 180
"""Days between two networks' cases beyond which they are not compared."""


class LikelyView(Value, frozen=True, omit_defaults=True):
    """The likely links of one network with what they speak of."""

    network: Network
    links: tuple[PredictedLink, ...]
    entities: Mapping[Id, Entity]
    numbers: Mapping[Id, str]
    """Numbers of cases."""
    networks: Mapping[Id, Id]
    """The network of each party."""
    compared: int = 0
    """How many other networks were looked at too."""


class MotifView(Value, frozen=True, omit_defaults=True):
    """The motifs of one network with what they speak of."""

    network: Network
    motifs: tuple[Motif, ...]
    entities: Mapping[Id, Entity]
    numbers: Mapping[Id, str]


class ScriptView(Value, frozen=True, omit_defaults=True):
    """A script with its cases, masked, and the networks that they belong to."""

    script: Script
    cases: tuple[Case, ...]
    networks: tuple[Id, ...] = ()
    unlinked: int = 0
    """Cases that belong to no network."""
    passage: str = ""
    """Words that all have and that can name nobody; empty outside the house."""


class Leads:
    """What may be behind the networks of one store, for one viewer."""

    def __init__(
        self,
        store: Store,
        mask: Callable[[], Mask],
        networks: Callable[[], Sequence[Network]],
        network: Callable[[str], Network],
        evidence: Callable[[str], NetworkEvidence],
        network_of: Callable[[Id], Id | None],
        kept: Kept,
    ) -> None:
        self._store, self._mask = store, mask
        self._networks, self._network, self._evidence, self._network_of = (
            networks,
            network,
            evidence,
            network_of,
        )
        self._kept = kept

    def links(
        self, network_id: str, *, limit: int = 20, progress: Progress | None = None
    ) -> LikelyView:
        """Likely links among the parties of a network, and to those of networks of its places and
        time.
        """
        self._check_not_public()
        network, step = self._network(network_id), progress or silent
        near = _near(network, self._networks())
        read = []
        for each in (network, *near):
            read.append(self._evidence(each.id))
            step("compare", 1, len(near) + 1)
        scripts = {case: script.id for script in self._scripts() for case in script.cases}
        links = predict_links(read, scripts=scripts, limit=limit)
        entities = {key: entity for evidence in read for key, entity in evidence.entities.items()}
        spoken = {end for link in links for end in (link.left, link.right)}
        spoken |= {each for link in links for reason in link.reasons for each in reason.via}
        told = {case for link in links for reason in link.reasons for case in reason.cases}
        cases = {key: case for evidence in read for key, case in evidence.cases.items()}
        return LikelyView(
            network=network,
            links=links,
            entities={each: entities[each] for each in sorted(spoken & entities.keys())},
            numbers={each: cases[each].number for each in sorted(told)},
            networks={
                party: evidence.network.id
                for evidence in read
                for party in sorted(spoken & evidence.parties)
            },
            compared=len(near),
        )

    def motifs(self, network_id: str) -> MotifView:
        """The motifs of a network."""
        evidence = self._evidence(network_id)
        public = self._mask().viewer.audience is Audience.PUBLIC
        found = tuple(
            motif
            for motif in find_motifs(evidence)
            if not (public and motif.code == "kin_recruiter")
        )
        spoken = {each for motif in found for ids in motif.members.values() for each in ids}
        return MotifView(
            network=evidence.network,
            motifs=found,
            entities={each: evidence.entities[each] for each in sorted(spoken)},
            numbers={case: evidence.cases[case].number for motif in found for case in motif.cases},
        )

    def scripts(self) -> tuple[ScriptView, ...]:
        """Every script that several cases tell."""
        self._check_not_public()
        mask, found = self._mask(), self._scripts()
        cases = {
            each.id: each
            for each in self._store.cases(ids={case for script in found for case in script.cases})
        }
        inside = mask.viewer.audience is Audience.INTERNAL and bool(found)
        names = _words_of_names(self._store.mentions()) if inside else {}
        everybody = frozenset(word for words in names.values() for word in words)
        usual = (
            usual_words(case.narrative for case in self._store.cases()) if inside else frozenset()
        )

        def view(script: Script) -> ScriptView:
            told = [cases[case] for case in script.cases]
            networks = [self._network_of(case.id) for case in told]
            passage = (
                common_passage([case.narrative for case in told], everybody, usual)
                if inside
                else ""
            )
            return ScriptView(
                script=script,
                cases=tuple(mask.case(case) for case in told),
                networks=tuple(sorted({network for network in networks if network})),
                unlinked=networks.count(None),
                passage=passage,
            )

        return tuple(view(script) for script in found)

    def _scripts(self) -> tuple[Script, ...]:
        """All scripts, found once for each revision."""

        def find() -> tuple[Script, ...]:
            names = _words_of_names(self._store.mentions())
            return find_scripts(self._store.cases(), names, victims=_victims(self._store))

        return self._kept("scripts", find)

    def _check_not_public(self) -> None:
        if self._mask().viewer.audience is Audience.PUBLIC:
            raise AccessDenied(
                "likely links and scripts are guesses, which the public is not told: use internal"
            )


def _near(network: Network, networks: Iterable[Network]) -> list[Network]:
    """Networks with a regency and a destination in common and cases at about the same time, nearest
    first.
    """

    def shared(other: Network) -> int:
        return len(set(network.regencies) & set(other.regencies))

    found = [
        other
        for other in networks
        if other.id != network.id
        and shared(other)
        and (set(network.destinations) & set(other.destinations))
        and _days_between(network, other) <= WITHIN_DAYS
    ]
    return sorted(
        found, key=lambda other: (-shared(other), _days_between(network, other), other.id)
    )[:COMPARED]


def _days_between(one: Network, other: Network) -> int:
    """Days between the end of the earlier and the beginning of the later; 0 when they overlap or
    are undated.
    """
    if not (one.first_date and one.last_date and other.first_date and other.last_date):
        return 0
    begins, ends = max(one.first_date, other.first_date), min(one.last_date, other.last_date)
    return max(0, (_day(begins) - _day(ends)).days)


def _day(iso: str) -> date:
    return date.fromisoformat((iso + "-01-01")[:10] if len(iso) < 10 else iso)


def _words_of_names(mentions: Iterable[Mention]) -> dict[Id, set[str]]:
    """The folded words of the names of each case's people, and of companies' people and fathers."""
    found: defaultdict[Id, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind is EntityKind.PERSON:
            for name in (*mention.names, *mention.aliases, mention.father):
                found[mention.case_id].update(fold_words(name))
    return dict(found)


def _victims(store: Store) -> dict[Id, set[Id]]:
    """Who suffered in each case: for use inside, so that one complaint told twice is no script."""
    roles = [code for code, role in ROLES.items() if role.group is RoleGroup.VICTIM]
    links = store.graph().relationships
    party_to = links.filter(
        (links["kind"] == RelationshipKind.PARTY_TO.value) & links["role"].is_in(roles)
    )
    found: defaultdict[Id, set[Id]] = defaultdict(set)
    for person, case in party_to.select("start", "end").iter_rows():
        found[case].add(person)
    return dict(found)
