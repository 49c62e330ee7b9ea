"""Leads: likely links, scripts and motifs of networks, as the viewer may know them; questions to
check, never stored.

Decisions.
Likely links and scripts are guesses, which the public is not told at all; nor who is whose kin.
Which cases tell the same script is concluded from their whole texts inside. What those texts have
in common is shown inside the house only, and of it only words that can name nobody
(graph/analysis/texts/passages.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.access.masked_store import MaskedStore
from app.access.viewer import check_guesses
from app.networks.material import Materials
from app.networks.networks import Networks
from app.progress import Progress, silent
from graph.analysis.findings.link_prediction import PredictedLink, predict_links
from graph.analysis.findings.motifs import Motif, find_motifs
from graph.analysis.networks.networks import Network
from graph.analysis.texts.near_duplicates import Script, find_scripts
from graph.analysis.texts.passages import common_passage, usual_words
from graph.model import Case, Entity, Id, Mention, Value
from graph.names import fold_words
from graph.schema import ROLES, EntityKind, RelationshipKind, RoleGroup

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

    def __init__(self, store: MaskedStore, networks: Networks, material: Materials) -> None:
        self._store = store
        self._networks = networks
        self._material = material

    def links(
        self, network_id: str, *, limit: int = 20, progress: Progress | None = None
    ) -> LikelyView:
        """Likely links of the parties of a network.

        They are looked for among them, and to those of networks of its places and time.
        """
        check_guesses(self._store.viewer)
        network = self._networks.get(network_id)
        step = progress or silent
        near = _near(network, self._networks.all())
        read = []
        for compared in (network, *near):
            read.append(self._material.read_evidence(compared.id))
            step("compare", 1, len(near) + 1)

        links = predict_links(read, scripts=self._script_of_case(), limit=limit)
        entities: dict[Id, Entity] = {}
        cases: dict[Id, Case] = {}
        for evidence in read:
            entities |= evidence.entities
            cases |= evidence.cases

        spoken, told = _spoken_of(links)
        networks: dict[Id, Id] = {}
        for evidence in read:
            networks |= dict.fromkeys(sorted(spoken & evidence.parties), evidence.network.id)

        named = {key: entities[key] for key in sorted(spoken & entities.keys())}
        self._store.consultations.viewed(named.values(), also=sorted(told))
        return LikelyView(
            network=network,
            links=links,
            entities=named,
            numbers={case_id: cases[case_id].number for case_id in sorted(told)},
            networks=networks,
            compared=len(near),
        )

    def motifs(self, network_id: str) -> MotifView:
        """The motifs of a network."""
        evidence = self._material.read_evidence(network_id)
        kinship = self._store.viewer.may_see_kinship
        found = tuple(
            motif for motif in find_motifs(evidence) if kinship or motif.code != "kin_recruiter"
        )
        spoken = set[Id]()
        numbers: dict[Id, str] = {}
        for motif in found:
            spoken.update(*motif.members.values())
            numbers |= {case: evidence.cases[case].number for case in motif.cases}

        entities = {key: evidence.entities[key] for key in sorted(spoken)}
        self._store.consultations.viewed(entities.values(), also=numbers)
        return MotifView(
            network=evidence.network,
            motifs=found,
            entities=entities,
            numbers=numbers,
        )

    def scripts(self) -> tuple[ScriptView, ...]:
        """Every script that several cases tell."""
        check_guesses(self._store.viewer)
        found = self._scripts()
        told = set[Id]()
        told.update(*(script.cases for script in found))
        cases = {case.id: case for case in self._store.unmasked.cases(ids=told)}
        passages = self._passages(found, cases)
        return tuple(self._script_view(script, cases, passages) for script in found)

    def _script_view(
        self, script: Script, cases: Mapping[Id, Case], passages: Mapping[Id, str]
    ) -> ScriptView:
        mask = self._store.mask()
        told = [cases[case_id] for case_id in script.cases]
        networks = [self._networks.id_of(case.id) for case in told]
        masked = tuple(mask.case(case) for case in told)
        self._store.consultations.viewed(masked)

        return ScriptView(
            script=script,
            cases=masked,
            networks=tuple(sorted({network for network in networks if network})),
            unlinked=networks.count(None),
            passage=passages.get(script.id, ""),
        )

    def _passages(self, scripts: Sequence[Script], cases: Mapping[Id, Case]) -> dict[Id, str]:
        """The words that all cases of a script have, by script; none for who may not read them."""
        if not (scripts and self._store.viewer.may_read_passages):
            return {}

        store = self._store.unmasked
        everybody = frozenset[str]().union(*_words_of_names(store.mentions()).values())
        usual = usual_words(case.narrative for case in store.cases())

        return {
            script.id: common_passage(_narratives(script, cases), everybody, usual)
            for script in scripts
        }

    def _script_of_case(self) -> dict[Id, Id]:
        """By case, the script that it tells."""
        found: dict[Id, Id] = {}
        for script in self._scripts():
            found |= dict.fromkeys(script.cases, script.id)

        return found

    def _scripts(self) -> tuple[Script, ...]:
        """All scripts, found once for each revision."""

        def find() -> tuple[Script, ...]:
            names = _words_of_names(self._store.unmasked.mentions())
            return find_scripts(self._store.unmasked.cases(), names, victims=_victims(self._store))

        return self._store.cache.get("scripts", find)


def _spoken_of(links: Iterable[PredictedLink]) -> tuple[set[Id], set[Id]]:
    """The entities and the cases that likely links name."""
    entities = set[Id]()
    cases = set[Id]()
    for link in links:
        entities |= {link.left, link.right}
        for reason in link.reasons:
            entities.update(reason.via)
            cases.update(reason.cases)

    return entities, cases


def _narratives(script: Script, cases: Mapping[Id, Case]) -> list[str]:
    return [cases[case_id].narrative for case_id in script.cases]


def _near(network: Network, networks: Iterable[Network]) -> list[Network]:
    """Networks of the same places and about the same time, nearest first.

    They have a regency and a destination in common with this one.
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
    """Days between the end of the earlier and the beginning of the later.

    0 when they overlap or are undated.
    """
    if not (one.first_date and one.last_date and other.first_date and other.last_date):
        return 0
    begins = max(one.first_date, other.first_date)
    ends = min(one.last_date, other.last_date)
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


def _victims(store: MaskedStore) -> dict[Id, set[Id]]:
    """Who suffered in each case: for use inside, so that one complaint told twice is no script."""
    roles = [code for code, role in ROLES.items() if role.group is RoleGroup.VICTIM]
    links = store.unmasked.graph().relationships
    party_to = links.filter(
        (links["kind"] == RelationshipKind.PARTY_TO.value) & links["role"].is_in(roles)
    )
    found: defaultdict[Id, set[Id]] = defaultdict(set)
    for person, case in party_to.select("start", "end").iter_rows():
        found[case].add(person)

    return dict(found)
