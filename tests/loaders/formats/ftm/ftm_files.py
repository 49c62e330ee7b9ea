"""FollowTheMoney files in their real layouts, written for the tests."""

import json
from pathlib import Path


def entity(key: str, schema: str, caption: str = "", /, **properties) -> dict:
    """An entity as OpenSanctions writes it.

    Every property a list, and what it says of the entity beside them.
    """
    return {
        "id": key,
        "caption": caption or key,
        "schema": schema,
        "referents": [f"ofac-{key}"],
        "datasets": ["id_watchlist"],
        "first_seen": "2023-04-20T11:02:03",
        "last_seen": "2024-05-02T06:01:02",
        "last_change": "2024-01-11T06:01:02",
        "target": schema == "Person",
        "properties": {
            name: value if isinstance(value, list) else [value]
            for name, value in properties.items()
        },
    }


def aleph(key: str, schema: str, /, **properties) -> dict:
    """An entity as OpenAleph exports it: id, schema and properties alone."""
    lists = {
        name: value if isinstance(value, list) else [value] for name, value in properties.items()
    }
    return {"id": key, "schema": schema, "properties": lists}


def write(path: Path, entities, *, broken: str = "") -> Path:
    """One entity a line."""
    lines = [json.dumps(entity, ensure_ascii=False) for entity in entities]
    path.write_text("\n".join([*lines, *filter(None, [broken])]) + "\n", encoding="utf-8")
    return path


def watchlist() -> list[dict]:
    """A list of people like those of OpenSanctions.

    Edges before their ends, facts on lines of their own.
    """
    return [
        entity("dir1", "Directorship", director="Q1", organization="c1", role="Komisaris",
               startDate="2019-03"),
        entity(
            "Q1",
            "Person",
            "Budi Santoso",
            name=["BUDI SANTOSO", "Budi Santoso"],
            alias="Pak Bos",
            weakAlias="Bos",
            birthDate=["1980", "1980-05-12"],
            gender="male",
            nationality="id",
            idNumber="7271011205800001",
            phone="+6281234567890",
            email="budi@contoh.id",
            topics=["crime", "sanction", "role.pep"],
            notes="Menurut daftar.",
            position=["Direktur", "Anggota"],
        ),
        entity(
            "c1", "Company", "PT Sumber Laut Jaya", name="PT Sumber Laut Jaya",
            registrationNumber="91200-1122", jurisdiction="id", addressEntity="a1", parent="c2",
        ),
        entity("c2", "Company", "Sumber Holdings Ltd", name="Sumber Holdings Ltd", country="sg"),
        entity("a1", "Address", full="Jl. Melati No. 3, Palu", city="Palu", country="id"),
        entity("pass1", "Passport", holder="Q1", number="C1234567", country="id",
               startDate="2018", type="passport"),
        entity("sanc1", "Sanction", entity="Q1", authority="OJK", reason="contoh",
               startDate="2022-01-01"),
        entity("own1", "Ownership", owner="Q1", asset="c1", percentage="60", sharesType="biasa"),
        entity("post", "Position", name="Anggota DPRD", country="id"),
        entity("occ1", "Occupancy", holder="Q1", post="post", startDate="2014", endDate="2019"),
        entity("Q2", "Person", "Siti Rahma", name="Siti Rahma", passportNumber="A7654321",
               country=["id", "my"]),
        entity("fam1", "Family", person="Q1", relative="Q2", relationship="istri"),
    ]  # fmt: skip


def investigation() -> list[dict]:
    """A dataset like those of OpenAleph.

    Accounts, payments, calls, messages, vehicles, trips and documents.
    """
    return [
        aleph("p1", "Person", name="Joko Widi", country="id"),
        aleph("p2", "Person", name="Rina Sari"),
        aleph("l1", "LegalEntity", name="CV Maju Bersama"),
        aleph("b1", "BankAccount", bankName="BRI", accountNumber="1234-01-000567-53-9"),
        aleph("own", "Ownership", owner="p1", asset="b1"),
        aleph(
            "pay", "Payment", payer="p2", beneficiary="p1", beneficiaryAccount="b1",
            amount="1500000.50", currency="idr", date="2023-02-03", purpose="biaya paspor",
        ),
        aleph("pay2", "Payment", payerAccount="b1", beneficiary="l1", amount="2e6", currency="IDR"),
        aleph("call", "Call", caller="p1", receiverNumber="+60123456789",
              date="2023-02-01T10:00:00", duration="61"),
        aleph("msg", "Message", sender="p1", recipients=["p2", "l1"], subject="berangkat",
              date="2023-02-02"),
        aleph("car", "Vehicle", owner="p2", registrationNumber="DN 1234 AB"),
        aleph("ship", "Vessel", name="KM Lambelu", imoNumber="IMO9124548"),
        aleph("trip", "Trip", name="Pelayaran", involved=["p1", "p2", "l1"], vehicle="ship",
              startDate="2024-03-01"),
        aleph("wallet", "CryptoWallet", holder="p1",
              publicKey="1BoatSLRHtKNngkdXEeobR76b53LETtpyT", blockchain="btc"),
        aleph("acc", "UserAccount", owner="p1", service="Facebook", username="kerja.luar"),
        aleph("case", "CourtCase", name="12/Pid.Sus/2023/PN Pal", court="PN Palu"),
        aleph("party", "CourtCaseParty", party="p1", case="case", role="terdakwa"),
        aleph("debt", "Debt", debtor="p2", creditor="p1", amount="20000000", currency="IDR"),
        aleph("doc1", "Pages", fileName="a.pdf"),
        aleph("doc2", "Pages", fileName="b.pdf"),
        aleph("link", "UnknownLink", subject="p1", object="l1", role="disebut bersama"),
    ]  # fmt: skip
