"""Ids that nobody can guess: what a secret makes of plain ones."""

from graph.ids import IdKey, keyed_text
from graph.model import Identifier, case_id, make_id, plain_id
from graph.schema import Scheme
from tests.offices.ids import IDS

OTHER = IdKey(bytes(32))
PLAIN = case_id("Pengaduan Siti.xlsx", "001/2026")


def test_one_plain_id_is_another_id_under_another_secret():
    assert IDS.key(PLAIN) == IdKey(bytes(range(32))).key(PLAIN) != OTHER.key(PLAIN)


def test_a_keyed_id_and_one_made_of_others_stay_as_they_are():
    for known in (IDS.key(PLAIN), make_id("e", IDS.key(PLAIN)), "c_1", ""):
        assert IDS.key(known) == OTHER.key(known) == known


def test_each_store_has_a_secret_of_its_own_that_is_never_shown():
    first, second = IdKey.random(), IdKey.random()
    assert first != second
    assert len(first.secret()) == 32
    shown = f"{first!r} {first}"
    assert first.secret().hex() not in shown and str(first.secret()) not in shown
    assert not hasattr(first, "__dict__")


def test_an_identifier_is_one_entity_in_a_store_and_another_in_the_next():
    phone = Identifier(scheme=Scheme.PHONE, value="+6281234567890")
    assert IDS.identifier(phone) == IDS.key(plain_id("i", "phone", "+6281234567890"))
    assert IDS.identifier(phone) != OTHER.identifier(phone)


def test_in_a_text_only_what_stands_alone_in_quotes_is_an_id():
    text = f'{{"what":"{PLAIN}","why":"see {PLAIN}","\\"{PLAIN}\\"":1}}'
    keyed = keyed_text(text, IDS.key)
    assert keyed == text.replace(f'"what":"{PLAIN}"', f'"what":"{IDS.key(PLAIN)}"')
