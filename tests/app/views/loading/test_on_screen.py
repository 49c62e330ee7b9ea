"""What the page of loading says of an input: the fields that it has, and no option of a command."""

import re

import pytest

from app.i18n import LANGUAGES, translator
from app.monitoring.seen_before import SeenBefore
from app.views.loading import on_screen
from app.wording.wording import Wording
from graph.messages import message

OPTION = re.compile(r"--[a-z]|`simpul|SIMPUL_")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", on_screen._WITH_FIELDS)
def test_no_option_of_a_command_is_named(said: str, language: str):
    assert OPTION.search(said)
    told = on_screen.said_on_screen(message(said, name="a.csv", names="x"), Wording(language))
    assert not OPTION.search(told)


@pytest.mark.parametrize("said", on_screen._WITH_FIELDS)
def test_what_is_said_otherwise_is_said_by_a_command_still(said: str):
    assert translator("id").gettext(said) != said or all(
        translator("id").gettext(part) != part for part in said.split("; ")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_looked_up_names_no_option_either(language: str):
    seen = SeenBefore(skipped=("networks", "protected", "uncompared"))
    told = on_screen.skipped_on_screen(seen, Wording(language))
    assert len(told) == 3
    assert not any(map(OPTION.search, told))
