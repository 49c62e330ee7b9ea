"""Labels of things to choose among: all different, whatever the names are."""

from hypothesis import given
from hypothesis import strategies as st

from app.wording.finding.namesakes import told_apart

NAMES = st.dictionaries(
    st.text("abcdef0123456789", min_size=12, max_size=20).map("e_{}".format),
    st.sampled_from(["Jamal", "JAMAL", "Jamal\u202e", "Jamal · sponsor", "", "Ani"]),
    max_size=8,
)


@given(NAMES)
def test_no_two_labels_are_alike(names):
    labels = told_apart(names, [dict.fromkeys(names, "sponsor")])
    seen = [label.casefold() for label in labels.values()]
    assert len(set(seen)) == len(names)
    assert labels.keys() == names.keys()


def test_a_fact_stands_only_behind_those_that_it_may_tell_apart():
    names = {"e_1": "Jamal", "e_2": "Jamal", "e_3": "Ani"}
    roles = {"e_1": "sponsor", "e_2": "driver", "e_3": "sponsor"}
    assert told_apart(names, [roles, dict.fromkeys(names, "Konawe")]) == {
        "e_1": "Jamal · sponsor",
        "e_2": "Jamal · driver",
        "e_3": "Ani",
    }
