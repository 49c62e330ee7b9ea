"""Notes and tags are found by what they are about, edited without loss, and told by the mask."""

import pytest

from graph.errors import AccessDenied, EntityNotFound, InvalidValue, NotFound
from graph.schema import Audience
from tests.app.monitoring.test_seen_before import PHONE, opened
from tests.app.networks.work.offices import (
    VICTIM,
    VICTIMS_PHONE,
    id_of,
    other,
    phone_of_victim,
    revealing,
)


def texts(space, *about):
    kept = space.notes.about(*about) if about else space.notes.all()
    return [each.latest.text for each in kept]


def test_a_note_is_found_by_what_it_is_about(space):
    budi, joko = id_of(space, "Budi Santoso"), id_of(space, "Joko Susilo")
    for what, text in (("Budi Santoso", "name"), (budi, "id"), ("K-1", "case"), (PHONE, "number")):
        space.notes.add(space.subjects.find(what), text)
    network = next(each for each in space.networks.all() if budi in each.parties)
    space.notes.add(space.subjects.find(network.id), "network")
    space.notes.add(space.subjects.of(budi, joko), "tie")
    assert texts(space, budi) == ["id", "name"]
    assert texts(space, space.store.case("K-1").id) == ["case"]
    assert texts(space, network.id) == ["network"]
    assert texts(space, joko, budi) == ["tie"]
    assert len(space.notes.all()) == 6


def test_nothing_is_written_about_what_is_not_there_or_of_several(space):
    with pytest.raises(EntityNotFound):
        space.subjects.find("Nobody At All")
    with pytest.raises(EntityNotFound):
        space.subjects.of("e_none")
    with pytest.raises(InvalidValue):
        space.notes.add(space.subjects.find("Budi Santoso"), "  ")
    with pytest.raises(InvalidValue, match="too long"):
        space.notes.add(space.subjects.find("Budi Santoso"), "x" * 20_001)


def test_an_edit_counts_and_the_one_before_is_in_the_history(space):
    note = space.notes.add(space.subjects.find("Budi Santoso"), "one")
    kept = space.notes.change(note, "two")
    assert (kept.latest.text, kept.at_once, kept.id) == ("two", False, note.id)
    assert [each.text for each in space.notes.history(note.id)] == ["one", "two"]
    again = space.notes.take_back_edit(kept.latest)
    assert again.latest.text == "one"


def test_nothing_changed_is_nothing_written(space):
    note = space.notes.add(space.subjects.find("Budi Santoso"), "one")
    space.notes.change(note, "one")
    assert len(space.notes.history(note.id)) == 1


def test_two_who_edit_at_once_both_stand_until_somebody_joins_them(space, tmp_path):
    note = space.notes.add(space.subjects.find("Budi Santoso"), "one")
    with other(tmp_path) as budi:
        read = budi.notes.get(note.id).latest
        space.notes.change(note, "mine")
        kept = budi.notes.change(read, "his")
        assert kept.at_once
        assert [each.text for each in kept.versions] == ["mine", "his"]
    joined = space.notes.change(space.notes.get(note.id).latest, "mine and his")
    assert (joined.latest.text, joined.at_once) == ("mine and his", False)


def test_what_was_taken_back_is_brought_back_whole(space, tmp_path):
    note = space.notes.add(space.subjects.find("Budi Santoso"), "one")
    with other(tmp_path) as budi:
        read = budi.notes.get(note.id).latest
        space.notes.change(note, "mine")
        budi.notes.change(read, "his")
    space.notes.take_back(note.id, "wrong person")
    assert texts(space) == []
    with pytest.raises(NotFound):
        space.notes.get(note.id)
    kept = space.notes.bring_back(note.id)
    assert [each.text for each in kept.versions] == ["mine", "his"]
    assert space.notes.bring_back(note.id) == kept


def test_a_note_moves_no_revision_and_every_session_reads_it_at_once(space, tmp_path):
    with other(tmp_path) as budi:
        assert texts(budi) == []
        before = space.store.revision()
        space.notes.add(space.subjects.find("Budi Santoso"), "new")
        assert space.store.revision() == before
        assert texts(budi) == ["new"]


def test_a_tag_marks_a_thing_once_and_finds_all(space):
    budi, joko = space.subjects.find("Budi Santoso"), space.subjects.find("Joko Susilo")
    assert space.tags.add(budi, "Priority")[1]
    assert not space.tags.add(budi, " priority ")[1]
    space.tags.add(joko, "priority")
    space.tags.add(joko, "passport")
    assert list(space.tags.words().values()) == [2, 1]
    assert {each.latest.about for each in space.tags.marked("PRIORITY")} == {budi.about, joko.about}


# ---- who is told


def test_a_note_with_a_victims_name_is_told_whole_to_its_writer_and_who_may_see_her(
    space, tmp_path
):
    text = f"asked {VICTIM} ({VICTIMS_PHONE}) of him"
    space.notes.add(space.subjects.find("Budi Santoso"), text)
    assert texts(space) == [text]
    with other(tmp_path) as budi:
        (told,) = texts(budi)
        assert VICTIM not in told
        assert VICTIMS_PHONE not in told
        assert told.startswith("asked ")
    with revealing(tmp_path) as head:
        assert texts(head) == [text]


def test_what_was_written_while_names_were_shown_is_masked_with_them(space, tmp_path):
    victim = id_of(space, VICTIM)
    with revealing(tmp_path, "ani") as ani:
        ani.notes.add(ani.subjects.find("Budi Santoso"), f"knows {VICTIM}")
        ani.notes.add(ani.subjects.of(victim), "lives with her aunt")
        assert len(ani.notes.all()) == 2
    (told,) = texts(space)
    assert told.startswith("knows ")
    assert VICTIM not in told


def test_what_a_revealing_person_wrote_on_a_victim_is_not_told_to_others(space, tmp_path):
    victim, named = id_of(space, VICTIM), id_of(space, "Budi Santoso")
    with revealing(tmp_path) as head:
        head.notes.add(head.subjects.of(victim), "lives with her aunt")
        head.notes.add(head.subjects.of(phone_of_victim(space)), "switched off")
        head.notes.add(head.subjects.of(victim, named), "he is her cousin")
        head.notes.add(head.subjects.of(named), "told to all")
        head.tags.add(head.subjects.of(victim), "safe house")
        assert len(head.notes.all()) == 4
    assert texts(space) == ["told to all"]
    assert (space.notes.about(victim), space.tags.words()) == ((), {})
    for kind in (space.notes, space.tags):
        assert len(kind.all(mine=True)) == 0


def test_a_number_that_only_a_victim_has_is_answered_like_one_that_nobody_has(space):
    answers = set()
    for number in (VICTIMS_PHONE, "081299990001"):
        with pytest.raises(EntityNotFound) as told:
            space.subjects.find(number)
        answers.add(str(told.value).replace(number, "N"))
    for one in (phone_of_victim(space), "i_000000000000000000"):
        with pytest.raises(EntityNotFound) as told:
            space.subjects.of(one)
        answers.add(str(told.value).replace(one, "N"))
    assert len(answers) == 1


def test_outside_the_house_nothing_is_told_and_without_the_right_nothing_written(space, tmp_path):
    note = space.notes.add(space.subjects.find("Budi Santoso"), "one")
    for audience in (Audience.PARTNER, Audience.PUBLIC):
        with other(tmp_path, audience=audience) as outside, pytest.raises(AccessDenied):
            outside.notes.all()
    with opened(tmp_path, user="lia", role="briefing") as reader:
        assert texts(reader) == ["one"]
        for write in (
            lambda: reader.notes.add(reader.subjects.find("Budi Santoso"), "two"),
            lambda: reader.notes.change(note, "two"),
            lambda: reader.notes.take_back(note.id),
        ):
            with pytest.raises(AccessDenied):
                write()
