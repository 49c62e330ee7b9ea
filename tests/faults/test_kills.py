"""Some kills of every kind of work; `python -m tests.faults --kills 500` is the whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 20
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.timeout(900)  # every kind of work is done twice first, whatever else the machine does
def test_nothing_is_lost_whenever_it_is_killed():
    # a process of its own: this one has threads, which no child that is forked would have
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--kills", str(KILLS), "--seed", "7"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{KILLS} kills, 0 wrong" in ran.stdout


PLANTED = """
import json, random, sqlite3, sys
from pathlib import Path
from tests.faults.killing import Ground
from tests.faults.work import STORE, Work, _linked

def lose(folder):
    # what a store that wrote in two transactions would do
    with sqlite3.connect(folder / STORE, isolation_level=None) as raw:
        raw.execute("DELETE FROM relationship")
        import time
        time.sleep(0.3)
        raw.execute("DELETE FROM entity")

ground = Ground(Work("planted", _linked, lose), Path(sys.argv[1]))
chance = random.Random(1)
found = [line for _ in range(6) for line in list(ground.kill(chance))[1:]]
print(json.dumps(found))
"""


@pytest.mark.slow
def test_what_is_half_visible_is_found(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", PLANTED, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "the graph is neither as before nor as afterwards" in json.loads(ran.stdout)
