"""PDF documents written by hand, so that tests know every byte of them."""

import zlib
from collections.abc import Sequence


def document(pages: Sequence[bytes]) -> bytes:
    """A PDF whose pages have these contents, compressed."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            + f"{5 + 2 * place} 0 R ".encode()
            + b"/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        packed = zlib.compress(page, 9)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + packed + b"\nendstream")
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    return written + head + table + end.encode()


def page(text: str) -> bytes:
    """The content of a page that shows these lines."""
    lines = (
        text.encode("latin-1").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    )
    shown = b"".join(b"(" + line + b") Tj T*\n" for line in lines.split(b"\n"))
    return b"BT /F1 9 Tf 40 800 Td 12 TL\n" + shown + b"ET"


def pdf(*pages: str) -> bytes:
    """A PDF of pages with these texts."""
    return document([page(text) for text in pages])
