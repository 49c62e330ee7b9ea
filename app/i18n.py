"""Languages: every text a person reads is an English msgid, translated through gettext catalogues.

The catalogues are plain `.po` files (app/locale/<language>/LC_MESSAGES/simpul.po), compiled in
memory on first use, so a translator needs nothing but a text editor and no compiled file can go
stale.
Texts stand in `_("...")`, `text("...")`, `plural("...", "...", n)` or `N_("...")`; collect new ones
with:

    pybabel extract -F app/locale/extract.toml -k text -k plural:1,2 --no-location --sort-output -o
    simpul.pot app pybabel update --no-fuzzy-matching --ignore-obsolete -i simpul.pot -d app/locale
    -D simpul -l id
"""

import gettext
import io
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from graph.messages import Message, Text

LANGUAGES = ("id", "en")
"""Indonesian, the default, and English, the language of the msgids."""

_LOCALE = Path(__file__).parent / "locale"


def translator(language: str) -> gettext.NullTranslations:
    """The translations of a language; one without a catalogue is answered in English.

    >>> translator("id").gettext("Victim"), translator("en").gettext("Victim")
    ('Korban', 'Victim')
    """
    if language in LANGUAGES:
        return _load(language)
    return gettext.NullTranslations()


def in_language(language: str, said: Text) -> str:
    """What an error or an issue says, in a language; a value of it may be a message too."""
    if isinstance(said, str):
        return _said(language, said) if said else ""
    values = {
        name: in_language(language, value) if isinstance(value, Message) else value
        for name, value in said.values.items()
    }
    return _said(language, said.text).format(**values)


def _said(language: str, text: str) -> str:
    """The translation of a text, or of what stands before and behind its semicolon."""
    translate = translator(language).gettext
    whole = translate(text)
    return whole if whole != text else "; ".join(map(translate, text.split("; ")))


@lru_cache(maxsize=len(LANGUAGES))
def _load(language: str) -> gettext.NullTranslations:
    path = _LOCALE / language / "LC_MESSAGES" / "simpul.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
