"""Nothing that leaves the house tells an audience what is withheld from it."""

import pytest

from app.i18n import LANGUAGES
from app.workspace import Workspace
from tests.app.access.leaks import office
from tests.app.access.leaks.products import files_of, products
from tests.app.access.leaks.searching import Needle, found_in

AUDIENCES = ("internal", "partner", "public", "kejaksaan")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return office.fill(tmp_path_factory.mktemp("leaks"))


def leaks(settings, folder, name, needles):
    """What of these values is read in one product."""
    with Workspace(settings) as space:
        products()[name](space, folder)
    written = list(files_of(folder))
    assert written
    assert sum(len(content) for _, content in written) > 500
    found = []
    for path, content in written:
        found += [f"{place}: {needle.value}" for place, needle in found_in(path, content, needles)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", products())
def test_what_is_withheld_stands_in_no_file(settings, tmp_path, name, audience, language):
    asked = settings.for_audience(audience).override(language=language)
    needles = office.needles(audience, settings)
    assert leaks(asked, tmp_path, name, needles) == []


@pytest.mark.parametrize("name", products())
def test_who_reveals_names_in_files_only_those_who_agreed(settings, tmp_path, name):
    asked = settings.override(reveal=True, reason="house visit")
    needles = office.needles("internal", settings, revealing=True)
    assert leaks(asked, tmp_path, name, needles) == []


@pytest.mark.parametrize("name", products())
def test_a_value_that_may_be_told_is_found_by_the_same_search(settings, tmp_path, name):
    told = [Needle("name", office.CHARGED["Nama"])]
    assert leaks(settings, tmp_path, name, told)
