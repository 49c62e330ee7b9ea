"""Chats exported by WhatsApp: how Android and iOS write them, and what is read of them."""

import json
from pathlib import Path

import pytest

from graph.model import Identifier
from graph.schema import NAMED, REGISTER, RelationshipKind
from loaders.load import Loaded, load, plan_load
from loaders.mapping.scope import Scope
from loaders.planned import LoadPlan
from loaders.readers.registry import read_tables
from loaders.readers.telephones.chat import BODY, DAY, SENDER
from loaders.rows.rejects import RejectWriter

ANDROID = """\
12/03/25 10.15 - Pesan dan panggilan terenkripsi secara end-to-end. Ketuk untuk info.
12/03/25 10.15 - +62 812-9870-0011: Mbak, jadi ke Taiwan?
12/03/25 10.16 - Rini Astuti: Jadi Pak: biaya berapa
12/03/25 10.17 - +62 812-9870-0011: Transfer ke BCA 1234567890 an Darmo Suwito
sisanya di Batam
13/03/25 10.18 - Rini Astuti: <Media tidak disertakan>
13/03/25 08.02 - +62 812-9870-0011: Pesan ini telah dihapus
14/03/25 08.02 - Rini Astuti: IMG-1.jpg (file terlampir)
sudah pak
"""
IOS_GROUP = """\
\ufeff[12/03/25 10.15.22] TKI 2025: \u200ePesan dan panggilan terenkripsi secara end-to-end.
[12/03/25 10.15.22] \u200ePak Darmo membuat grup "TKI: 2025"
[12/03/25 10.17.10] ~\u00a0Wati: saya siap
\u200e[12/03/25 10.18.10] \u202a+62 812-9870-0011\u202c: \u200efoto tidak disertakan
[12/03/25 10.19.10] Mama: hati hati
"""


def chat(path: Path, content: str, owner: str = "") -> tuple[LoadPlan, list[Loaded]]:
    path.write_text(content, encoding="utf-8")
    plan = plan_load([path], scope=Scope(owner=owner))
    return plan, list(load(plan))


def rows(path: Path, content: str) -> list[tuple[str, str, str]]:
    path.write_text(content, encoding="utf-8")
    (table,) = read_tables(path)
    return [(row.values[DAY], row.values[SENDER], row.values[BODY]) for row in table.rows()]


def exchanged(found: list[Loaded]) -> list[tuple[str, str, int, str | None]]:
    told = []
    for loaded in found:
        for said in loaded.statements:
            if said.kind is RelationshipKind.CALLED:
                assert isinstance(said.subject, Identifier) and isinstance(said.object, Identifier)
                told.append((said.subject.value, said.object.value, said.count, said.first_on))
    return told


def test_a_chat_of_android_is_read_message_by_message(tmp_path):
    found = rows(tmp_path / "Chat WhatsApp dengan Pak Darmo.txt", ANDROID)
    assert found[1] == ("2025-03-12", "+62 812-9870-0011", "Mbak, jadi ke Taiwan?")
    assert found[2] == ("2025-03-12", "Rini Astuti", "Jadi Pak: biaya berapa")
    assert found[3][2].endswith("an Darmo Suwito\nsisanya di Batam")
    assert found[5:] == [
        ("2025-03-13", "", "+62 812-9870-0011: Pesan ini telah dihapus"),
        ("2025-03-14", "Rini Astuti", "sudah pak"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "3/12/25, 10:15\u202fAM - Rini: halo",
        "12/03/2025, 10:15 - Rini: halo",
        "12.03.25, 10:15 - Rini: halo",
        "2025-03-12, 10:15 - Rini: halo",
        "[12/03/25, 10:15:22] Rini: halo",
        "[3/12/25, 10:15:22\u202fAM] Rini: halo",
        "[12.03.25, 10:15:22] Rini: halo",
        "12/03/25 pukul 10.15 - Rini: halo",
    ],
)
def test_the_stamps_of_many_languages_are_read(tmp_path, line):
    later = line.replace("3/12", "3/13") if line.lstrip("[").startswith("3/") else line
    found = rows(tmp_path / "chat.txt", f"{line}\n{later}\n")
    assert found[0] == ("2025-03-12", "Rini", "halo")


def test_days_that_could_be_months_are_read_so_that_time_does_not_go_back(tmp_path):
    lines = "2/3/25, 10:15 - Rini: a\n3/3/25, 10:15 - Rini: b\n1/4/25, 10:15 - Rini: c\n"
    assert [day for day, *_ in rows(tmp_path / "a.txt", lines)] == [
        "2025-03-02", "2025-03-03", "2025-04-01",
    ]  # fmt: skip
    lines = "3/2/25, 10:15 - Rini: a\n3/3/25, 10:15 - Rini: b\n4/1/25, 10:15 - Rini: c\n"
    assert [day for day, *_ in rows(tmp_path / "b.txt", lines)] == [
        "2025-03-02", "2025-03-03", "2025-04-01",
    ]  # fmt: skip


def test_who_wrote_to_whom_is_read_where_both_numbers_are_known(tmp_path):
    plan, found = chat(tmp_path / "a.txt", ANDROID, owner="085611112222")
    assert not plan.issues
    assert exchanged(found) == [
        ("+6281298700011", "+6285611112222", 2, "2025-03-12"),
        ("+6285611112222", "+6281298700011", 2, "2025-03-12"),
    ]
    plan, found = chat(tmp_path / "a.txt", ANDROID)
    assert ["whose telephone" in str(issue.reason) for issue in plan.issues] == [True]
    assert exchanged(found) == []


def test_persons_of_a_chat_are_listed_and_accused_of_nothing(tmp_path):
    _, found = chat(tmp_path / "a.txt", ANDROID)
    cases = [loaded for loaded in found if loaded.case]
    assert [loaded.case.scheme for loaded in cases if loaded.case] == [REGISTER]
    assert [(m.role, m.names, m.aliases) for m in cases[0].mentions] == [
        (NAMED, (), ()),
        (NAMED, (), ("Rini Astuti",)),
        (NAMED, ("Darmo Suwito",), ()),
    ]
    accounts = {i.value for m in cases[0].mentions for i in m.identifiers}
    assert accounts == {"+6281298700011", "bca:1234567890"}
    assert sum(loaded.rows for loaded in found) == 7


def test_a_number_given_by_owner_is_given_to_nobody_in_a_group(tmp_path):
    plan, found = chat(tmp_path / "_chat.txt", IOS_GROUP, owner="085611112222")
    assert ["of several" in str(issue.reason) for issue in plan.issues] == [True]
    mentions = [mention for loaded in found for mention in loaded.mentions]
    assert [(m.aliases, m.identifiers) for m in mentions] == [(("Wati",), ())]
    assert exchanged(found) == []


def test_a_group_of_which_two_wrote_gives_nobody_the_number_of_the_owner(tmp_path):
    lines = (
        "12/03/25 10.14 - Pak Darmo menambahkan Anda\n"
        "12/03/25 10.15 - +62 812-9870-0011: halo\n12/03/25 10.16 - Rini: ya\n"
        "12/03/25 10.17 - Rini: siap\n12/03/25 10.18 - Rini: pak\n"
    )
    _, found = chat(tmp_path / "a.txt", lines, owner="085611112222")
    assert "+6285611112222" not in str(found[-1].mentions)
    assert exchanged(found) == []


def test_ios_chats_of_one_name_are_two_chats(tmp_path):
    names = set()
    for folder, line in (("a", "halo"), ("b", "siapa")):
        (tmp_path / folder).mkdir()
        text = f"[12/03/25 10.15.22] Rini: {line}\n[12/03/25 10.16.22] Rini: ya\n"
        (tmp_path / folder / "_chat.txt").write_text(text, encoding="utf-8")
        (planned,) = plan_load([tmp_path / folder]).tables
        names.add((planned.source.id, planned.source.dataset))
    assert len(names) == 2


def test_dated_notes_of_an_office_stay_notes(tmp_path):
    lines = (
        "12/03/2025 10.15 - Pelapor datang ke kantor.\n"
        "12/03/2025 11.00 - Petugas menghubungi korban Wati Purnama.\n"
    )
    plan, found = chat(tmp_path / "catatan.txt", lines)
    assert [table.format for table in plan.tables] == [""]
    assert found[0].case and "Petugas menghubungi" in found[0].case.narrative


def test_a_line_with_no_such_day_is_refused_and_loads_when_corrected(tmp_path):
    content = "12/03/25 10.15 - Rini: halo\n32/13/25 10.16 - Rini: ya\n13/03/25 10.15 - Rini: ok\n"
    _, found = chat(tmp_path / "a.txt", content)
    refused = [loaded for loaded in found if loaded.rejected and not loaded.aside]
    assert [loaded.place.row for loaded in refused] == [2]
    with RejectWriter(tmp_path / "rejects") as writer:
        writer.write(refused[0])
    (path,) = writer.paths
    content = path.read_text(encoding="utf-8-sig")
    path.write_text(content.replace("32/13/25", "2025-03-12"), encoding="utf-8")
    again = list(load(plan_load([path])))
    assert [loaded.rejected for loaded in again] == [False]
    assert again[0].case and again[0].case.narrative == "ya"


def test_a_chat_of_telegram_is_read_as_any_other(tmp_path):
    joined = {"id": 1, "type": "service", "date": "2025-03-12T10:00:00", "action": "phone_call"}
    first = {"id": 2, "type": "message", "date": "2025-03-12T10:15:00", "from": "Pak Darmo"}
    parts = ["Transfer ke ", {"type": "bank_card", "text": "BRI 001201000123505"}]
    second = {**first, "id": 3, "from": "Rini", "text": "baik", "media_type": "voice_message"}
    picture = {**first, "id": 4, "text": "", "photo": "a.jpg"}
    messages = [joined, {**first, "text": parts}, second, picture]
    document = {"name": "Pak Darmo", "type": "personal_chat", "id": 7, "messages": messages}
    plan, found = chat(tmp_path / "result.json", json.dumps(document))
    assert [table.format for table in plan.tables] == ["chat"]
    (case,) = [loaded.case for loaded in found if loaded.case]
    assert case.narrative == "Transfer ke BRI 001201000123505\nbaik"
    assert sum(loaded.rows for loaded in found) == len(messages)
