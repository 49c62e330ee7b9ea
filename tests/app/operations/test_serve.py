"""The screens are served while their command lives, and no longer."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from app.operations.serve import ADDRESS


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((ADDRESS, port)) == 0


def is_open_soon(port: int) -> bool:
    until = time.monotonic() + 60
    while not is_open(port) and time.monotonic() < until:
        time.sleep(0.05)
    return is_open(port)


def test_a_server_whose_command_is_told_to_end_leaves_its_port(tmp_path: Path):
    run = (
        "from app.operations.serve import serve, Settings; serve(Settings(), port=0,"
        " open_browser=False)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        [sys.executable, "-c", run],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as served:
        port = int(served.stdout.readline().rpartition(":")[2])
        is_served = is_open_soon(port)
        served.terminate()
    assert is_served
    assert not is_open(port)
