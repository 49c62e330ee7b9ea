"""Nothing that leaves the house tells an audience what is withheld from it."""

from functools import partial

import pytest

from app.briefing.writing import BriefingFormat
from app.i18n import LANGUAGES
from app.workspace import Workspace
from tests.app.access.leaks import office
from tests.app.access.leaks.products import AUDIENCES, brief, briefings, files_of, products
from tests.app.access.leaks.searching import Needle, found_in

PICTURES = {"export png"}
"""What holds its letters as dots: they are those of the SVG, which is searched."""
LEAST_BYTES = 300
"""Of a product that tells something: what the public is told as Pajek has 379."""
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return office.fill(tmp_path_factory.mktemp("leaks"))


def leaks(settings, folder, write, needles):
    """What of these values is read in what is written."""
    with Workspace(settings) as space:
        write(space, folder)
    written = list(files_of(folder))
    assert written
    assert sum(len(content) for _, content in written) > LEAST_BYTES
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
    assert leaks(asked, tmp_path, products()[name], needles) == []


@pytest.mark.parametrize(("form", "kind", "audience", "language"), briefings())
def test_what_is_withheld_stands_in_no_briefing(settings, tmp_path, form, kind, audience, language):
    asked = settings.for_audience(audience).override(language=language)
    needles = office.needles(audience, settings)
    write = partial(brief, form=form, kind=kind)
    assert leaks(asked, tmp_path, write, needles) == []


@pytest.mark.parametrize("kind", BriefingFormat)
def test_who_reveals_briefs_as_who_does_not(settings, tmp_path, kind):
    asked = settings.override(reveal=True, reason="house visit")
    needles = office.needles("internal", settings, revealing=True)
    write = partial(brief, form="laporan_informasi", kind=kind)
    assert leaks(asked, tmp_path, write, needles) == []


@pytest.mark.parametrize("name", products())
def test_who_reveals_names_in_files_only_those_who_agreed(settings, tmp_path, name):
    asked = settings.override(reveal=True, reason="house visit")
    needles = office.needles("internal", settings, revealing=True)
    assert leaks(asked, tmp_path, products()[name], needles) == []


@pytest.mark.parametrize("name", [name for name in products() if name not in PICTURES])
def test_a_value_that_may_be_told_is_found_by_the_same_search(settings, tmp_path, name):
    told = [Needle("name", office.CHARGED["Nama"])]
    assert leaks(settings, tmp_path, products()[name], told)


@pytest.mark.parametrize("kind", BriefingFormat)
def test_a_name_that_may_be_told_is_found_in_a_briefing(settings, tmp_path, kind):
    told = [Needle("name", office.CHARGED["Nama"])]
    write = partial(brief, form="laporan_informasi", kind=kind)
    assert leaks(settings, tmp_path, write, told)
