"""What people write for the briefings on a network: read, written, changed and taken back."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.access.rights import Right
from app.briefing.claims import standing_by_name
from app.briefing.language import MENDS, lint_all
from app.networks.work.kept import Kept
from app.views.choosing import choose_one
from app.views.tables import as_markdown
from app.views.work.kept import (
    being_edited,
    carry_out,
    draw_versions,
    may_write,
    paragraph,
    take_back,
)
from app.wording.wording import Wording
from app.wording.work.briefings import PARTS, audience_word, part_word
from app.wording.work.words import (
    CONFIDENCES,
    LIKELIHOODS,
    confidence_word,
    likelihood_word,
    subject_word,
)
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.model import Id
from graph.schema import AssessmentStatus
from graph.work.briefings import BriefingText, TextPart
from graph.work.questions import Confidence, Likelihood

MOST_LETTERS = 20_000
_HOUSE, _PARTNERS = "internal", "partner"


def draw_texts(space: Workspace, network: Network) -> None:
    """The texts on a network by part, and a form for one more."""
    _ = space.wording.text
    found = space.texts.of_network(network)
    about = set[Id]().union(*((kept.latest.party, kept.latest.case) for kept in found))
    names = space.subjects.named(about - {""})
    if not found:
        st.caption(_("Nothing is written yet. A briefing says then that nobody judged."))
    standing = standing_by_name(space.material.of(network.id)) if found else {}
    for kept in found:
        with st.container(border=True):
            latest = kept.latest
            told = [
                subject_word(names.get(one), space.wording)
                for one in (latest.party, latest.case)
                if one
            ]
            _draw_text(space, kept, told)
            _say_broken(kept, standing, space.wording)
    if may_write(space):
        st.markdown(f"**{_('Write')}**")
        _new_text(space, network)
    else:
        _say_who_may(space)


def _say_broken(
    kept: Kept[BriefingText], standing: Mapping[str, AssessmentStatus], wording: Wording
) -> None:
    """Say which sentences break the rules of language of a briefing, and what to write instead."""
    broken = lint_all(dict.fromkeys(version.text for version in kept.versions), standing)
    for finding in broken:
        mend = wording.text(MENDS[finding.rule])
        st.warning(
            f"“{as_markdown(finding.words)}”: {as_markdown(mend)}", icon=":material/spellcheck:"
        )


def _say_who_may(space: Workspace) -> None:
    if not space.viewer.may(Right.WORK):
        st.caption(space.wording.text("Your role reads these and writes none."))


def _draw_text(space: Workspace, kept: Kept[BriefingText], about: Sequence[str]) -> None:
    """One text with who wrote it, about whom and for whom it is, and what may be done with it."""
    wording = space.wording
    latest = kept.latest
    heading = part_word(latest.part, wording).capitalize()
    st.markdown(" — ".join((f"**{heading}**", *map(as_markdown, about))))
    for version in kept.versions:
        st.markdown(paragraph(version.text))
        st.caption(as_markdown(_frame(version, wording)))
    if not may_write(space):
        return
    with st.popover(wording.text("Change"), icon=":material/edit:"):
        _edit_text(space, kept)


def _frame(text: BriefingText, wording: Wording) -> str:
    """How likely, how sure, by whom and when, and for whom."""
    _ = wording.text
    likely = likelihood_word(text.likelihood, wording)
    sure = confidence_word(text.confidence, wording)
    said = (
        _("Likelihood: {word}.").format(word=likely) if likely else "",
        _("Confidence in this judgement: {word}.").format(word=sure) if sure else "",
        _("{who}, {date}").format(who=text.by, date=wording.date(text.on[:10])),
        _("for {audience}").format(audience=audience_word(text.audience, wording)),
    )
    return " · ".join(filter(None, said))


def _edit_text(space: Workspace, kept: Kept[BriefingText]) -> None:
    """Fields for a text that is there: written otherwise, taken off the list, or brought back."""
    _ = space.wording.text
    version = being_edited(space, kept)
    text = st.text_area(
        _("Text"), version.text, key=f"text_edit_{version.id}", max_chars=MOST_LETTERS
    )
    likelihood, confidence = _estimate(
        space.wording, version.id, version.likelihood, version.confidence
    )
    readers = _readers(space.wording, version.id, version.audience)
    with st.container(horizontal=True):
        if st.button(_("Save"), key=f"text_save_{kept.id}", type="primary"):
            carry_out(
                space,
                lambda: space.texts.change(
                    version,
                    text=text,
                    likelihood=likelihood,
                    confidence=confidence,
                    audience=readers,
                ),
                _("Saved."),
                kept.id,
            )
        if st.button(_("Take off the list"), key=f"text_take_{kept.id}"):
            take_back(space, "texts", kept.id, version.text)
    draw_versions(space, "texts", kept, lambda one: one.text)


def _new_text(space: Workspace, network: Network) -> None:
    """A form for one more text; its heading decides whether it is of one party."""
    wording = space.wording
    _ = wording.text
    key = f"new_{network.id}"
    part_column, case_column, party_column = st.columns(3)
    part = part_column.selectbox(
        _("Under which heading"),
        list(PARTS),
        format_func=lambda one: part_word(one, wording).capitalize(),
        key=f"text_part_{key}_{wording.language}",
    )
    party: Id = ""
    if part is TextPart.REPORTER_ASSESSMENT:
        names = space.store.entities(network.parties)
        labels = {one: names[one].name or _("(no name)") for one in network.parties if one in names}
        with party_column:
            party = choose_one(_("Of whom"), labels, wording=wording, key="text_party") or ""
    numbers = space.store.case_numbers(network.cases)
    with case_column:
        case = choose_one(
            _("About which case"),
            numbers,
            wording=wording,
            key="text_case",
            placeholder=_("the whole network"),
            help=_("A document on one case tells what was written on that case alone."),
        )
    text = st.text_area(
        _("Text"),
        key=f"text_new_{key}_{part}",
        max_chars=MOST_LETTERS,
        help=_("Others read it without the names of protected people."),
    )
    likelihood, confidence = _estimate(wording, key)
    readers = _readers(wording, key)
    if st.button(_("Keep it"), key=f"text_keep_{key}", type="primary"):
        carry_out(
            space,
            lambda: _kept_anew(
                space,
                network,
                part or TextPart.JUDGEMENT,
                text,
                party,
                likelihood,
                confidence,
                readers,
                case or "",
                f"text_new_{key}_{part}",
            ),
            _("Kept: the preview shows it."),
        )


def _kept_anew(
    space: Workspace,
    network: Network,
    part: TextPart,
    text: str,
    party: Id,
    likelihood: Likelihood | None,
    confidence: Confidence | None,
    readers: str,
    case: Id,
    field: str,
) -> None:
    """Keep a text, and empty its field for the next."""
    space.texts.add(
        network,
        part,
        text,
        likelihood=likelihood,
        confidence=confidence,
        party=party,
        audience=readers,
        case=case,
    )
    st.session_state.pop(field, None)


def _estimate(
    wording: Wording,
    key: str,
    likelihood: Likelihood | None = None,
    confidence: Confidence | None = None,
) -> tuple[Likelihood | None, Confidence | None]:
    """How likely, and how sure: two choices, since they are two things."""
    _ = wording.text
    likely_column, sure_column = st.columns(2)
    bands = list(LIKELIHOODS)
    likely = likely_column.selectbox(
        _("How likely"),
        bands,
        index=bands.index(likelihood) if likelihood else None,
        format_func=lambda one: likelihood_word(one, wording),
        placeholder=_("not said"),
        key=f"text_likely_{key}_{wording.language}",
    )
    levels = list(CONFIDENCES)
    sure = sure_column.selectbox(
        _("How sure one may be of that"),
        levels,
        index=levels.index(confidence) if confidence else None,
        format_func=lambda one: confidence_word(one, wording),
        placeholder=_("not said"),
        key=f"text_sure_{key}_{wording.language}",
    )
    return likely, sure


def _readers(wording: Wording, key: str, readers: str = _HOUSE) -> str:
    """Whether partners may read it, too."""
    told = st.checkbox(
        wording.text("Partner agencies may read it, too"),
        value=readers == _PARTNERS,
        key=f"text_for_{key}",
    )
    return _PARTNERS if told else _HOUSE
