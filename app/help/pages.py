"""The pages of the help: which topics there are, and the text of each in one language.

A page is the file `<topic>.<language>.md` beside this module. Its first line is `# Title`; its
second paragraph says what the page is for, and its first sentence stands in the list of topics.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

import msgspec

from app.i18n import LANGUAGES, translator
from graph.errors import NotFound

TOPICS = (
    "finding",
    "networks",
    "explorer",
    "work",
    "exports",
    "briefings",
    "editions",
    "sources",
    "who-is-who",
    "why",
    "privacy",
    "persons",
    "log",
    "accounts",
    "shared-store",
    "backup",
    "security",
    "settings",
    "changes",
)
"""In the order in which somebody new reads them."""

_PAGES = Path(__file__).parent
_ALIKE = 0.6
"""From which share of letters in common a name is taken for a misspelt topic."""


class Topic(msgspec.Struct, frozen=True):
    """What one page is about."""

    name: str
    """What is typed after `simpul help`; the same in every language."""
    title: str
    summary: str
    """The first sentence of what the page is for, without Markdown's marks."""


def topics(language: str) -> tuple[Topic, ...]:
    """Every topic, in reading order.

    >>> [topic.title for topic in topics("en")][:3]
    ['Finding people, numbers and cases', 'Networks', 'The explorer']
    """
    return tuple(_topic(name, page(name, language)) for name in TOPICS)


def page(topic: str, language: str) -> str:
    """The Markdown of one page; raises NotFound for another name, with those it may mean."""
    name = topic.strip().lower()
    if name not in TOPICS:
        _ = translator(language).gettext
        meant = ", ".join(nearest(topic, language))
        raise NotFound(_("no help on “{topic}”: try {topics}").format(topic=topic, topics=meant))
    return _read(name, language)


def nearest(word: str, language: str) -> tuple[str, ...]:
    """The topics whose name or title is most like this word; all of them when none is.

    >>> nearest("privasi", "id"), nearest("share store", "en")
    (('privacy',), ('shared-store',))
    """
    wanted = word.strip().lower()
    listed = topics(language)
    found = tuple(topic.name for topic in listed if _is_like(wanted, (topic.name, topic.title)))
    return found or TOPICS


def _is_like(wanted: str, names: Iterable[str]) -> bool:
    """Whether one of these names begins with what is wanted, or is it misspelt."""
    for name in names:
        written = name.lower()
        if wanted and written.startswith(wanted):
            return True
        if SequenceMatcher(None, wanted, written).ratio() >= _ALIKE:
            return True
    return False


def _topic(name: str, text: str) -> Topic:
    title, purpose, *_rest = text.split("\n\n")
    sentence, _stop, _others = " ".join(purpose.split()).partition(". ")
    summary = sentence.removesuffix(".").replace("`", "") + "."
    return Topic(name=name, title=title.removeprefix("# ").strip(), summary=summary)


def _read(name: str, language: str) -> str:
    """The text of a page; English where a language has no pages, as `app.i18n` does."""
    spoken = language if language in LANGUAGES else "en"
    return (_PAGES / f"{name}.{spoken}.md").read_text(encoding="utf-8")
