"""That a party was a victim elsewhere shows nowhere: two stores that differ in that alone answer
everything alike.
"""

import base64
import difflib
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from app.i18n import LANGUAGES
from graph.model import make_id
from graph.schema import VIEWER_ROLES, Audience
from tests.app.access.twins import every_screen
from tests.app.access.twins.answers import Answer, answer, kept_open
from tests.app.access.twins.asking import command_line, read, working_in
from tests.app.access.twins.every_command import Ask, Viewer, ask, asks, commands, unasked, viewers
from tests.app.access.twins.needles import forms, found, initials, readable
from tests.app.access.twins.twin_files import CONTRADICTING, NURDIN, PARTIES, WAHYU, Way, secrets
from tests.app.access.twins.twin_office import (
    DECIDED,
    REVEAL,
    SECRET_PHONE,
    fill,
    names,
    write_decisions,
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

TOLD, SILENT = "told", "silent"
INSIDE = Viewer(Audience.INTERNAL, "analyst", "id", "table")


@dataclass(frozen=True)
class Twins:
    """The two stores, and the words that they are asked in."""

    folder: Path
    names: Mapping[str, str]

    @property
    def office(self) -> Path:
        """The folder that is worked in: either store lies there while it is asked, so that both are
        at one place.
        """
        return self.folder / "office"

    def answers(
        self, asked: Iterable[Ask], *reveal: str, told: str = TOLD
    ) -> dict[str, dict[Ask, Answer]]:
        """What each store answers, both on the same day."""
        asked, day = list(asked), date.today()
        said = {
            name: self._answers(kept, asked, reveal)
            for name, kept in ((TOLD, told), (SILENT, SILENT))
        }
        return said if date.today() == day else self.answers(asked, *reveal, told=told)

    def asks(self, *lines: str, viewer: Viewer = INSIDE) -> list[Ask]:
        """A few lines, asked by one viewer."""
        return [ask(line, self.names, viewer) for line in lines]

    def add(self, name: str, ways: Container[Way]) -> None:
        """Fill a store in which people are told of in these ways."""
        self.office.mkdir()
        with working_in(self.office):
            fill(self.office, ways)
        self.office.rename(self.folder / name)

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Work in the office as it was filled under this name."""
        shutil.copytree(self.folder / name, self.office)
        try:
            with working_in(self.office):
                yield
        finally:
            shutil.rmtree(self.office)

    def _answers(
        self, kept: str, asked: Sequence[Ask], reveal: tuple[str, ...]
    ) -> dict[Ask, Answer]:
        with self.at(kept), kept_open():
            said = {one: answer(one, *reveal) for one in asked if not one.changes}
        for one in asked:
            if one.changes:
                with self.at(kept):
                    said[one] = answer(one, *reveal)
        return said


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    folder = tmp_path_factory.mktemp("twins")
    found = Twins(folder, {})
    found.add(SILENT, ())
    found.add(TOLD, set(Way) - {Way.FIRST, Way.CONTRADICTED})
    with found.at(TOLD):
        known = names()
        decisions = write_decisions().read_bytes()
    for which in (TOLD, SILENT):
        (folder / which / DECIDED).write_bytes(decisions)
    return Twins(folder, known)


@pytest.fixture(scope="module")
def said(twins: Twins) -> dict[str, dict[Ask, Answer]]:
    """Everything that there is to ask, as both stores answer it."""
    return twins.answers(asks(twins.names))


@pytest.fixture(scope="module")
def shown(twins: Twins) -> dict[str, dict[str, str]]:
    """Every screen, as both stores show it."""
    screens = {}
    for which in (TOLD, SILENT):
        with twins.at(which), kept_open():
            screens[which] = {
                f"{title} for {audience}": text
                for audience, role in every_screen.VIEWERS
                for title, text in every_screen.drawn(twins.names, audience, role).items()
            }
    return screens


def differing(said: Mapping[str, Mapping[Ask, Answer]]) -> dict[str, str]:
    """Asks that the two stores answer differently, and the first lines in which they do."""
    told, silent = (said[which] for which in (TOLD, SILENT))
    return {
        f"{' '.join(asked.words)} {asked.viewer}": difference(silent[asked].text, told[asked].text)
        for asked in told
        if told[asked].text != silent[asked].text
    }


def difference(silent: str, told: str) -> str:
    lines = difflib.unified_diff(
        silent.splitlines(), told.splitlines(), SILENT, TOLD, n=0, lineterm=""
    )
    return "\n".join(line[:300] for _, line in zip(range(12), lines, strict=False))


def only(
    said: Mapping[str, Mapping[Ask, Answer]], wanted: Callable[[Ask], bool]
) -> dict[str, dict[Ask, Answer]]:
    """The answers to those asks that are wanted."""
    return {
        which: {asked: given for asked, given in answers.items() if wanted(asked)}
        for which, answers in said.items()
    }


# ---- nothing is left out


def test_every_command_and_every_option_is_asked():
    assert unasked() == []


def test_a_command_that_is_asked_nowhere_is_missed_by_name(monkeypatch):
    monkeypatch.setitem(command_line().commands, "betray", command_line().commands["networks"])
    commands.cache_clear()
    try:
        assert unasked() == ["betray", "betray --limit"]
    finally:
        commands.cache_clear()


def test_every_screen_is_drawn():
    assert every_screen.undrawn() == []


@pytest.mark.parametrize(
    "formats", sorted({command.formats for command in commands().values()}), ids="-".join
)
def test_every_two_of_audience_role_language_and_format_meet(formats):
    seen = [
        (viewer.audience, viewer.role, viewer.language, viewer.format)
        for viewer in viewers(formats)
    ]
    for one, other in combinations(enumerate((Audience, VIEWER_ROLES, LANGUAGES, formats)), 2):
        met = {(values[one[0]], values[other[0]]) for values in seen}
        assert met == {(first, second) for first in one[1] for second in other[1]}


# ---- the two stores answer alike


@pytest.mark.parametrize("command", sorted(commands()))
def test_a_party_who_was_a_victim_elsewhere_is_told_of_like_one_who_was_not(said, command):
    answers = only(said, lambda asked: asked.command == command)
    assert differing(answers) == {}


def test_commands_do_what_they_are_asked_for_and_do_not_only_fail(said):
    worked = {asked.command for asked, given in said[TOLD].items() if given.code == 0}
    assert worked == {asked.command for asked in said[TOLD]}


def test_every_screen_shows_the_same(shown):
    told, silent = shown[TOLD], shown[SILENT]
    assert {
        title: difference(silent[title], told[title])
        for title in told
        if told[title] != silent[title]
    } == {}


# ---- ways of being told of that need a store of their own


def test_no_id_of_a_party_is_made_from_a_report_that_names_it_as_a_victim(twins):
    twins.add(Way.FIRST.name, {Way.FIRST, Way.BY_NUMBER})
    with twins.at(Way.FIRST.name):
        party = read("show", WAHYU.name)["id"]
        reports = read("why", WAHYU.name, *REVEAL)["mentions"]
    (hidden,) = (report["id"] for report in reports if report["role"] == "korban")
    assert party != make_id("e", hidden)


def test_what_linking_refuses_tells_nobody_of_a_party_and_a_victim(twins):
    twins.add(Way.CONTRADICTED.name, {Way.CONTRADICTED, Way.BY_NUMBER})
    with twins.at(Way.CONTRADICTED.name):
        (hidden,) = (
            report["id"] for report in read("why", CONTRADICTING["Nama"], *REVEAL)["mentions"]
        )
        told = read("load", "new")["link"].get("refused", [])
        revealed = read("load", "new", *REVEAL)["link"]["refused"]
    assert [pair for pair in revealed if hidden in pair.values()]
    assert [pair for pair in told if hidden in pair.values()] == []


# ---- the comparison can fail


@pytest.mark.parametrize(
    "line",
    ['show "{nurdin}"', "show {network}", "show {secret_phone}", 'why "{hamka}"', "judgements"],
)
def test_who_may_reveal_is_told_what_the_two_stores_differ_in(twins, line):
    head = replace(INSIDE, role="head")
    assert differing(twins.answers(twins.asks(line, viewer=head), *REVEAL))


@pytest.mark.parametrize(
    ("place", "leaking"),
    {
        "app.access.mask.Mask.disclosed": lambda mask, entity: entity,
        "app.access.mask.Mask._disclosable": lambda mask, relationships: iter(relationships),
        "app.access.mask.unless_secret": lambda entity, viewer: entity,
        "app.access.mask.mask_relationship": lambda relationship, viewer, **known: relationship,
        "app.access.mask.mask_mention": lambda mention, viewer, pseudonym, *known, **others: (
            mention
        ),
        "app.access.viewer.Viewer.sees_protected": property(lambda viewer: True),
    }.items(),
)
def test_a_mask_that_tells_too_much_is_caught(twins, monkeypatch, place, leaking):
    asked = twins.asks(
        'show "{nurdin}"', 'show "{hamka}"', "show {secret_phone_id}", "export {network} -o {out}"
    )
    monkeypatch.setattr(place, leaking)
    assert differing(twins.answers(asked))


# ---- no secret is in what is told


@pytest.fixture(scope="module")
def needles() -> dict[str, str]:
    """Every form of every secret, with the secret."""
    return {form: text for column, text in secrets() for form in forms(column, text)}


IN_NEW = frozenset({"Moh. Ruslan", SECRET_PHONE, "333303000333503"})
OPENLY = {"load": IN_NEW, "drafts": IN_NEW, "watch": {SECRET_PHONE}, "unwatch": {SECRET_PHONE}}
"""By command, what a party of the file that comes in gives too, and what somebody has put on the
watchlist.
"""


def test_no_answer_holds_a_secret_of_a_victim(said, needles):
    lines = defaultdict(set)
    for answers in said.values():
        for asked, given in answers.items():
            lines[asked.command].update(untyped(asked.typed, given.text).splitlines())
    leaking = {
        command: held(needles, told, OPENLY.get(command, ())) for command, told in lines.items()
    }
    assert {command: told for command, told in leaking.items() if told} == {}


def test_no_screen_holds_a_secret_of_a_victim(twins, shown, needles):
    typed = [twins.names[name] for name in ("victim", "secret_account", "secret_phone_id")]
    lines = {
        line
        for screens in shown.values()
        for text in screens.values()
        for line in untyped(typed, text).splitlines()
    }
    assert held(needles, lines, {SECRET_PHONE}) == {}


def test_the_public_reads_no_initials_of_a_victim(said, shown):
    kept = {initials(text) for column, text in secrets() if column == "Nama"} - {
        initials(name) for name in PARTIES
    }
    texts = [
        given.text
        for asked, given in said[TOLD].items()
        if asked.viewer.audience is Audience.PUBLIC
    ]
    texts += [text for title, text in shown[TOLD].items() if title.endswith("public")]
    written = re.compile(
        "|".join(rf"(?<![\w.]){re.escape(letters)}(?![\w.])" for letters in sorted(kept))
    )
    assert {match[0] for text in texts for match in written.finditer(text)} == set()
    assert any(initials(NURDIN.name) in text for text in texts)


def test_secrets_are_found_where_they_are_revealed(twins, needles):
    head = replace(INSIDE, role="head")
    asked = twins.asks(
        "show {victim_id}", 'show "{hamka}"', "show {network}", "load new --preview", viewer=head
    )
    told = twins.answers(asked, *REVEAL)[TOLD]
    revealed = {
        needles[form]
        for form in found(needles, readable("\n".join(given.text for given in told.values())))
    }
    assert revealed >= {"Siti Rahasia", "081299990001", "Lorong Kenanga 17", "333303000333503"}


@pytest.mark.parametrize(
    "hidden",
    [
        "+62 812-9999.0001",
        "SITI%20RAHASIA",
        "Rahasia, Siti",
        base64.b64encode(b"ab Siti Rahasia c").decode(),
    ],
)
def test_a_secret_is_found_however_it_is_written(needles, hidden):
    assert found(needles, readable(f"...{hidden}..."))


def untyped(typed: Iterable[str], text: str) -> str:
    """A text without what was typed to get it."""
    return re.sub("|".join(map(re.escape, typed)), "…", text, flags=re.IGNORECASE)


def held(
    needles: Mapping[str, str], lines: Iterable[str], openly: Container[str]
) -> dict[str, str]:
    """Secrets that lines hold, each with such a line."""
    lines = set(lines)
    hits = found(needles, readable("\n".join(lines)))
    return {
        needles[hit]: next(line[:300] for line in lines if hit in readable(line))
        for hit in hits
        if needles[hit] not in openly
    }
