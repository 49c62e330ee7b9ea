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
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.access.masked_store import MaskedStore
from app.access.viewer import may_tell_codes
from app.clock import today
from app.networks.material import Materials
from app.networks.networks import Networks
from app.progress import Progress, silent
from graph.analysis.findings.indicators.findings import Findings, find_indicators
from graph.analysis.findings.indicators.indicator_input import IndicatorInput
from graph.analysis.findings.indicators.thresholds import (
    Thresholds,
    bundled_text,
    default_thresholds,
    read_thresholds,
)
from graph.analysis.networks.networks import Network
from graph.errors import SettingsError
from graph.messages import message
from graph.model import Id, Mention, Value
from graph.schema import RoleGroup


def copy_thresholds(path: Path) -> Path:
    """The path of a copy of the bundled thresholds.

    Raises SettingsError rather than write over a file.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(bundled_text())
    except FileExistsError as error:
        raise SettingsError(
            message("{path} is there already: give another name, or move it away", path=path)
        ) from error
    except OSError as error:
        raise SettingsError(
            message("{path} cannot be written ({error}): check the folder", path=path, error=error)
        ) from error

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
        self, store: MaskedStore, networks: Networks, material: Materials, thresholds: str = ""
    ) -> None:
        self._store = store
        self._networks = networks
        self._material = material
        self._thresholds = thresholds

    def thresholds(self) -> Thresholds:
        """Those of the settings, else the bundled ones; raises ThresholdsError."""
        if not self._thresholds:
            return default_thresholds()
        return read_thresholds(Path(self._thresholds))

    def of(self, network_id: str) -> IndicatorReport:
        """What the indicators find in a network, worked out once for each revision.

        Raises NetworkNotFound.
        """
        network = self._networks.get(network_id)
        return self._store.cache.get(("indicators", network.id), lambda: self._report(network))

    def all(self, *, progress: Progress | None = None) -> tuple[IndicatorReport, ...]:
        """The same for every network, by priority, then id."""
        networks = self._networks.all()
        step = progress or silent
        reports = []
        for network in networks:
            reports.append(self.of(network.id))
            step("indicators", 1, len(networks))

        return tuple(
            sorted(reports, key=lambda report: (-report.findings.priority.total, report.network.id))
        )

    def _report(self, network: Network) -> IndicatorReport:
        inquiry = self._inquiry(network)
        of_victims = self._store.viewer.may_single_out_victims
        findings = find_indicators(inquiry, of_victims=of_victims)
        names = {key: entity.name for key, entity in inquiry.evidence.entities.items()}
        names |= {key: case.number for key, case in inquiry.evidence.cases.items()}
        told = set(inquiry.cases)
        for firing in findings.fired:
            told.update((firing.subject, *firing.names.values(), *firing.entities, *firing.cases))

        named = {key: names[key] for key in sorted(told & names.keys())}
        return IndicatorReport(network=network, findings=findings, names=named)

    def _inquiry(self, network: Network) -> IndicatorInput:
        evidence = self._material.read_evidence(network.id)
        if self._store.viewer.may_read_narratives:
            return IndicatorInput(
                evidence, self.thresholds(), told_of=self._told_of(network), today=today()
            )
        cases = self._store.cases(list(evidence.cases))
        return IndicatorInput(evidence.with_cases(cases), self.thresholds(), today=today())

    def _told_of(self, network: Network) -> Mapping[Id, Sequence[Mention]]:
        """By case, mentions of victims who are nothing but that."""
        victims = [
            mention
            for mention in self._store.unmasked.mentions(case_ids=network.cases)
            if mention.reported_role.group is RoleGroup.VICTIM
        ]
        people = self._store.unmasked_entities_of([victim.id for victim in victims])
        found: defaultdict[Id, list[Mention]] = defaultdict(list)
        for victim in victims:
            if may_tell_codes(self._store.viewer, people.get(victim.id)):
                found[victim.case_id].append(victim)

        return found
