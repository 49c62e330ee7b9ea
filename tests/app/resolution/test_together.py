"""What the cases of two namesakes share is told in plain words, and nobody protected by it."""

from pathlib import Path
from string import ascii_lowercase

import pytest

from app.cli.printing import explanation
from app.resolution.explanations import EntityExplanation, PairExplanation
from app.rows.explanation import why_record
from app.settings import Settings
from app.workspace import Workspace

HEADER = "no_pengaduan;nama_pmi;nik_pmi;nama_perekrut;hp_perekrut;nama_sponsor;nik_sponsor"
VICTIM, VICTIMS_NIK = "Siti Aminah", "7271014503900001"
BOTH = "Jamal Lamadjido;;Ema Djaelani;7208051207850003"


@pytest.fixture
def space(tmp_path: Path):
    others = [
        f"P-{one}{other};Korban {one}{other}rin;;Orang {one}{other}ono;;Sponsor {other}{one}ita;"
        for one in ascii_lowercase[:14]
        for other in ascii_lowercase[:14]
    ]
    told = [f"P-{number};{VICTIM};{VICTIMS_NIK};{BOTH}" for number in (1, 2)]
    table = tmp_path / "register.csv"
    table.write_text("\n".join([HEADER, *told, *others]), encoding="utf-8")
    store = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=store, user="test", language="en")) as opened:
        opened.intake.load(opened.intake.plan([table]), rejects=tmp_path / "rejected")
        opened.linker.link()
        yield opened


@pytest.fixture
def revealed(space, tmp_path: Path):
    given = Settings(
        store=space.settings.store,
        user="test",
        language="en",
        role="investigator",
        reveal=True,
        reason="house visit",
    )
    with Workspace(given) as opened:
        yield opened


def test_who_stands_in_both_cases_is_named_and_no_victim(space, capsys):
    whole = space.explanations.of("Jamal Lamadjido")
    assert isinstance(whole, EntityExplanation)
    first, second = (branch.mention for branch in whole.branches)
    found = space.explanations.of(first, second)
    assert isinstance(found, PairExplanation)
    assert [entity.name for entity in found.together] == ["Ema Djaelani"]

    explanation.why(space, found, [], explanation.WhyFormat.TABLE)
    told = capsys.readouterr().out
    assert "Both cases name Ema Djaelani too." in told
    assert VICTIM not in told
    record = why_record(found, space.wording)
    assert [entity["name"] for entity in record["together"]] == ["Ema Djaelani"]


def test_that_a_context_was_weighed_is_told_to_who_may_see_victims_alone(space, revealed):
    """A case in which somebody is a victim shares people with others, too."""
    for opened, weighed in ((space, False), (revealed, True)):
        whole = opened.explanations.of("Jamal Lamadjido")
        (step,) = [branch.step for branch in whole.branches if branch.step]
        assert ("context" in {said.name for said in step.comparisons}) is weighed
        told = sum(said.weight + said.frequency for said in step.comparisons)
        assert step.bits == pytest.approx(told, abs=0.05)
