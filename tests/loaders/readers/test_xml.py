"""Rows of flat XML, as phones and other systems export it."""

import tracemalloc
from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from loaders.readers.registry import Row, read_tables

CALLS = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore v10.20.002 on 10/06/2024 12:00:00-->
<?xml-stylesheet type="text/xsl" href="calls.xsl"?>
<calls count="2" backup_set="1a2b" backup_date="1718000000000" type="full">
  <call number="+6281234567890" duration="35" date="1718000000000" type="1" presentation="1"
    subscription_id="8962" post_dial_digits="" subscription_component_name="null"
    readable_date="10 Jun 2024 13:13:20" contact_name="Ibu &amp; Bapak" />
  <call number="0812000" duration="0" date="1718000009000" type="3" presentation="1"
    subscription_id="null" post_dial_digits="" subscription_component_name="null"
    readable_date="10 Jun 2024"
    contact_name="(Unknown)" />
</calls>
"""


def rows_of(path: Path, content: str | bytes) -> list[Row]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (table,) = read_tables(path)
    return list(table.rows())


def test_attributes_of_a_call_log_are_columns(tmp_path: Path) -> None:
    first, second = rows_of(tmp_path / "calls.xml", CALLS)
    assert (first.number, first.values["number"], first.values["contact_name"]) == (
        1,
        "+6281234567890",
        "Ibu & Bapak",
    )
    assert (second.number, second.values["duration"], second.reason) == (2, "0", "")
    (table,) = read_tables(tmp_path / "calls.xml")
    assert table.columns[:4] == ("number", "duration", "date", "type")


def test_one_call_is_a_table_of_one_row(tmp_path: Path) -> None:
    (row,) = rows_of(
        tmp_path / "a.xml", '<calls count="1"><call number="0811" duration="1"/></calls>'
    )
    assert row.values == {"number": "0811", "duration": "1"}


def test_simple_elements_are_columns_and_repeated_ones_a_list(tmp_path: Path) -> None:
    content = (
        '<x:data xmlns:x="urn:x"><info>2024</info><list><orang'
        ' id="1"><nama>Ani</nama><hp>0811</hp><hp>0812</hp><alamat><kota'
        ' tipe="kab">Palu</kota></alamat></orang><orang id="2"><nama>Budi</nama>dari'
        " Poso</orang></list></x:data>"
    )
    beside, first, second = rows_of(tmp_path / "a.xml", content)
    assert "beside the table" in beside.reason
    assert first.values == {
        "id": "1",
        "nama": "Ani",
        "hp": ["0811", "0812"],
        "alamat.kota.tipe": "kab",
        "alamat.kota.text": "Palu",
    }
    assert second.values == {"id": "2", "nama": "Budi", "text": "dari Poso"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_are_those_that_the_file_names(tmp_path: Path, encoding: str) -> None:
    named = "UTF-8" if encoding == "utf-8-sig" else encoding
    content = f'<?xml version="1.0" encoding="{named}"?><a><b n="Zoë"/><b n="é"/></a>'
    assert [row.values["n"] for row in rows_of(tmp_path / "a.xml", content.encode(encoding))] == [
        "Zoë",
        "é",
    ]


def test_file_cut_in_the_middle_gives_its_rows_and_says_where_it_broke(tmp_path: Path) -> None:
    content = "<calls>" + "".join(f'<call n="{n}"/>' for n in range(3000)) + "<call n="
    found = rows_of(tmp_path / "a.xml", content)
    assert len(found) == 3001
    assert "broken here" in found[-1].reason and found[-1].mend == "export the file again"


def test_text_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no rows"):
        rows_of(tmp_path / "a.xml", "<a>text</a>")


@pytest.mark.slow
def test_a_million_elements_take_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with path.open("w") as file:
        file.write("<calls>")
        for number in range(100):
            file.write(
                "".join(
                    f'<call number="0812{number}{n}" duration="35" type="1"/>'
                    for n in range(10_000)
                )
            )
        file.write("</calls>")
    (table,) = read_tables(path)
    tracemalloc.start()
    count = sum(1 for _ in zip(table.rows(), range(100_000), strict=False))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100_000
    assert peak < 4 << 20
    assert sum(1 for _ in table.rows()) == 1_000_000
