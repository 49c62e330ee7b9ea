"""The watchlist: what turns up is told once it may be, to whom it may be, and found again whatever
becomes of it.
"""

import json
import shutil
from pathlib import Path

import pytest

from app.monitoring.watchlist import NETWORK
from app.wording.changes import ChangeWords, news, standing
from app.workspace import Workspace
from graph.analysis.findings.changes import ChangeKind
from graph.errors import AccessDenied, EntityNotFound, InvalidValue, NotFound
from graph.schema import Audience, EntityKind
from graph.watches import Watch
from tests.app.monitoring.test_seen_before import OTHER, PHONE, THIRD, load_and_link, opened
from tests.app.monitoring.test_seen_before import told as lines_told
from tests.offices.commands import ACCOUNT, runner
from tests.offices.logs import acts

VICTIMS_PHONE = "085266667777"
UNKNOWN = "081299990001"


@pytest.fixture
def space(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    with opened(tmp_path) as found:
        yield found


def head_of(tmp_path: Path) -> Workspace:
    return opened(tmp_path, user="kepala", role="head", reveal=True, reason="house visit")


def only(space: Workspace):
    (line,) = space.watchlist.items().lines
    return line


# ---- what turns up


def test_a_number_is_watched_before_any_case_and_told_by_the_first_load(tmp_path):
    with opened(tmp_path) as space:
        line, new = space.watchlist.watch("0812 9999 0001", "on a poster in Sigi")
        assert (new, line.known, line.name, line.kind) == (
            True,
            False,
            "+62 812-9999-0001",
            EntityKind.PHONE,
        )
        seen = load_and_link(
            space, tmp_path, "first.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{UNKNOWN};"
        ).seen
        (said,) = lines_told(space, seen)["watched"]
        assert said.startswith("N-1 watched: +62 812-9999-0001 (ani, ")
        assert said.endswith(": on a poster in Sigi)")
        line = only(space)
        assert (line.known, line.cases, len(line.new_cases)) == (True, 1, 1)


def test_a_watched_person_and_number_are_told_first_with_each_new_case(space, tmp_path):
    space.watchlist.watch("Budi Santoso", "recruits again")
    space.watchlist.watch(THIRD, "hotline")
    rows = [
        f"N-1;01-02-2024;Budi Santoso;calo;;{PHONE};",
        f"N-2;01-02-2024;Eko Tandra;calo;;{THIRD};",
    ]
    seen = load_and_link(space, tmp_path, "new.csv", *rows).seen
    said = lines_told(space, seen)["watched"]
    assert sorted(each.split(" (")[0] for each in said) == [
        "N-1 watched: Budi Santoso",
        "N-2 watched: +62 813-7777-8888",
    ]
    assert seen.lines[0].code == "watched"
    assert "watched" not in lines_told(space, load_and_link(space, tmp_path, "new.csv", *rows).seen)


def test_what_came_since_it_is_watched_and_since_the_reader_looked(space, tmp_path):
    space.watchlist.watch(PHONE, "poster")
    assert only(space).cases == 2
    assert only(space).new_cases == ()
    load_and_link(space, tmp_path, "n1.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};")
    assert len(only(space).unseen) == 1
    space.watchlist.look()
    assert (len(only(space).new_cases), only(space).unseen) == (1, ())
    load_and_link(space, tmp_path, "n2.csv", f"N-2;01-02-2024;Fitri;calo;;{PHONE};")
    found = space.watchlist.items()
    words = ChangeWords(space.wording, found.entities, found.numbers)
    assert news(found.lines[0], words, space.wording).startswith(
        "1 case since you last looked: N-2; 1 case seen before"
    )
    with opened(tmp_path, user="budi") as other:
        assert len(only(other).unseen) == 2


def test_a_watched_network_is_found_again_after_it_merged(space, tmp_path):
    watched = space.networks.all()[1]
    space.watchlist.watch(watched.id, "next briefing")
    rows = [
        f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};",
        f"N-1;01-02-2024;Fitri Handayani;sponsor;;{OTHER};",
    ]
    seen = load_and_link(space, tmp_path, "new.csv", *rows).seen
    (network,) = space.networks.all()
    line = only(space)
    assert (line.kind, line.networks, line.cases) == (NETWORK, (network.id,), 5)
    assert ChangeKind.MERGED in {change.kind for change in line.changes}
    assert lines_told(space, seen)["watched"][0].startswith(f"N-1 watched: {network.id[:10]} (ani")


def test_only_what_is_watched_of_what_changed(space, tmp_path):
    space.watchlist.watch("Rudi Hartono", "alone until now")
    rows = [f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};", f"N-2;01-02-2024;Fitri;calo;;{THIRD};"]
    load_and_link(space, tmp_path, "new.csv", *rows)
    everything = space.changes.since()
    kept = space.watchlist.only_watched(everything)
    assert [change.kind for change in kept.changes] == [ChangeKind.NEW_NETWORK]
    assert len(everything.changes) > 1


# ---- putting on and taking off


def test_the_same_is_watched_once_however_it_is_written(space):
    first, new = space.watchlist.watch("+62 812-3456-7890", "poster")
    again, twice = space.watchlist.watch(PHONE, "another reason")
    assert (new, twice, again.watch) == (True, False, first.watch)


def test_what_was_taken_off_stays_in_the_record(space):
    space.watchlist.watch(PHONE, "poster")
    (gone,) = space.watchlist.unwatch("0812-3456-7890", "given to somebody else")
    assert space.watchlist.items().lines == ()
    (kept,) = space.store.unmasked.appended(Watch, standing=False)
    assert (kept.id, kept.withdrawn_by, kept.withdrawn_why) == (
        gone.watch.id,
        "ani",
        "given to somebody else",
    )
    with pytest.raises(NotFound, match="not watched"):
        space.watchlist.unwatch(PHONE)
    assert space.watchlist.watch(PHONE, "again")[1]
    assert [each.action for each in acts(space.store.unmasked.audit())][-3:] == [
        "watch",
        "unwatch",
        "watch",
    ]


def test_by_the_beginning_of_its_id(space):
    line, _ = space.watchlist.watch(PHONE, "poster")
    assert space.watchlist.unwatch(line.watch.id[:8])


def test_a_watch_needs_a_reason_and_something_to_watch(space):
    with pytest.raises(InvalidValue, match="reason"):
        space.watchlist.watch(PHONE, "  ")
    with pytest.raises(EntityNotFound, match="nobody and nothing"):
        space.watchlist.watch("Zulkifli Nobody", "why")
    with pytest.raises(InvalidValue, match="case is not watched"):
        space.watchlist.watch(space.store.case("K-1").id, "why")


def test_a_person_whose_only_case_is_forgotten_is_watched_no_longer(space):
    space.watchlist.watch("Rudi Hartono", "poster")
    space.watchlist.watch(UNKNOWN, "poster")
    space.linker.forget_case("K-5")
    assert only(space).name == "+62 812-9999-0001"


# ---- what is not told


def test_a_number_that_only_victims_hold_is_as_if_nobody_had_told_it(space, tmp_path):
    made, other = (space.watchlist.watch(each, "poster")[0] for each in (VICTIMS_PHONE, UNKNOWN))
    assert (made.known, other.known) == (False, False)
    rows = [f"N-1;01-02-2024;Ratna Wulandari;korban;;{VICTIMS_PHONE};Kab. Sigi"]
    seen = load_and_link(space, tmp_path, "new.csv", *rows).seen
    assert "watched" not in lines_told(space, seen)
    known, unknown = space.watchlist.items().lines
    assert standing(known, space.wording) == standing(unknown, space.wording) == "not known yet"
    for line in (known, unknown):
        assert (line.known, line.entity_id, line.cases, line.new_cases, line.networks) == (
            False,
            "",
            0,
            (),
            (),
        )
    with head_of(tmp_path) as head:
        first, second = head.watchlist.items().lines
        assert (first.known, first.cases, second.known) == (True, 2, False)
        again = load_and_link(head, tmp_path, "new.csv", rows[0].replace("01-02", "02-02")).seen
        assert len(lines_told(head, again)["watched"]) == 1


def test_that_another_watches_a_victims_number_is_not_told(space, tmp_path):
    rows = [f"N-1;01-02-2024;Ratna Wulandari;korban;;{VICTIMS_PHONE};Kab. Sigi"]
    load_and_link(space, tmp_path, "new.csv", *rows)
    with head_of(tmp_path) as head:
        head.watchlist.watch(VICTIMS_PHONE, "Ratna's number")
    line, is_new = space.watchlist.watch(VICTIMS_PHONE, "poster")
    assert (is_new, line.known, line.watch.why) == (True, False, "poster")
    assert [line.watch.why for line in space.watchlist.items().lines] == ["poster"]


def test_a_protected_person_is_watched_only_by_who_may_reveal(space, tmp_path):
    (victim,) = [
        entity.id
        for entity in space.store.unmasked.entities()
        if entity.protected and entity.kind is EntityKind.PERSON
    ]
    with pytest.raises(AccessDenied, match="--reveal"):
        space.watchlist.watch(victim, "protect her")
    with pytest.raises(EntityNotFound):
        space.watchlist.watch("Ratna Wulandari", "protect her")
    with head_of(tmp_path) as head:
        assert head.watchlist.watch("Ratna Wulandari", "protect her")[1]
        assert only(head).name == "Ratna Wulandari"
    assert space.watchlist.items().lines == ()
    with pytest.raises(NotFound):
        space.watchlist.unwatch("wl_")


def test_a_case_in_which_a_watched_party_is_a_victim_does_not_count(space, tmp_path):
    budi = f"N-1;01-02-2024;Budi Santoso;calo;7271014503900001;{PHONE};"
    load_and_link(space, tmp_path, "budi.csv", budi)
    space.watchlist.watch("Budi Santoso", "recruits again")
    space.watchlist.watch(PHONE, "his number")
    before = [line.cases for line in space.watchlist.items().lines]
    seen = load_and_link(
        space, tmp_path, "victim.csv", budi.replace("N-1", "N-2").replace("calo", "korban")
    ).seen
    assert [line.cases for line in space.watchlist.items().lines] == before
    assert "watched" not in lines_told(space, seen)
    with head_of(tmp_path) as head:
        assert [line.cases for line in head.watchlist.items().lines] == [
            each + 1 for each in before
        ]


@pytest.mark.parametrize("audience", [Audience.PARTNER, Audience.PUBLIC])
def test_the_watchlist_does_not_leave_the_house(space, tmp_path, audience):
    space.watchlist.watch(PHONE, "poster")
    with opened(tmp_path, audience=audience) as outside:
        for ask in (
            outside.watchlist.items,
            outside.watchlist.look,
            lambda: outside.watchlist.watch(OTHER, "why"),
            lambda: outside.watchlist.unwatch(PHONE),
        ):
            with pytest.raises(AccessDenied, match="internal"):
                ask()
        row = f"N-1;01-02-2024;Eko;calo;;{PHONE};"
        done = load_and_link(space, tmp_path, "new.csv", row)
        assert "watched" in lines_told(space, done.seen)
        assert not list(outside.watchlist.lines_of(done.load.touched))


# ---- from the command line


@pytest.fixture
def run(tmp_path: Path, space):
    return runner(SIMPUL_STORE=space.settings.store, SIMPUL_LANGUAGE="en")


def test_from_the_command_line_with_hostile_text(run, space, tmp_path):
    assert "nothing is watched" in run("watch").stdout.lower()
    hostile = '=HYPERLINK("http://evil","[bold]x[/bold]")'
    assert "watched: +62 812-3456-7890 (in 2 cases" in run("watch", PHONE, "--why", hostile).stdout
    assert f"watched already, by {ACCOUNT}" in run("watch", PHONE, "--why", "again").stdout
    assert hostile in run("watch").stdout
    (row,) = json.loads(run("watch", "-f", "json").stdout)
    assert (row["name"], row["why"], row["cases"]) == ("+62 812-3456-7890", hostile, 2)
    assert f"'{hostile[0]}" in run("watch", "-f", "csv").stdout
    load_and_link(space, tmp_path, "new.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};")
    assert "1 case since you last looked: N-1" in run("watch").stdout
    assert "1 case seen before" in run("watch").stdout
    change, *_ = json.loads(run("changes", "--watched", "-f", "json").stdout)["changes"] or [None]
    assert change is None
    told = json.loads(run("changes", "-f", "json").stdout)
    assert [each["names"][0] for each in told["changes"] if each["kind"] == "new_party"] == [
        "Eko Tandra"
    ]
    assert "Eko Tandra is new in it" in run("changes").stdout
    assert run("changes", "-f", "csv").stdout.splitlines()[0].startswith("kind,network")
    network = told["changes"][0]["network"]
    assert "first found" in run("changes", network).stdout
    assert len(json.loads(run("changes", network[:8], "-f", "json").stdout)) == 2
    assert "watched no longer" in run("unwatch", PHONE).stdout


def test_that_there_is_nothing_to_compare_with_yet_is_an_answer_in_every_format(run):
    assert "there is nothing to compare it with yet" in run("changes").stdout
    assert "belum ada pembandingnya" in run("changes", "-l", "id").stdout
    found = json.loads(run("changes", "--watched", "-f", "json").stdout)
    assert (found["since"], found["changes"], found["judgements"]) == (None, [], [])
    assert len(run("changes", "-f", "csv").stdout.splitlines()) == 1
    assert isinstance(run("changes", "--since", "0", code=1).exception, NotFound)


def test_an_empty_store_says_what_begins_to_remember(tmp_path):
    empty = runner(SIMPUL_STORE=f"sqlite:///{tmp_path / 'new.db'}", SIMPUL_LANGUAGE="en")
    assert "simpul link begins with it" in empty("changes").stdout
    assert json.loads(empty("changes", "-f", "json").stdout)["since"] is None


def test_what_cannot_be_done_is_an_error_with_a_code(run):
    assert isinstance(run("changes", "--since", "soon", code=1).exception, InvalidValue)
    assert isinstance(run("watch", "n_none", "--why", "x", code=1).exception, NotFound)
