"""Our table against the library itself, and entities that it wrote.

Only where it could be built (it needs ICU).
"""

import pytest

from loaders.formats.ftm.schemata import FACTS, KNOWN, LINKS, NO_PLACE
from loaders.load import load, plan_load
from tests.loaders.formats.ftm.ftm_files import write

pytest.importorskip("followthemoney", reason="the library needs PyICU, which has no wheels")


def test_every_schema_of_the_model_is_read_or_said_to_have_no_place():
    from followthemoney import model

    named = {schema.name for schema in model if not schema.abstract}
    assert named - KNOWN - NO_PLACE == set()
    assert (KNOWN | NO_PLACE) - {schema.name for schema in model} == set()


def test_the_ends_of_links_and_facts_are_properties_of_their_schemata():
    from followthemoney import model

    for name, link in LINKS.items():
        schema = model[name]
        assert {*link.source, *link.target} <= schema.properties.keys()
        if schema.edge:
            assert (schema.edge_source, schema.edge_target) == (link.source[0], link.target[0])
    for name, fact in FACTS.items():
        assert {*fact.holders, *filter(None, [fact.thing])} <= model[name].properties.keys()


def test_entities_that_the_library_wrote_are_read(tmp_path):
    from followthemoney import model

    def made(schema, key, /, **properties):
        proxy = model.make_entity(schema)
        proxy.id = key
        for key, value in properties.items():
            proxy.add(key, value)
        return proxy.to_dict()

    path = write(
        tmp_path / "made.ftm.json",
        [
            made(
                "Person", "p1", name="Budi Santoso", birthDate="1980-05-12", phone="+6281234567890"
            ),
            made("Company", "c1", name="PT Sumber Laut", jurisdiction="Indonesia"),
            made("Employment", "e1", employee="p1", employer="c1", role="staf", startDate="2020"),
        ],
    )
    loaded = list(load(plan_load([path])))
    assert [mention.name for row in loaded for mention in row.mentions] == [
        "Budi Santoso",
        "PT Sumber Laut",
    ]
    assert [
        statement.how
        for row in loaded
        for statement in row.statements
        if statement.kind == "WORKS_FOR"
    ] == ["staf"]
