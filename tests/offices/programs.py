"""Programs that tests need from outside: where they stand, or what becomes of the test without."""

import os
import shutil

import pytest

PACKAGES = {
    "soffice": "libreoffice-writer libreoffice-calc",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "java": "default-jre-headless",
    "mvn": "maven",
}
"""The Debian package of each."""


def program(name: str) -> str:
    """The path of a program; without it the test is skipped, and fails where the suite is judged.

    A suite that silently tests less than it says would be worse than one that fails.
    """
    found = shutil.which(name)
    if found:
        return found
    said = f"no {name} found: install it (Debian: apt-get install {PACKAGES.get(name, name)})"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)
