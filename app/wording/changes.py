"""What changed, and what is watched, as sentences."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice

from app.monitoring.changes import ChangeReport
from app.monitoring.watchlist import NETWORK, WatchLine
from app.wording.labels import CHANGES
from app.wording.profile import UNNAMED, network_word
from app.wording.review.pairs import decision_word
from app.wording.wording import Wording
from graph.analysis.findings.changes import ChangeKind, HistoryStep, NetworkChange
from graph.model import Entity, Id

NAMED = 3
"""So many names or numbers stand in one sentence; the rest is counted."""


class ChangeWords:
    """Puts changes into words, given what their parties, cases and networks are called."""

    def __init__(
        self,
        wording: Wording,
        entities: Mapping[Id, Entity],
        numbers: Mapping[Id, str],
        networks: Mapping[Id, str] = UNNAMED,
    ) -> None:
        self._wording = wording
        self._entities = entities
        self._numbers = numbers
        self._networks = networks
        self._namesakes = Counter(entity.name for entity in entities.values())

    def sentence(self, change: NetworkChange) -> str:
        """One change in words; its network is named beside it."""
        return self._sentences[change.kind](change)

    def step(self, step: HistoryStep) -> str:
        """What a step of a network's history was, each kind of change by its first ones."""
        if not step.changes:
            return self._wording.text("first found")
        kinds: dict[ChangeKind, list[NetworkChange]] = {}
        for change in step.changes:
            kinds.setdefault(change.kind, []).append(change)
        told = (self._first_of(found) for found in kinds.values())
        return "; ".join(told)

    def names(self, parties: Collection[Id]) -> str:
        """What some parties are called, the first of them by name.

        Namesakes are told apart by their ids.
        """
        return self._listed(
            [self._name(self._entities[party]) for party in parties if party in self._entities]
        )

    def cases(self, cases: Collection[Id]) -> str:
        """The numbers of some cases, the first of them."""
        return self._listed([self._numbers[case] for case in cases if case in self._numbers])

    def _name(self, entity: Entity) -> str:
        if self._namesakes[entity.name] == 1:
            return entity.name
        return f"{entity.name} ({entity.id})"

    def _ids(self, networks: Sequence[Id]) -> str:
        return ", ".join(network_word(network, self._networks) for network in networks)

    def _first_of(self, found: Sequence[NetworkChange]) -> str:
        told = [self.sentence(change) for change in islice(found, NAMED)]
        return ", ".join([*told, *self._more(len(found) - len(told))])

    def _listed(self, words: Sequence[str]) -> str:
        return ", ".join([*words[:NAMED], *self._more(len(words) - NAMED)])

    def _more(self, count: int) -> list[str]:
        text = self._wording.text("and {n} more")
        if count > 0:
            return [text.format(n=self._wording.number(count))]
        return []

    @property
    def _sentences(self) -> Mapping[ChangeKind, Callable[[NetworkChange], str]]:
        """How each kind of change is told; the networks, parties and cases in it by name."""
        _ = self._wording.text
        return {
            ChangeKind.MERGED: (
                lambda change: _("networks {networks} became one").format(
                    networks=self._ids(change.networks)
                )
            ),
            ChangeKind.SPLIT: (
                lambda change: _("it fell into {networks}").format(
                    networks=self._ids(change.networks)
                )
            ),
            ChangeKind.NEW_NETWORK: lambda change: self._whole(
                change, _("new network of {parties} ({cases})")
            ),
            ChangeKind.GONE_NETWORK: lambda change: self._whole(
                change, _("no longer a network: {parties} ({cases})")
            ),
            ChangeKind.ASSESSED: self._assessed,
            ChangeKind.NEW_PARTY: self._new_party,
            ChangeKind.GONE_PARTY: (
                lambda change: _("{who} is no longer in it").format(who=self.names(change.parties))
            ),
            ChangeKind.NEW_TIE: lambda change: self._tie(
                change, _("{one} and {other} are tied now ({after})")
            ),
            ChangeKind.GONE_TIE: lambda change: self._tie(
                change, _("{one} and {other} are tied no longer")
            ),
            ChangeKind.STRENGTH: lambda change: self._tie(
                change, _("the tie of {one} and {other} was {before} and is now {after}")
            ),
            ChangeKind.NEW_CASES: self._new_cases,
            ChangeKind.GONE_CASES: self._gone_cases,
            ChangeKind.MOVED: (
                lambda change: _("{who} moved from place {before} to {after}").format(
                    who=self.names(change.parties), before=change.before, after=change.after
                )
            ),
        }

    def _whole(self, change: NetworkChange, text: str) -> str:
        n = len(change.cases)
        told = self._wording.plural("{n} case", "{n} cases", n)
        cases = told.format(n=self._wording.number(n))
        return text.format(parties=self.names(change.parties), cases=cases)

    def _assessed(self, change: NetworkChange) -> str:
        before = self._wording.assessment(change.before)
        after = self._wording.assessment(change.after)
        text = self._wording.text("{who}: {before} before, {after} now")
        return text.format(who=self.names(change.parties), before=before, after=after)

    def _new_party(self, change: NetworkChange) -> str:
        who, *known = change.parties
        if not known:
            told = self._wording.text("{who} is new in it")
            return told.format(who=self.names([who]))
        text = self._wording.text("{who} is new in it, tied to {others}")
        return text.format(who=self.names([who]), others=self.names(known))

    def _tie(self, change: NetworkChange, text: str) -> str:
        one, other = (self.names([party]) for party in change.parties)
        before = self._wording.strength(change.before)
        after = self._wording.strength(change.after)
        return text.format(one=one, other=other, before=before, after=after)

    def _new_cases(self, change: NetworkChange) -> str:
        n = len(change.cases)
        text = self._wording.plural("{n} case more: {cases}", "{n} cases more: {cases}", n)
        return text.format(n=self._wording.number(n), cases=self.cases(change.cases))

    def _gone_cases(self, change: NetworkChange) -> str:
        n = len(change.cases)
        text = self._wording.plural("{n} case less: {cases}", "{n} cases less: {cases}", n)
        return text.format(n=self._wording.number(n), cases=self.cases(change.cases))


def heading(report: ChangeReport, wording: Wording) -> str:
    """Since when, and how much changed."""
    n = len(report.changes)
    text = wording.plural(
        "{n} change since {date}, {time} UTC (revision {revision})",
        "{n} changes since {date}, {time} UTC (revision {revision})",
        n,
    )
    at = report.since.at
    return text.format(
        n=wording.number(n),
        date=wording.date(at[:10]),
        time=at[11:16],
        revision=report.since.revision,
    )


def summary(report: ChangeReport, wording: Wording) -> str:
    """How many changes there are of each kind, gravest first."""
    counted = Counter(change.kind for change in report.changes)
    return "; ".join(
        f"{wording.text(CHANGES[kind])}: {wording.number(count)}" for kind, count in counted.items()
    )


def remarks(report: ChangeReport, wording: Wording) -> list[str]:
    """What else is not as it was: parties that are not named, corrected cases, judgements."""
    _ = wording.text
    words = ChangeWords(wording, report.entities, report.numbers)
    told = []
    if n := report.unknown:
        text = wording.plural("{n} party is no longer known", "{n} parties are no longer known", n)
        told.append(text.format(n=wording.number(n)))
    if n := len(report.corrected):
        text = wording.plural(
            "{n} case known before was changed: {cases}",
            "{n} cases known before were changed: {cases}",
            n,
        )
        told.append(text.format(n=wording.number(n), cases=words.cases(report.corrected)))
    for judgement in report.judgements:
        judged = judgement.judgement
        text = (
            _("judged {decision}: {left} and {right}")
            if judged.stands
            else _("judgement withdrawn: {left} and {right}")
        )
        said = text.format(
            decision=decision_word(judged.decision, wording),
            left=judgement.left_name,
            right=judgement.right_name,
        )
        why = judged.why if judged.stands else judged.withdrawn_why
        told.append(f"{said} ({why})" if why else said)
    return told


def watched_name(line: WatchLine, wording: Wording, networks: Mapping[Id, str] = UNNAMED) -> str:
    """What a watched thing is called."""
    _ = wording.text
    if line.kind == NETWORK:
        named = [network_word(key, networks) for key in line.networks or (line.watch.what,)]
        told = _("network {network}")
        return told.format(network=", ".join(named))
    return line.name or _("(no longer known)")


def standing(line: WatchLine, wording: Wording, networks: Mapping[Id, str] = UNNAMED) -> str:
    """Whether it is known, from how many cases, and in which network."""
    _ = wording.text
    n = line.cases
    if not line.known:
        if line.watch.identifier:
            return _("not known yet")
        return _("no longer known")
    told = wording.plural("in {n} case", "in {n} cases", n)
    cases = told.format(n=wording.number(n))
    if line.kind == NETWORK or not line.networks:
        return cases
    network = network_word(line.networks[0], networks)
    return f"{cases}, {_('network {network}').format(network=network)}"


def news(line: WatchLine, words: ChangeWords, wording: Wording) -> str:
    """What came of it since it is watched: cases, those not seen yet first, and what changed."""
    _ = wording.text
    told = []
    if n := len(line.unseen):
        text = wording.plural(
            "{n} case since you last looked: {cases}", "{n} cases since you last looked: {cases}", n
        )
        told.append(text.format(n=wording.number(n), cases=words.cases(line.unseen)))
    if n := len(line.new_cases) - len(line.unseen):
        text = wording.plural("{n} case seen before", "{n} cases seen before", n)
        told.append(text.format(n=wording.number(n)))
    told += [words.sentence(change) for change in line.changes[:NAMED]]
    if (more := len(line.changes) - NAMED) > 0:
        sentence = _("and {n} more")
        told.append(sentence.format(n=wording.number(more)))
    return "; ".join(told)
