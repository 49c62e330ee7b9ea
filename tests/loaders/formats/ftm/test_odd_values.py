"""Odd entities never crash the reading, and every line is counted."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.formats.ftm.schemata import FACTS, KNOWN, LINKS, NO_PLACE
from loaders.load import load, plan_load
from tests.loaders.formats.ftm.ftm_files import investigation

texts = st.text(max_size=20) | st.sampled_from(
    ["p1", "p2", "b1", "l1", "ship", "case", "x0", "x1", "-", "1e999", "nan"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=5,
)
ENDS = {name for link in LINKS.values() for name in (*link.source, *link.target)}
ENDS |= {name for fact in FACTS.values() for name in (*fact.holders, fact.thing)} - {""}
NAMES = (
    sorted(ENDS)
    + (
        "name alias birthDate gender phone email idNumber passportNumber number startDate endDate"
        " date amount currency percentage role address addressEntity parent accountNumber iban"
        " bankName registrationNumber username service publicKey topics country nationality full"
        " caption"
    ).split()
)
entities = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["x0", "x1", "x2", ""]) | texts,
        "schema": st.sampled_from([*sorted(KNOWN | NO_PLACE), "Odd", ""]),
        "properties": st.dictionaries(
            st.sampled_from(NAMES), st.lists(values, max_size=3) | values, max_size=8
        ),
    },
    optional={"caption": values, "datasets": values},
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(entities | values, max_size=6))
def test_no_entity_crashes_the_reading(tmp_path, odd):
    lines = [json.dumps(entity) for entity in [*investigation(), *odd]]
    path = tmp_path / "odd.ftm.json"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    loaded = list(load(plan_load([path])))
    assert sum(row.rows for row in loaded) == len(lines)
    for row in loaded:
        assert all(
            mention.case_id == loaded[0].case_id for mention in (*row.mentions, *row.statements)
        )
