"""The card of a group without a browser: what it shows, and what its buttons and letters do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.views.test_views import written
from tests.offices.handful import FOUR, TWO, cases_of, fill, member_in, reviewing
from tests.offices.open_spaces import close_all


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("filled")
    fill(f"sqlite:///{folder / 's.db'}", folder)
    return (folder / "s.db").read_bytes()


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture
def uri(filled: bytes, tmp_path: Path) -> str:
    file = tmp_path / "s.db"
    file.write_bytes(filled)
    return f"sqlite:///{file}"


def page(uri: str, screen: str, settings: dict[str, object]) -> None:
    from importlib import import_module

    from tests.offices.handful import reviewing
    from tests.offices.open_spaces import opened

    import_module(f"app.views.{screen}.page").show(opened(uri, reviewing, **settings))


def draw(uri: str, *, shown: str = "", screen: str = "review", **settings: object) -> AppTest:
    given = {"uri": uri, "screen": screen, "settings": settings}
    test = AppTest.from_function(page, kwargs=given, default_timeout=60)
    if shown:
        test.query_params["id"] = shown
    return sound(test.run())


def sound(test: AppTest) -> AppTest:
    assert [error.value for error in test.exception] == []
    return test


def told(test: AppTest) -> str:
    kinds = ("success", "error", "warning", "info", "subheader")
    said = [message.value for kind in kinds for message in getattr(test, kind)]
    return "\n".join([written(test), *said]).replace("\\", "")


def button(test: AppTest, label: str):
    return next(found for found in test.button if found.label == label)


def press(test: AppTest, label: str) -> AppTest:
    return sound(button(test, label).click().run())


def next_person(test: AppTest, group: str, member: str) -> AppTest:
    return sound(test.button(key=f"next_{group}_{member}").click().run())


def first(uri: str) -> str:
    with reviewing(uri) as space:
        return space.groups.groups()[0].id


def member(uri: str, case: str) -> str:
    with reviewing(uri) as space:
        return member_in(space, space.groups.groups()[0].id, case)


def people(uri: str) -> list[tuple[str, ...]]:
    with reviewing(uri) as space:
        return cases_of(space, "lamakarate")


APART = [("K-1",), ("K-2",), ("K-3",), ("K-4",)]


def test_a_group_comes_first_with_all_its_members_and_what_differs(uri):
    shown = told(draw(uri))
    assert "and 3 more: one person?" in shown
    assert [shown.count(f"**{number} · ") for number in range(1, 6)] == [1, 1, 1, 1, 0]
    assert shown.count(f" · {FOUR}**") == 3 and shown.count(" · H. Hasanudin Lamakarate**") == 1
    assert "K-1 (5 January 2024)" in shown and "K-4 (8 March 2024)" in shown
    assert ":orange-background[≠ Dolo, Kab. Sigi]" in shown
    assert ":orange-background[Kab. Sigi]" not in shown
    assert "Tie to" in shown and "the names are the same" in shown
    assert "Ratna" not in shown and "Rahma" not in shown


def test_all_the_same_joins_them_and_the_next_group_follows(uri):
    test = draw(uri)
    field = next(f for f in test.text_input if f.label == "Reason (kept with the decision)")
    test = press(sound(field.set_value("one tattoo").run()), "All the same")
    assert people(uri) == [("K-1", "K-2", "K-3", "K-4")]
    shown = told(test)
    assert "Decided: All the same" in shown
    assert f"“{TWO}” and “{TWO}”: one person?" in shown
    with reviewing(uri) as space:
        assert {line.judgement.why for line in space.review.judgements()} == {"one tattoo"}


def test_letters_part_a_group_and_as_split_says_so(uri):
    group = first(uri)
    test = draw(uri)
    assert button(test, "As split").disabled and not button(test, "All the same").disabled
    test = next_person(test, group, member(uri, "K-2"))
    test = next_person(test, group, member(uri, "K-4"))
    assert button(test, "All the same").disabled and not button(test, "As split").disabled
    assert "A: " in told(test) and "B: " in told(test)
    test = press(test, "As split")
    assert people(uri) == [("K-1", "K-3"), ("K-2", "K-4")]
    test = press(test, "Undo my last decision")
    assert people(uri) == APART
    assert "Taken back" in told(test)


def test_the_key_of_a_row_goes_through_the_persons_and_comes_back(uri):
    group, who = first(uri), member(uri, "K-2")
    test = draw(uri)
    chosen = []
    for _ in range(4):
        chosen.append(test.session_state[f"person_{group}_{who}"])
        test = next_person(test, group, who)
    # one letter more is offered with each that is used, and the first comes after the last
    assert chosen[:3] == [0, 1, 2]
    while test.session_state[f"person_{group}_{who}"]:
        test = next_person(test, group, who)
    assert not button(test, "All the same").disabled


def test_what_a_split_says_is_what_the_letters_show(uri):
    group, others = first(uri), [member(uri, f"K-{number}") for number in (1, 3, 4)]
    test = next_person(draw(uri), group, member(uri, "K-2"))
    test = next_person(test, group, member(uri, "K-2"))
    for other in others:
        test = next_person(test, group, other)
    shown = told(test)
    assert "B: " in shown and "C: " in shown and "A: " not in shown
    press(test, "As split")
    assert people(uri) == [("K-1", "K-3", "K-4"), ("K-2",)]


def test_none_the_same_keeps_all_apart(uri):
    test = press(draw(uri), "None the same")
    assert people(uri) == APART
    assert f"“{TWO}”" in told(test)


def test_not_these_two_stays_at_the_rest_and_says_who_decided(uri):
    group = first(uri)
    one, other = member(uri, "K-2"), member(uri, "K-4")
    test = draw(uri)
    test = sound(test.selectbox(key=f"two_a_{group}_en").set_value(one).run())
    test = sound(test.selectbox(key=f"two_b_{group}_en").set_value(one).run())
    assert button(test, "Not these two").disabled
    test = sound(test.selectbox(key=f"two_b_{group}_en").set_value(other).run())
    test = press(test, "Not these two")
    shown = told(test)
    assert "and 3 more: one person?" in shown
    assert "a reviewer said that they are different" in shown
    test = press(test, "All the same")
    assert "Refused: it contradicts what was decided before" in told(test)
    assert people(uri) == APART


def test_a_skipped_group_comes_last(uri):
    test = press(draw(uri), "Skip")
    assert f"“{TWO}” and “{TWO}”" in told(test)
    test = press(test, "Skip")
    assert "and 3 more: one person?" in told(test)


def test_a_click_means_the_group_that_was_shown_though_another_reviewer_answered_it(uri):
    test = draw(uri)
    group = first(uri)
    with reviewing(uri, "joko") as other:
        other.groups.answer(group, [other.groups.get(group).ids], "one car", link=False)
    test = press(test, "None the same")
    assert "is asked about" in told(test)
    with reviewing(uri) as space:
        assert {line.judgement.by for line in space.review.judgements()} == {"joko"}


def test_the_address_of_a_pair_and_of_a_group_show_what_they_name(uri):
    with reviewing(uri) as space:
        group = space.groups.groups()[1]
        pair = space.review.queue()[0]
    assert f"“{TWO}” and “{TWO}”" in told(draw(uri, shown=group.id))
    assert {found.label for found in draw(uri, shown=pair.id).button} >= {"Same", "Different"}
    assert "This group is not asked about any more." in told(draw(uri, shown="g_none"))


def test_an_answer_is_one_line_of_what_was_decided_and_is_withdrawn_whole(uri):
    test = press(draw(uri), "All the same")
    assert [found.label for found in test.expander][-2:] == [
        "Decided lately (1)",
        "How the review goes",
    ]
    field = next(f for f in test.text_input if f.label == "Reason for withdrawing")
    press(sound(field.set_value("read it again").run()), "Withdraw")
    assert people(uri) == APART
    with reviewing(uri) as space:
        assert space.review.judgements() == ()


@pytest.mark.parametrize("role", ["handler", "analyst", "briefing"])
def test_no_card_names_a_victim_to_who_may_not_reveal(uri, role):
    shown = told(draw(uri, role=role))
    assert "Ratna" not in shown and "Rahma" not in shown
    assert ("one person?" in shown) is (role != "briefing")


def test_a_network_says_how_many_decisions_would_settle_who_its_parties_are(uri):
    (found,) = (e.label for e in draw(uri, screen="network").expander if "settle" in e.label)
    assert found == "1 decision would settle who 4 parties are"
    titles = [e.label for e in draw(uri, screen="network", role="briefing").expander]
    assert not any("settle" in title for title in titles)
