"""The process that opens PDF files: one request a line, one answer a line, both JSON.

A request is `{"path", "password"}`, an answer `{"pages": [...]}` or `{"error": code}`. It runs
apart, with bounded memory and time, since a file of a megabyte can unpack to gigabytes and PDFium
is native code that reads what strangers wrote. It imports nothing of Simpul.
"""

import json
import signal
import sys

import pypdfium2

MAX_BYTES = 1 << 30
"""Memory that a file may take."""
MAX_SECONDS = 30
"""Seconds that a file may take."""
MAX_PAGES = 5_000
PASSWORD, DAMAGED, LONG = "password", "damaged", "long"
_WRONG_PASSWORD = 4
"""PDFium's FPDF_ERR_PASSWORD."""


def read(path: str, password: str, most: int) -> dict[str, object]:
    """The pages of a file as texts, or why it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError as error:
        wrong = getattr(error, "err_code", None) == _WRONG_PASSWORD
        return {"error": PASSWORD if wrong else DAMAGED}
    with document:
        if len(document) > MAX_PAGES:
            return {"error": LONG}
        pages: list[str] = []
        length = 0
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage().get_text_range()
            page.close()
            length += len(text)
            if length > most:
                return {"error": LONG}
            pages.append(text)
    return {"pages": pages}


def _bounded() -> None:
    """Let the system end this process when a file takes too much."""
    try:
        import resource
    except ImportError:  # no such limits on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))


def main() -> None:
    """Answer requests until there are none."""
    _bounded()
    for line in sys.stdin:
        asked = json.loads(line)
        if hasattr(signal, "alarm"):
            signal.alarm(MAX_SECONDS)
        try:
            answer = read(asked["path"], asked["password"], asked["most"])
        except (pypdfium2.PdfiumError, MemoryError, ValueError):
            answer = {"error": DAMAGED}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        if hasattr(signal, "alarm"):
            signal.alarm(0)


if __name__ == "__main__":
    main()
