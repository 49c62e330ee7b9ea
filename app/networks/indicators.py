"""What the indicators find in networks, as the viewer may know it.

Decisions.
Indicators are computed from what the viewer may know, so nothing can be read back from a firing, a
number or a sentence. Two things are told of protected people all the same, without a name: the
codes that an office chose for what was done to a victim (HTCDS), and whether a victim was under
age. Of somebody who is named as a party too, not even those, since they would tell that this party
is a victim elsewhere.
What singles out one victim is told inside the house only; to the public, nothing of what narratives
say.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.access.mask import Mask
from app.networks.cache import Kept
from app.progress import Progress, silent
from app.settings import Settings
from graph.analysis.findings.indicators.findings import Findings, find_indicators
from graph.analysis.findings.indicators.indicator_input import IndicatorInput
from graph.analysis.findings.indicators.thresholds import (
    Thresholds,
    bundled_text,
    default_thresholds,
    read_thresholds,
)
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.networks import Network
from graph.errors import SettingsError
from graph.model import Id, Mention, Value
from graph.schema import Audience, RoleGroup
from graph.stores import Store


def copy_thresholds(path: Path) -> Path:
    """The path of a copy of the bundled thresholds; raises SettingsError rather than write over a
    file.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(bundled_text())
    except FileExistsError as error:
        raise SettingsError(
            f"{path} is there already: give another name, or move it away"
        ) from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error}): check the folder") from error
    return path


class IndicatorReport(Value, frozen=True, omit_defaults=True):
    """What the indicators find in one network, with what everything named in it is called."""

    network: Network
    findings: Findings
    names: Mapping[Id, str] = {}
    """Of entities, and numbers of cases."""


class Indicators:
    """Part of a workspace: indicators of its networks."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        mask: Callable[[], Mask],
        networks: Callable[[], tuple[Network, ...]],
        network: Callable[[str], Network],
        evidence: Callable[[str], NetworkEvidence],
        kept: Kept,
    ) -> None:
        self._store, self._settings, self._mask = store, settings, mask
        self._networks, self._network, self._evidence = networks, network, evidence
        self._kept = kept

    def thresholds(self) -> Thresholds:
        """Those of the settings, else the bundled ones; raises ThresholdsError."""
        path = self._settings.thresholds
        return read_thresholds(Path(path)) if path else default_thresholds()

    def of(self, network_id: str) -> IndicatorReport:
        """What the indicators find in a network, worked out once for each revision; raises
        NetworkNotFound.
        """
        network = self._network(network_id)
        return self._kept(("indicators", network.id), lambda: self._report(network))

    def all(self, *, progress: Progress | None = None) -> tuple[IndicatorReport, ...]:
        """The same for every network, by priority, then id."""
        networks, step = self._networks(), progress or silent
        reports = []
        for network in networks:
            reports.append(self.of(network.id))
            step("indicators", 1, len(networks))
        return tuple(
            sorted(reports, key=lambda report: (-report.findings.priority.total, report.network.id))
        )

    def _report(self, network: Network) -> IndicatorReport:
        inquiry = self._inquiry(network)
        inside = self._mask().viewer.audience is Audience.INTERNAL
        findings = find_indicators(inquiry, of_victims=inside)
        names = {key: entity.name for key, entity in inquiry.evidence.entities.items()}
        names |= {key: case.number for key, case in inquiry.evidence.cases.items()}
        told = {
            who
            for firing in findings.fired
            for who in (firing.subject, *firing.names.values(), *firing.entities)
        }
        told |= {case for firing in findings.fired for case in firing.cases} | set(inquiry.cases)
        return IndicatorReport(
            network=network,
            findings=findings,
            names={key: names[key] for key in sorted(told & names.keys())},
        )

    def _inquiry(self, network: Network) -> IndicatorInput:
        evidence, mask, thresholds = self._evidence(network.id), self._mask(), self.thresholds()
        if mask.viewer.audience is not Audience.PUBLIC:
            return IndicatorInput(evidence, thresholds, told_of=self._told_of(network))
        cases = {key: mask.case(case) for key, case in evidence.cases.items()}
        return IndicatorInput(evidence.with_cases(cases), thresholds)

    def _told_of(self, network: Network) -> Mapping[Id, Sequence[Mention]]:
        """By case, mentions of victims who are nothing but that."""
        victims = [
            mention
            for mention in self._store.mentions(case_ids=network.cases)
            if mention.reported_role.group is RoleGroup.VICTIM
        ]
        told = self._store.assignments(mention_ids=[victim.id for victim in victims])
        assigned = {assignment.mention_id: assignment.entity_id for assignment in told}
        protected = {
            entity.id
            for entity in self._store.entities(sorted(set(assigned.values())))
            if entity.protected
        }
        found: defaultdict[Id, list[Mention]] = defaultdict(list)
        for victim in victims:
            if assigned.get(victim.id) in protected or self._mask().viewer.sees_protected:
                found[victim.case_id].append(victim)
        return found
