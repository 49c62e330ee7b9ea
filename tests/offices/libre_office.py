"""Files as LibreOffice opens them, without a window and with settings of its own."""

import subprocess
from pathlib import Path

from tests.offices.programs import program

EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""CSV of each sheet: comma, quotation mark, UTF-8, cells as they are shown."""
AS_UTF_8 = "CSV:44,34,76,1"
"""CSV as a person chooses it to be read: comma, quotation mark, UTF-8."""


def converted(path: Path, to: str, folder: Path, *, read_as: str = "") -> list[Path]:
    """The files that LibreOffice makes of one, in this folder."""
    before = set(folder.iterdir())
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    asked = [f"--infilter={read_as}"] if read_as else []
    command = [program("soffice"), profile, "--headless", *asked, "--convert-to", to, "--outdir"]
    command += [str(folder), str(path)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120, text=True)
    made = sorted(one for one in set(folder.iterdir()) - before if one.is_file())
    assert made, done.stdout + done.stderr
    return made
