"""PDF as veraPDF judges it, who did not write it: PDF/A-2a and PDF/UA-1, every form, hostile text.

`VERAPDF` names the folder of its jars; verapdf/pom.xml says how to get them.
"""

import os
import subprocess
from pathlib import Path

import pytest

from app.briefing.forms.reading import FORMS
from app.briefing.pdf import pdf
from tests.app.briefing.documents import hostile, made, of_notes
from tests.offices.programs import program


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made_in = tmp_path_factory.mktemp("pdf")
    (made_in / "hostile.pdf").write_bytes(pdf(hostile()))
    (made_in / "notes.pdf").write_bytes(pdf(of_notes(300)))
    for form in FORMS:
        for language in ("id", "en"):
            (made_in / f"{form}.{language}.pdf").write_bytes(pdf(made(form, language)))
    return made_in


@pytest.mark.slow
@pytest.mark.parametrize("standard", ["2a", "ua1"])
def test_every_form_is_what_it_says_it_is(standard, folder):
    jars = os.environ.get("VERAPDF")
    if not jars:
        pytest.skip("no veraPDF: set VERAPDF to the folder of its jars (verapdf/pom.xml)")
    files = sorted(folder.glob("*.pdf"))
    command = [program("java"), "-cp", f"{jars}/*", "org.verapdf.apps.GreenfieldCliWrapper"]
    command += ["--flavour", standard, "--format", "text", *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert told.splitlines() == [f"PASS {file} {standard}" for file in files]
