"""No command runs or obeys what lies in the folder of cases, nor lets others read what it writes."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.main import get_command

from app.cli import cli
from app.settings import Settings
from app.workspace import Workspace
from loaders.sample import write_sample
from tests.offices.traps import OBEYED, lay_traps, sprung

ROOT = Path(__file__).parents[3]
DRIVER = """
import json, os, sys
opened = set()
sys.addaudithook(
    lambda event, told: opened.add(os.path.abspath(told[0]))
    if event == "open" and isinstance(told[0], str) else None
)
from app.cli import cli
from graph.errors import SimpulError
from typer.main import get_command
program = get_command(cli)
codes = {}
for line in json.loads(sys.argv[1]):
    try:
        program.main(args=line, prog_name="simpul")
    except SimpulError as error:
        codes[" ".join(line)] = 1
    except SystemExit as left:
        codes[" ".join(line)] = left.code or 0
    except BaseException as error:
        codes[" ".join(line)] = repr(error)
with open(sys.argv[2], "w") as file:
    json.dump({"codes": codes, "opened": sorted(opened), "path": sys.path}, file)
"""
"""A script that stands elsewhere, as the one does that installing makes, and runs every command."""
ELSEWHERE = {"serve"}
"""Shown in a browser (tests/browser/test_gate.py)."""
READABLE = ("made/", "demo/cases/", "thresholds.yaml")
"""What holds nothing of anybody: made-up cases, and thresholds."""


def commands(network: str, party: str, case: str) -> list[list[str]]:
    """Every command, on the store of the folder."""
    lines = f"""
    sample made --cases 5
    load cases --rejects rejected
    load extra.csv --draft
    map extra.csv -o extra.mapping.yaml
    drafts
    sources
    link
    networks --format csv
    show {party}
    why {party} --format json
    review --export pairs.xlsx
    review --import pairs.xlsx
    judge a b same --why uji
    split a --why uji
    review --groups
    settle g_0 same --why uji
    judgements
    withdraw j_0 --why uji
    indicators {network} --limit 3
    indicators --copy-thresholds thresholds.yaml
    resolve --report -o resolved.html
    resolve --report -o resolved.json
    resolve --dry-run
    network {network}
    gaps {network}
    path {party} {party}
    connect {party} {party}
    rank {network}
    keyplayers {network}
    whatif {network} --remove {party}
    changes
    watch {party} --why uji
    unwatch {party}
    open 081234567890 --case {case} --why dicek
    find 081234567890
    find perekrut -o found.csv
    find --list extra.csv -o listed.xlsx
    note {party} uji
    tag {party} penting
    questions --ask uji --about {party}
    views --save uji --of {party}
    investigations --begin uji
    likely {network}
    motifs {network}
    scripts
    help
    export {network} --format csv -o tables
    export {network} --format xlsx
    export {network} --format graphml
    export {network} --format html
    export all --format htcds
    export {network} --format all -o everything
    brief {network}
    brief {network} --form laporan_informasi --format docx
    brief {network} --form matriks_unsur --format pdf
    texts {network} judgement uji
    editions {network} --make
    pack make {network} --purpose uji -o pack.zip
    pack verify pack.zip
    sync sqlite:///simpul.db sqlite:///copy.db
    reveal {case} --why kunjungan_rumah_korban
    handle {case} sealed --why uji
    handle {case} open --why uji
    backup -o s.backup
    restore s.backup --check
    restore s.backup --yes
    disclosures --prepare --to Polda --network {network} --purpose uji --basis consent --override uji
    disclosures
    disclosures --who-holds {case}
    rekey --store sqlite:///copy.db --key office.key
    audit
    audit totals
    audit who-saw {case}
    audit verify
    audit -o log.json
    doctor
    accounts add citra --role analyst
    demo demo --cases 5 --no-app
    due
    due --extend {case} --until 2090-01-01 --why uji
    persons {party} --asks access
    persons {party} --asks correction --set address=uji
    forget {case} --yes
    forget {party} --yes --drafts
    """
    return [line.split() for line in lines.strip().splitlines()]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """A folder full of traps in which every command was run, with what each opened."""
    folder = tmp_path_factory.mktemp("cases")
    write_sample(folder / "cases", cases=40, seed=3)
    (folder / "extra.csv").write_text("Nomor Pengaduan;Nama;Peran\nZ-1;Eko Tandra;calo\n;;\n")
    with Workspace(Settings(store=f"sqlite:///{folder}/simpul.db", user="test")) as space:
        space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "first")
        space.linker.link()
        network = space.networks.all()[0]
    lines = commands(network.id, network.parties[0], network.cases[0])
    (folder / "office.key").write_text("a key of the office\n")
    (folder / "office.key").chmod(0o600)
    lay_traps(folder)
    before = set(folder.rglob("*"))
    elsewhere = tmp_path_factory.mktemp("bin")
    (elsewhere / "simpul").write_text(DRIVER)
    ran = subprocess.run(
        [sys.executable, elsewhere / "simpul", json.dumps(lines), elsewhere / "told"],
        cwd=folder,
        env={**_bare_environment(), "PYTHONPATH": str(ROOT)},
        umask=0,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads((elsewhere / "told").read_text())
    return {**found, "folder": folder, "before": before, "lines": lines}


def _bare_environment() -> dict[str, str]:
    return {name: told for name, told in os.environ.items() if not name.startswith("SIMPUL_")}


def test_every_command_was_run_and_most_did_what_they_do(told):
    there = set(get_command(cli).commands) - ELSEWHERE
    assert {line[0] for line in told["lines"]} == there
    failed = {line: code for line, code in told["codes"].items() if code != 0}
    refused = (
        "judge",
        "settle",
        "split",
        "withdraw",
        "path",
        "connect",
        "load",
        "open",
        "resolve --report",
    )
    assert [line for line in failed if not line.startswith(refused)] == [], failed
    assert not [code for code in failed.values() if isinstance(code, str)], failed


def test_nothing_in_the_folder_is_run(told):
    assert sprung(told["folder"]) == []
    assert str(told["folder"]) not in told["path"]
    assert "" not in told["path"]


def test_nothing_in_the_folder_is_opened_but_what_was_named(told):
    folder = told["folder"]
    traps = {str(path) for path in folder.glob("*.py")} | {str(folder / name) for name in OBEYED}
    assert traps & set(told["opened"]) == set()


def test_what_is_written_is_readable_by_its_owner_alone(told):
    folder: Path = told["folder"]
    written = [path for path in folder.rglob("*") if path.is_file() and path not in told["before"]]
    names = {str(path.relative_to(folder)) for path in written}
    assert {"copy.db", "pairs.xlsx", "tables/parties.csv", "extra.mapping.yaml"} <= names
    assert _readable_by_others(folder, written) == []


def _readable_by_others(folder: Path, paths: Iterable[Path]) -> list[str]:
    found = []
    for path in paths:
        name = str(path.relative_to(folder))
        if not name.startswith(READABLE) and stat.S_IMODE(path.stat().st_mode) & 0o077:
            found.append(name)
    return sorted(found)
