"""A leak that is planted in a file is found, whatever the file, the writing and the encoding."""

import base64
import gzip
import io
import json
import quopri
import zipfile
from urllib.parse import quote

import docx
import openpyxl
import pikepdf
import pytest

from tests.app.access.leaks.searching import Needle, found_in
from tests.offices.pdf import pdf

NAME = Needle("name", "Qonita Wulanduhu")
PART = Needle("part", "Wulanduhu")
PHONE = Needle("digits", "081277640001")
NIK = Needle("digits", "7210065408960011")
STREET = Needle("text", "Lorong Gandaria 71")
NEEDLES = (NAME, PART, PHONE, NIK, STREET)
WRITINGS = {
    "Qonita Wulanduhu": NAME,
    "QONITA  WULANDUHU": NAME,
    "qonita_wulanduhu": NAME,
    "Qonita-Wulanduhu": NAME,
    "Qónita\u00a0Wulandūhu": NAME,
    "Qo\u200bnita Wulan\u00adduhu": NAME,
    "QonitaWulanduhu": NAME,
    "Wulanduhu, Q.": PART,
    "by WULANDUHU": PART,
    "081277640001": PHONE,
    "+62 812-7764-0001": PHONE,
    "62.812.7764.0001": PHONE,
    "(0812) 7764 0001": PHONE,
    "8127 7640 001": PHONE,
    "7210065408960011": NIK,
    "7210 0654 0896 0011": NIK,
    "721006.540896.0011": NIK,
    "LORONG GANDARIA NO 71".replace(" NO", ""): STREET,
    "lorong-gandaria/71": STREET,
}


def encodings(text):
    plain = text.encode()
    wide = "".join(f"&#{ord(letter)};" for letter in text).encode()
    return {
        "utf-8": plain,
        "utf-16": text.encode("utf-16"),
        "utf-16-be": text.encode("utf-16-be"),
        "html": wide,
        "html hex": "".join(f"&#x{ord(letter):x};" for letter in text).encode(),
        "json": json.dumps("".join(f"\\u{ord(letter):04x}" for letter in text))
        .replace("\\\\", "\\")
        .encode(),
        "percent": "".join(f"%{byte:02X}" for byte in plain).encode(),
        "url": quote(text).encode(),
        "quoted": quopri.encodestring(plain),
        "tags": "</w:t><w:t>".join(text).encode(),
        "hex": plain.hex().encode(),
        "base64": base64.b64encode(plain),
        "base64 later": base64.b64encode(b";" + plain),
        "base64 last": base64.b64encode(b"y " + plain + b";"),
        "base64 for addresses": base64.urlsafe_b64encode(b"?>~" * 3 + plain),
        "base64 of utf-16": base64.b64encode(text.encode("utf-16-le")),
        "base64 of html": base64.b64encode(wide),
        "percent of base64": quote(base64.b64encode(plain)).encode(),
        "gzip in base64": base64.b64encode(gzip.compress(plain * 20, compresslevel=0)),
    }


@pytest.mark.parametrize("encoding", encodings("x"))
def test_every_writing_is_found_in_every_encoding(encoding):
    missed = []
    for writing, needle in WRITINGS.items():
        content = b"head of the file; " + encodings(writing)[encoding] + b" and its end"
        if needle not in [found for _, found in found_in("file", content, NEEDLES)]:
            missed.append(writing)
    assert missed == []


def zip_of(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return content.getvalue()


def workbook(text, where):
    book = openpyxl.Workbook()
    match where:
        case "cell":
            book.active["B7"] = text
        case "sheet":
            book.active.title = text[:31]
        case "author":
            book.properties.creator = text
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def document(text, where):
    made = docx.Document()
    match where:
        case "runs":
            paragraph = made.add_paragraph()
            for letter in text:
                paragraph.add_run(letter)
        case "footer":
            made.sections[0].footer.paragraphs[0].text = text
        case "keywords":
            made.core_properties.keywords = text
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def with_metadata(text):
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("nothing"))) as opened:
        opened.docinfo["/Title"] = text
        opened.save(content, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return content.getvalue()


def with_attachment(text):
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("nothing"))) as opened:
        opened.attachments["rows.csv"] = pikepdf.AttachedFileSpec(opened, text.encode())
        opened.save(content)
    return content.getvalue()


CONTAINERS = {
    "zip": lambda text: zip_of(x=text),
    "name in a zip": lambda text: zip_of(**{f"{text}.csv": "x"}),
    "zip in a zip": lambda text: zip_of(x=zip_of(y=text)),
    "cell": lambda text: workbook(text, "cell"),
    "author": lambda text: workbook(text, "author"),
    "runs": lambda text: document(text, "runs"),
    "footer": lambda text: document(text, "footer"),
    "keywords": lambda text: document(text, "keywords"),
    "pdf": lambda text: pdf(f"Network\n{text}"),
    "pdf broken": lambda text: pdf(text[:8] + "\n" + text[8:]),
    "pdf metadata": with_metadata,
    "pdf attachment": with_attachment,
    "workbook in a zip": lambda text: zip_of(x=workbook(text, "cell")),
}


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("needle", [NAME, PHONE, NIK], ids=lambda needle: needle.value)
def test_it_is_found_in_every_kind_of_file(container, needle):
    content = CONTAINERS[container](needle.value)
    assert needle in [found for _, found in found_in("file", content, NEEDLES)]


def test_it_is_found_in_the_name_of_a_file():
    assert NAME in [needle for _, needle in found_in("qonita-wulanduhu.zip", b"", NEEDLES)]


@pytest.mark.parametrize(
    "text", ["Korban 1 of case K-1", "Wulan duhulu", "0812 7764 0002", "7210065408960012", ""]
)
def test_what_is_another_value_is_none(text):
    assert found_in("file", text.encode(), NEEDLES) == []
