"""Whoever may not know of a sealed case is answered by every command as if there was none."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from graph.schema import Audience
from tests.app.access.handling.office import (
    HEAD,
    INSIDER,
    NEEDLES,
    OUTSIDER,
    add_sealed,
    fill,
    opened,
)
from tests.app.access.twins.answers import answer
from tests.app.access.twins.asking import STORE, working_in
from tests.app.access.twins.every_command import Ask, Viewer

_LOG = re.compile(r"\d+ (?:entries|catatan)(?= *$)", re.MULTILINE)
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
READS = tuple(
    """
sources
networks --limit 9
show "Bambang Wijaya"
show "Dewi Kartika"
show "Hendra Gunawan"
show "Sari Rahayu"
show SGL-771
show {sealed}
show 081288880008
show {sealed_person}
find Hendra --limit 0
find a --limit 0
find 2025 --limit 0
find "08129999" --limit 0
why "Bambang Wijaya"
why "Bambang Wijaya" "Dewi Kartika"
why "Hendra Gunawan"
review
review --figures
review --groups
judgements --all
indicators --limit 9
indicators {network}
resolve --report -f json
resolve --dry-run
network {network}
gaps {network}
path "Bambang Wijaya" "Dewi Kartika"
path "Bambang Wijaya" "Agus Salim"
path "Bambang Wijaya" "Hendra Gunawan"
connect "Bambang Wijaya" "Dewi Kartika"
rank
rank {network} --by all --limit 0
keyplayers {network}
whatif {network} --remove "Bambang Wijaya"
changes
changes --since 1
watch
note
note "Bambang Wijaya"
note SGL-771
tag
questions
views
investigations
texts
editions
likely {network} --limit 50
motifs {network}
scripts --limit 9
doctor
handle
handle SGL-771
handle A-1
export {network} -o out -f csv --date 2025-07-01
export {network} -o out.graphml -f graphml --date 2025-07-01
export {network} -o out.html -f html --date 2025-07-01
export all -o out -f csv
brief {network} --date 2025-07-01 -o out.html -f html
""".strip().splitlines()
)
CHANGES = tuple(
    """
link
load first
load new
load new --draft
resolve --yes
judge "Bambang Wijaya" "Agus Salim" different --why uji
watch 081288880008 --why uji
watch "Hendra Gunawan" --why uji
unwatch "Hendra Gunawan"
note "Hendra Gunawan" uji
handle SGL-771 open --why uji
handle {sealed} open --why uji
handle A-1 sealed --why uji
forget SGL-771 --yes
forget {sealed} --yes
""".strip().splitlines()
)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, str]]:
    """A folder with the sealed case, one without, and what to ask by."""
    folder = tmp_path_factory.mktemp("sealed")
    names: dict[str, str] = {}
    for name in ("sealed", "plain"):
        place = folder / name
        place.mkdir()
        with working_in(place):
            fill(STORE, Path())
            for later in ("later", "new"):
                Path(later).mkdir()
            Path("new/new.csv").write_text(f"{HEAD}\nN-1;06-03-2025;Bambang Wijaya;calo;;;Poso;\n")
            with opened(**INSIDER) as space:
                names["network"] = space.networks.all()[0].id
            if name == "sealed":
                add_sealed(STORE, Path())
                with opened(**INSIDER) as space:
                    names["sealed"] = space.store.case("SGL-771").id
                    names["sealed_person"] = space.store.find("Hendra Gunawan").id
    shutil.copytree(folder / "sealed" / "later", folder / "plain" / "later", dirs_exist_ok=True)
    return folder / "sealed", folder / "plain", names


def answers(place: Path, ask: Ask) -> Iterator[str]:
    with working_in(place):
        found = answer(ask)
    # how long the log is says nothing of a case: every look at anything adds to it
    yield _LOG.sub("…", found.text.replace(str(place), ""))


def ask_of(line: str, names: dict[str, str], viewer: Viewer) -> Ask:
    """One line as a viewer asks it."""
    return Ask(line, tuple(shlex.split(line.format(**names))), viewer)


VIEWERS = (
    Viewer(Audience.INTERNAL, "head", "en", ""),
    Viewer(Audience.INTERNAL, "analyst", "id", ""),
    Viewer(Audience.PARTNER, "investigator", "en", ""),
    Viewer(Audience.PUBLIC, "briefing", "id", ""),
)


@pytest.mark.parametrize("viewer", VIEWERS, ids=lambda viewer: f"{viewer.audience}-{viewer.role}")
def test_what_reads_answers_as_if_there_was_no_such_case(stores, viewer):
    sealed, plain, names = stores
    wrong = []
    for line in READS:
        ask = ask_of(line, names, viewer)
        (one,), (other,) = answers(sealed, ask), answers(plain, ask)
        if one != other:
            wrong.append(f"{line}\n{one}\n--- without it\n{other}")
        typed = " ".join(ask.words).casefold()
        if any(needle in one.casefold() for needle in NEEDLES if needle not in typed):
            wrong.append(f"{line} tells\n{one}")
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("viewer", VIEWERS[:2], ids=lambda viewer: f"{viewer.role}")
def test_what_changes_answers_as_if_there_was_no_such_case(stores, tmp_path, viewer):
    sealed, plain, names = stores
    wrong = []
    for line in CHANGES:
        ask = ask_of(line, names, viewer)
        found = []
        for place in (sealed, plain):
            copy = shutil.copytree(place, tmp_path / "copy")
            found += answers(copy, ask)
            with working_in(copy), opened(**OUTSIDER) as space:
                found.append(space.networks.all())
                history = space.changes.history(space.networks.all()[0])
                # revisions count everything that was ever written
                found.append([replace(step, revision=0) for step in history.steps])
            shutil.rmtree(copy)
        half = len(found) // 2
        if found[:half] != found[half:]:
            wrong.append(f"{line}\n{found[:half]}\n--- without it\n{found[half:]}")
    assert not wrong, "\n\n".join(wrong)


def test_what_somebody_changes_who_may_not_know_of_a_case_leaves_it_whole(stores, tmp_path):
    sealed, _plain, names = stores
    for line in ("link", "load new", "resolve --yes", "load first"):
        copy = shutil.copytree(sealed, tmp_path / "copy")
        with working_in(copy):
            answer(ask_of(line, names, VIEWERS[0]))
            with opened(reveal=True, reason="house visit", **INSIDER) as space:
                assert space.store.find("Sari Rahayu").protected
                assert space.store.case("SGL-771").number == "SGL-771"
                (network,) = space.networks.all()
                assert names["sealed"] in network.cases
        shutil.rmtree(copy)


def test_a_store_is_not_copied_by_who_may_not_know_of_all_of_it(stores, tmp_path):
    sealed, plain, names = stores
    line = f"sync {STORE} sqlite:///copied.db"
    for place, done in ((sealed, 1), (plain, 0)):
        copy = shutil.copytree(place, tmp_path / place.name)
        with working_in(copy):
            found = answer(ask_of(line, names, VIEWERS[0]))
            assert found.code == done, found.printed
