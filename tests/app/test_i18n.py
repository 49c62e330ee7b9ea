"""The catalogues: every text of the house is translated, none is left over."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.i18n import LANGUAGES, translator
from tests.app.core_messages import core_messages, plain_texts

HOUSE = Path(__file__).parents[2] / "app"
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS = {
    **dict.fromkeys(("_", "N_", "gettext", "text")),
    **dict.fromkeys(("ngettext", "plural"), (1, 2)),
}


def used() -> set[str]:
    found = extract_from_dir(str(HOUSE), method_map=METHODS, keywords=KEYWORDS)
    texts = {message if isinstance(message, str) else message[0] for _, _, message, *_ in found}
    return texts | core_messages()


def catalogue():
    path = HOUSE / "locale" / "id" / "LC_MESSAGES" / "simpul.po"
    with path.open("rb") as file:
        return read_po(file, locale="id")


def translated() -> dict[str, str]:
    entries = {}
    for message in catalogue():
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            entries[key] = message.string if isinstance(message.string, str) else message.string[0]
    return entries


def test_every_text_has_an_indonesian_one():
    entries = translated()
    assert sorted(text for text in used() if not entries.get(text)) == []


def test_no_entry_is_fuzzy_or_left_over():
    assert [message.id for message in catalogue() if message.id and message.fuzzy] == []
    assert not catalogue().obsolete
    assert sorted(set(translated()) - used() - plain_texts()) == []


def test_translations_keep_their_fields():
    fields = re.compile(r"\{(\w*)\}")
    wrong = [
        text
        for text, there in translated().items()
        if set(fields.findall(text)) != set(fields.findall(there))
    ]
    assert wrong == []


def test_both_languages_speak():
    assert LANGUAGES == ("id", "en")
    assert translator("id").gettext("Victim") == "Korban"
    assert translator("en").gettext("Victim") == "Victim"
    assert translator("fr").gettext("Victim") == "Victim"


@pytest.mark.parametrize(("n", "text"), [(1, "{n} victim"), (2, "{n} victims")])
def test_english_counts(n, text):
    assert translator("en").ngettext("{n} victim", "{n} victims", n) == text
    assert translator("id").ngettext("{n} victim", "{n} victims", n) == "{n} korban"
