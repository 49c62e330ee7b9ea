"""A store of before ids were keyed shows no number that only free text tells of, before it is
linked anew.
"""

from graph.model import Entity, Identifier, SourceRef, Statement
from graph.schema import FREE_TEXT, RelationshipKind, Scheme
from graph.stores.shared.codec import encode
from graph.stores.shared.rekeying import Rekeying
from tests.offices.ids import IDS

PHONE = Identifier(scheme=Scheme.PHONE, value="+6281234567890")
PALU = Identifier(scheme=Scheme.PLACE, value="7271")
IN_TEXT = SourceRef(source_id="f_1", row=2, column="Kronologi", start=4, end=16)
IN_COLUMN = SourceRef(source_id="f_1", row=2)


def told(identifier: Identifier, ref: SourceRef) -> Statement:
    return Statement(
        id=f"s_{ref.column}",
        kind=RelationshipKind.NAMED_IN,
        case_id="c_1",
        record="r_1",
        ref=ref,
        subject=identifier,
        object="c_1",
    )


def brought_up(identifier: Identifier, *refs: SourceRef) -> Entity:
    statements = [told(identifier, ref) for ref in refs]
    facts = {"scheme": identifier.scheme.value, "value": identifier.value}
    old = Entity(
        id=identifier.plain_id, kind=identifier.kind, name=identifier.value, properties=facts
    )
    return Rekeying(IDS, (), (), (), statements).entity(encode(old))


def test_a_number_of_free_text_is_protected():
    found = brought_up(PHONE, IN_TEXT)
    assert (found.protected, found.properties[FREE_TEXT]) == (True, True)


def test_a_number_of_a_column_and_a_place_stay_as_they_were():
    assert not brought_up(PHONE, IN_TEXT, IN_COLUMN).protected
    assert not brought_up(PALU, IN_TEXT).protected
