"""The review screen without a browser: what it shows of a pair, and what its buttons do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.model import Mention
from graph.schema import Decision
from tests.app.views.test_views import written
from tests.offices.open_spaces import close_all
from tests.offices.reviewing import (
    ANI_5,
    ANI_6,
    BUDI_1,
    BUDI_3,
    JOKO_5,
    JOKO_7,
    OFFICE,
    REVEALING,
    entity_of,
    open_space,
)
from tests.offices.stored import batch


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture
def uri(tmp_path: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with open_space(uri) as space:
        space.store.unmasked.put(batch(*OFFICE))
        space.review.relink()
    return uri


def page(uri: str, settings: dict[str, object], entity: str) -> None:
    from app.views import why
    from app.views.review import page
    from tests.offices.open_spaces import opened

    space = opened(uri, **settings)
    if entity:
        why.show_why(space, entity)
    else:
        page.show(space)


def draw(uri: str, *, pair: str = "", entity: str = "", **settings: object) -> AppTest:
    given = {"uri": uri, "settings": settings, "entity": entity}
    test = AppTest.from_function(page, kwargs=given, default_timeout=60)
    if pair:
        test.query_params["id"] = pair
    return sound(test.run())


def sound(test: AppTest) -> AppTest:
    assert [error.value for error in test.exception] == []
    return test


def told(test: AppTest) -> str:
    messages = [
        message.value
        for kind in ("success", "error", "warning", "info")
        for message in getattr(test, kind)
    ]
    said = "\n".join([written(test), *messages, *(table.value.to_string() for table in test.table)])
    return said.replace("\\", "")


def press(test: AppTest, label: str) -> AppTest:
    return sound(next(button for button in test.button if button.label == label).click().run())


def give_reason(test: AppTest, why: str, label: str = "Reason (kept with the decision)") -> AppTest:
    return sound(
        next(field for field in test.text_input if field.label == label).set_value(why).run()
    )


def pair_of(uri: str, one: Mention, other: Mention) -> str:
    with open_space(uri) as space:
        ends = set(entity_of(space, one, other))
        return next(
            pair.id for pair in space.review.queue() if {pair.left.id, pair.right.id} == ends
        )


def entities(uri: str, *mentions: Mention) -> list[str]:
    with open_space(uri) as space:
        return entity_of(space, *mentions)


def test_a_pair_is_shown_with_why_it_is_asked_what_differs_and_where_it_is_written(uri):
    shown = told(draw(uri, pair=pair_of(uri, JOKO_5, JOKO_7)))
    assert "kept apart because the sexes differ" in shown
    assert (
        "≠ differ" in shown
        and ":orange-background[male]" in shown
        and ":orange-background[female]" in shown
    )
    assert "File 1" in shown and "aduan.csv" not in shown


def test_the_evidence_is_drawn_and_said_for_screen_readers(uri):
    (picture,) = draw(uri, pair=pair_of(uri, JOKO_5, JOKO_7)).get("image")
    assert "the sexes differ" in str(picture.proto)


def test_same_joins_the_two_and_the_next_pair_follows(uri):
    test = draw(uri, pair=pair_of(uri, ANI_5, ANI_6))
    test = press(give_reason(test, "same scar"), "Same")
    one, other = entities(uri, ANI_5, ANI_6)
    assert one == other
    assert "Decided: same" in told(test)
    assert "id" not in test.query_params
    with open_space(uri) as space:
        (line,) = space.review.judgements()
        assert (line.judgement.decision, line.judgement.why) == (Decision.POSITIVE, "same scar")


def test_undo_takes_the_last_decision_back_and_the_two_come_apart(uri):
    before = entities(uri, ANI_5, ANI_6)
    test = press(draw(uri, pair=pair_of(uri, ANI_5, ANI_6)), "Same")
    assert len(set(entities(uri, ANI_5, ANI_6))) == 1
    test = press(test, "Undo my last decision")
    assert entities(uri, ANI_5, ANI_6) == before
    assert "Taken back" in told(test)


def test_a_withdrawal_needs_a_reason(uri):
    test = press(draw(uri, pair=pair_of(uri, ANI_5, ANI_6)), "Same")
    button = next(button for button in test.button if button.label == "Withdraw")
    assert button.disabled
    test = press(give_reason(test, "that was her sister", "Reason for withdrawing"), "Withdraw")
    assert len(set(entities(uri, ANI_5, ANI_6))) == 2


def test_what_contradicts_an_earlier_decision_is_refused_and_shown(uri):
    pair = pair_of(uri, BUDI_1, BUDI_3)
    with open_space(uri, user="joko") as space:
        left, right = (f"{mention.id}" for mention in (BUDI_1, BUDI_3))
        space.review.judge(left, right, Decision.NEGATIVE, "born in other years")
    test = press(give_reason(draw(uri, pair=pair), "looks alike"), "Same")
    shown = told(test)
    assert "Refused: it contradicts what was decided before" in shown
    assert "joko decided on" in shown and "born in other years" in shown
    one, other = entities(uri, BUDI_1, BUDI_3)
    assert one != other
    assert test.query_params["id"] in (pair, [pair])


def test_what_the_data_speak_against_is_not_called_the_same_without_a_reason(uri):
    test = press(draw(uri, pair=pair_of(uri, JOKO_5, JOKO_7)), "Same")
    assert "Something speaks against it" in told(test)
    assert len(set(entities(uri, JOKO_5, JOKO_7))) == 2
    press(give_reason(test, "the register has the sex wrong"), "Same")
    assert len(set(entities(uri, JOKO_5, JOKO_7))) == 1


def test_a_click_means_the_pair_that_was_shown_even_when_another_reviewer_decided_it_meanwhile(uri):
    with open_space(uri) as space:
        first, second = space.review.queue()[:2]
    test = draw(uri)
    with open_space(uri, user="joko") as space:
        space.review.decide(first.id, Decision.NEGATIVE, "no", link=False)
    test = press(test, "Same")
    assert "Refused" in told(test) or "is asked about" in told(test)
    with open_space(uri) as space:
        assert [judgement.judgement.by for judgement in space.review.judgements()] == ["joko"]
        assert second.id in {pair.id for pair in space.review.queue()}


def test_an_unsure_pair_waits_among_the_unsure(uri):
    pair = pair_of(uri, ANI_5, ANI_6)
    test = press(draw(uri, pair=pair), "Unsure")
    with open_space(uri) as space:
        assert [asked.id for asked in space.review.queue(unsure=True)] == [pair]
    assert "Unsure (1)" in test.get("button_group")[0].proto.options[-1].content


def test_a_skipped_pair_comes_last(uri):
    with open_space(uri) as space:
        ids = [pair.id for pair in space.review.queue()]
    test = press(draw(uri), "Skip")
    assert next(field.key for field in test.text_input) == f"why_{ids[1]}"
    for _ in ids[1:]:
        test = press(test, "Skip")
    assert next(field.key for field in test.text_input) == f"why_{ids[0]}"


def test_pairs_with_a_protected_person_are_asked_of_those_only_who_may_reveal(uri):
    with open_space(uri, **REVEALING) as space:
        (pair,) = (asked.id for asked in space.review.queue() if asked.left.name.startswith("Siti"))
    assert "Siti" in told(draw(uri, pair=pair, **REVEALING))
    masked = told(draw(uri, pair=pair))
    assert "Siti" not in masked
    assert "not asked about any more" in masked


def test_who_may_not_review_is_told_who_may(uri):
    test = draw(uri, role="briefing")
    assert "ask a handler" in told(test)
    assert not test.button


def test_nothing_to_review_says_so(tmp_path):
    assert "No pair waits to be reviewed" in told(draw(f"sqlite:///{tmp_path / 'new.db'}"))


def test_hostile_names_stay_text_in_the_table(tmp_path):
    from tests.offices.people import mention

    uri = f"sqlite:///{tmp_path / 's.db'}"
    hostile = "<b>Budi</b> **x** :red[y] http://evil.example"
    with open_space(uri) as space:
        space.store.unmasked.put(
            batch(mention(1, hostile, case="c_1"), mention(1, hostile, case="c_2"))
        )
        space.review.relink()
    fields = draw(uri).table[0].value.to_string()
    assert r"\<b\>Budi" in fields and r"\:red\[y\]" in fields
    assert "http://" not in fields


def test_decisions_can_wait_to_be_linked_together(uri):
    test = draw(uri, pair=pair_of(uri, ANI_5, ANI_6))
    test = sound(test.toggle[0].set_value(False).run())
    test = press(test, "Same")
    assert len(set(entities(uri, ANI_5, ANI_6))) == 2
    assert "1 decision waits to be linked" in told(test)
    test = press(test, "Link now")
    assert len(set(entities(uri, ANI_5, ANI_6))) == 1
    assert "Linked anew" in told(test)


def test_a_person_s_page_says_who_decided_and_who_may_be_the_same(uri):
    with open_space(uri) as space:
        space.review.judge(ANI_5.id, ANI_6.id, Decision.NEGATIVE, "sisters")
    shown = told(draw(uri, entity=entities(uri, ANI_5)[0]))
    assert "ani decided on" in shown and "sisters" in shown
    assert "kept apart because a reviewer decided that they are different" in shown
