"""Questions: asked, worked on and answered, with what their answers rest on."""

from collections.abc import Collection, Iterable
from typing import Any

from app.networks.work.kept import Kept, KeptVersions, needed
from app.networks.work.tasks import with_done, with_task
from graph.analysis.findings.gaps import Gap
from graph.analysis.findings.link_prediction import PredictedLink
from graph.analysis.networks.networks import Network
from graph.messages import message
from graph.model import Id
from graph.work.questions import Confidence, Likelihood, Question, QuestionStatus

PREFIX = "qs"
GAP, LEAD = "gap", "lead"
"""What a question may be made of."""
_EMPTY = message("a question asks something: write it")


class Questions(KeptVersions[Question]):
    """The questions of one store, for one viewer."""

    _kind = Question
    _prefix = PREFIX

    def ask(self, text: str, linked: Iterable[Id] = (), **facts: Any) -> Question:
        """Keep a question; raises InvalidValue for an empty one."""
        return self.write(text=needed(text, _EMPTY), linked=tuple(dict.fromkeys(linked)), **facts)

    def from_gap(self, gap: Gap, text: str, *, folder: Id = "") -> Question:
        """Keep what is not known of a network as a question; `text` puts it in words."""
        return self.ask(text, (*gap.about, *gap.cases), origin=GAP, folder=folder)

    def from_lead(self, lead: PredictedLink, text: str, *, folder: Id = "") -> Question:
        """Keep a likely link as a question; `text` puts it in words."""
        return self.ask(text, (lead.left, lead.right), origin=LEAD, folder=folder)

    def change(self, version: Question, **changes: Any) -> Kept[Question]:
        """Write it otherwise, in the place of this version."""
        if "text" in changes:
            changes["text"] = needed(changes["text"], _EMPTY)
        return self.edit(version, **changes)

    def conclude(
        self,
        version: Question,
        conclusion: str,
        likelihood: Likelihood | None,
        confidence: Confidence | None,
    ) -> Kept[Question]:
        """Answer it; raises InvalidValue without a conclusion."""
        told = needed(conclusion, message("an answer says what is concluded: write it"))
        return self.edit(
            version,
            conclusion=told,
            likelihood=likelihood,
            confidence=confidence,
            status=QuestionStatus.ANSWERED,
        )

    def link(self, version: Question, *ids: Id) -> Kept[Question]:
        """Let its answer rest on further things."""
        return self.edit(version, linked=tuple(dict.fromkeys((*version.linked, *ids))))

    def show_in(self, version: Question, view_id: Id) -> Kept[Question]:
        """Add a saved view that shows it."""
        return self.edit(version, views=tuple(dict.fromkeys((*version.views, view_id))))

    def add_task(
        self, version: Question, what: str, *, who: str = "", until: str = ""
    ) -> Kept[Question]:
        """Add something to do; raises InvalidValue."""
        return self.edit(version, tasks=with_task(version.tasks, what, who=who, until=until))

    def do_task(self, version: Question, task_id: str, *, done: bool = True) -> Kept[Question]:
        """Mark a task as done, or as to do again; raises NotFound."""
        return self.edit(version, tasks=with_done(version.tasks, task_id, done=done))

    def within(self, folder: Id) -> tuple[Kept[Question], ...]:
        """The questions of an investigation."""
        return tuple(kept for kept in self.all() if kept.latest.folder == folder)

    def about(self, ids: Collection[Id]) -> tuple[Kept[Question], ...]:
        """The questions that rest on any of these."""
        every = self.all()
        asked = set(ids).union(*(kept.latest.linked for kept in every))
        now = self._work.knowable(asked)
        wanted = {now.get(one, one) for one in ids}
        found = []
        for kept in every:
            linked = {now.get(one, one) for one in kept.latest.linked}
            if linked & wanted:
                found.append(kept)
        return tuple(found)

    def of_network(self, network: Network) -> tuple[Kept[Question], ...]:
        """The questions about a network, its parties or its cases."""
        return self.about({network.id, *network.parties, *network.cases})
