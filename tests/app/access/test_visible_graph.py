"""The graph in columns as far as a viewer may know of it."""

from pathlib import Path

import pytest

from graph.stores.base import GraphColumns
from tests.offices.linked import REVEALING, opened
from tests.offices.people import NIK, mention

PHONE, SECRET_PHONE = "+6281234567890", "+6285299998888"
WAHYU = "Wahyu Pratama"
PARTIES = (
    mention(1, WAHYU, case="c_1", nik=NIK, phone=PHONE),
    mention(2, "Ani Lestari", case="c_1", role="penampung", phone=PHONE),
    mention(1, "Joko Widada", case="c_2", role="pengantar"),
)
AS_VICTIM = (
    mention(8, WAHYU, case="c_2", role="korban", nik=NIK, phone=PHONE),
    mention(9, WAHYU, case="c_2", role="korban", nik=NIK, phone=SECRET_PHONE),
)


def seen(folder: Path, *more, **viewer) -> GraphColumns:
    folder.mkdir(exist_ok=True)
    opened(folder, *PARTIES).close()
    with opened(folder, *more, **viewer) as space:
        return space.store.visible_graph()


@pytest.mark.parametrize("viewer", [{}, {"role": "investigator"}])
def test_it_is_the_same_whether_a_party_was_a_victim_elsewhere(tmp_path, viewer):
    silent = seen(tmp_path / "silent", **viewer)
    told = seen(tmp_path / "told", *AS_VICTIM, **viewer)
    assert told.entities.equals(silent.entities)
    assert told.relationships.equals(silent.relationships)


def test_links_that_other_cases_tell_of_too_lose_the_weight_of_what_is_not_told(tmp_path):
    told = seen(tmp_path, *AS_VICTIM)
    whole = seen(tmp_path, **REVEALING)
    both = whole.relationships.join(told.relationships, on="id", suffix=" told")
    assert len(both) == len(told.relationships)
    assert (both["weight"] > both["weight told"]).any()
    assert (both["weight"] >= both["weight told"]).all()


def test_it_holds_no_names(tmp_path):
    graph = seen(tmp_path, *AS_VICTIM)
    assert graph.entities.columns == ["id", "kind"]
    assert WAHYU not in str(graph.entities.rows() + graph.relationships.rows())
