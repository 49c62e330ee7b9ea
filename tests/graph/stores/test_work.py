"""Notes, views, questions and canvases: kept, bounded, and gone with what was forgotten."""

import pytest
from msgspec.structs import replace

from graph.errors import JudgementConflict
from graph.model import Identifier
from graph.resolution.resolver import resolve
from graph.schema import Audience, Scheme
from graph.stores import open_store
from graph.stores.copying import copy_reported
from graph.work.briefings import BriefingText, TextPart
from graph.work.canvas import Canvas, Group
from graph.work.editions import Approval, Edition, digest_of
from graph.work.investigations import Investigation
from graph.work.notes import Note, Tag
from graph.work.questions import Question, Task
from graph.work.versions import current
from graph.work.views import SavedView
from graph.work.working import WorkingCanvas
from loaders.rows.cases import merge_cases
from tests.offices.stored import batch, mention

PHONE = Identifier(scheme=Scheme.PHONE, value="+6281234567890")


def made(number, prefix="x"):
    value_id = f"{prefix}_{number}"
    return {"id": value_id, "lineage": value_id, "by": "ani", "on": f"2026-01-0{number}"}


def note(number, *about, **facts):
    return Note(about=about, **{**made(number, "nt"), **facts})


def one_of_each(about="e_1"):
    return (
        note(1, about, text="call her"),
        Tag(about=(about,), word="urgent", **made(1, "tg")),
        SavedView(name="Konawe", canvas=Canvas(shown=(about,)), **made(1, "vw")),
        Question(text="Who paid?", linked=(about,), **made(1, "qs")),
        Investigation(name="Konawe", linked=(about,), **made(1, "iv")),
        BriefingText(
            about=("n_1",),
            parties=(about,),
            part=TextPart.JUDGEMENT,
            text="as one",
            **made(1, "bt"),
        ),
        edition(1, about),
        Approval(edition="ed_1", digest=digest_of(CONTENT), **made(1, "ap")),
    )


CONTENT = '{"title":"Network"}'


def edition(number, *parties, content=CONTENT, **facts):
    """An edition of a network of these parties."""
    return Edition(
        about=("n_1",),
        parties=parties,
        form="laporan_informasi",
        audience=Audience.INTERNAL,
        content=content,
        digest=digest_of(content),
        **{**made(number, "ed"), **facts},
    )


def office(store):
    """Budi of case 1; Siti, whose telephone nobody else has, of case 2."""
    store.put(
        batch(mention(1, "Budi Santoso"), mention(2, "Siti Rahasia", case="c_2", phone=PHONE.value))
    )
    reported = (store.cases(), store.mentions(), store.statements())
    store.save_resolution(resolve(store.ids, *reported).resolved)
    named = {entity.name: entity.id for entity in store.entities()}
    return named["Budi Santoso"], named["Siti Rahasia"], store.ids.identifier(PHONE)


def test_work_is_appended_and_withdrawn_without_moving_the_revision(store):
    store.put(batch(mention(1, "Budi")))
    before = store.revision()
    for value in one_of_each():
        store.append(value)
        assert list(store.appended(type(value))) == [value]
        gone = store.withdraw(type(value), value.id, by="budi", on="2026-02-01", why="wrong")
        assert list(store.appended(type(value))) == []
        assert list(store.appended(type(value), standing=False)) == [gone]
    assert store.revision() == before


def test_a_version_is_never_overwritten(store):
    store.append(note(1, "e_1", text="one"))
    with pytest.raises(JudgementConflict):
        store.append(note(1, "e_1", text="two"))


def test_two_edits_of_one_version_both_stand():
    first = note(1, "e_1", text="one")
    mine, theirs = (note(n, "e_1", text="x", lineage="nt_1", after=("nt_1",)) for n in (2, 3))
    both = note(4, "e_1", text="all", lineage="nt_1", after=("nt_2", "nt_3"))
    assert current([first, mine, theirs]) == {"nt_1": (mine, theirs)}
    assert current([first, mine, theirs, both]) == {"nt_1": (both,)}
    taken_back = replace(both, withdrawn_on="2026-02-01")
    assert current([first, mine, theirs, taken_back]) == {"nt_1": (mine, theirs)}


def test_work_travels_with_a_copy(tmp_path, store):
    with open_store(f"sqlite:///{tmp_path / 'here.db'}") as here:
        here.append_all(one_of_each())
        copy_reported(here, store, merge=merge_cases)
        assert store.digests() == here.digests()


def test_what_was_about_who_is_forgotten_goes_with_its_text(store):
    _, siti, phone = office(store)
    store.append_all(one_of_each(siti))
    store.append(note(2, phone, text="switched off"))
    store.forget_case("c_2")
    for kind in (Note, Tag, SavedView, Question, BriefingText):
        assert list(store.appended(kind, standing=False)) == []
    (folder,) = store.appended(Investigation)
    assert (folder.name, folder.linked) == ("Konawe", ())


def test_what_is_about_others_too_loses_the_forgotten_and_their_names(store):
    budi, siti, phone = office(store)
    texts = "Siti Rahasia, rahasia siti; 0812-3456-7890 and Budi Santoso"
    canvas = Canvas(
        shown=(budi, siti, phone),
        pinned=(siti,),
        places={budi: (1.0, 2.0), siti: (3.0, 4.0)},
        groups=(Group(id=f"case:{'c_2'}", by="case", key="c_2", members=(siti, budi)),),
        selected=(siti,),
    )
    store.append_all(
        (
            note(1, budi, text=texts),
            SavedView(name="View of Siti Rahasia", canvas=canvas, **made(1, "vw")),
            Question(
                text=texts,
                linked=(budi, siti),
                tasks=(Task(id="1", what="ring 081234567890", who="Siti Rahasia"),),
                **made(1, "qs"),
            ),
        )
    )
    store.forget_case("c_2")
    (kept_note,) = store.appended(Note)
    (view,) = store.appended(SavedView)
    (question,) = store.appended(Question)
    assert kept_note.text == "[…], […]; […] and Budi Santoso"
    assert (view.name, view.canvas.shown) == ("View of […]", (budi,))
    assert (view.canvas.pinned, view.canvas.selected, view.canvas.groups) == ((), (), ())
    assert dict(view.canvas.places) == {budi: (1.0, 2.0)}
    (task,) = question.tasks
    assert (question.linked, task.what, task.who) == ((budi,), "ring […]", "[…]")


def test_of_an_edition_that_told_of_the_forgotten_stays_that_there_was_one(store):
    budi, siti, _ = office(store)
    named = edition(1, budi, content='{"text":"Siti Rahasia left by sea"}')
    of_case = edition(2, budi, cases=("c_1", "c_2"))
    of_party = edition(3, budi, siti)
    of_others = edition(4, budi, cases=("c_1",), distribution=("Polda", "Siti Rahasia"))
    store.append_all((named, of_case, of_party, of_others))
    store.forget_case("c_2")
    kept = {one.id: one for one in store.appended(Edition)}
    assert [kept[one.id].content for one in (named, of_case, of_party)] == ["", "", ""]
    assert [kept[one.id].digest for one in (named, of_case)] == [named.digest, of_case.digest]
    assert not kept[named.id].is_whole
    assert kept[of_others.id].is_whole
    assert kept[of_others.id].distribution == ("Polda", "[…]")


def working(number, owner="ani", **facts):
    return WorkingCanvas(owner=owner, id=f"w{number}", on=f"2026-01-0{number}", **facts)


def test_a_canvas_is_overwritten_for_its_owner_alone(store):
    revision = store.revision()
    store.keep_working(working(1, body='{"shown":["e_1"]}'))
    store.keep_working(working(1, "budi", body='{"shown":["e_2"]}'))
    newer = WorkingCanvas(owner="ani", id="w1", on="2026-01-05", body='{"shown":["e_3"]}')
    store.keep_working(newer)
    assert store.working("ani") == [newer]
    assert [canvas.body for canvas in store.working("budi")] == ['{"shown":["e_2"]}']
    assert store.working("ani", canvas_id="w1") == [newer]
    assert store.working("ani", canvas_id="w2") == []
    store.drop_working("ani", "w1")
    store.drop_working("ani", "w1")
    assert (store.working("ani"), len(store.working("budi"))) == ([], 1)
    assert store.revision() == revision


def test_of_many_canvases_the_last_are_kept(store):
    for number in (3, 1, 2):
        store.keep_working(working(number), most=2)
    assert [canvas.id for canvas in store.working("ani")] == ["w3", "w2"]


def test_a_canvas_survives_closing_and_loses_what_is_forgotten_in_every_step(open_again):
    store = open_again()
    budi, siti, _ = office(store)
    step = f'{{"shown":["{budi}","{siti}"],"places":{{"{siti}":[1.0,2.0]}}}}'
    store.keep_working(working(1, name="Siti Rahasia", body=f'{{"canvas":{step},"past":[{step}]}}'))
    store.close()
    again = open_again()
    assert siti in again.working("ani")[0].body
    again.forget_case("c_2")
    (kept,) = again.working("ani")
    assert siti not in kept.body
    assert kept.body.count(budi) == 2
    assert kept.name == "[…]"
