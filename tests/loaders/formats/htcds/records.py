"""Made-up records that fill every field of the standard, and the values that loading a file
gives.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

from msgspec import structs

from graph.model import Case, Mention, Statement
from graph.schema import Scheme
from loaders.formats.htcds.standard import Field, code_values, fields, sections
from loaders.formats.htcds.values import JOIN
from loaders.load import Loaded, load, plan_load

FIRST = ("Siti", "Dewi", "Moh", "Ani", "Budi", "Yusuf", "Rahma", "Lestari")
SECOND = ("Contoh", "Rekaan", "Tandilolo", "Watulingas", "Lasut")
_COUNTRIES = ("ID", "MY", "SA", "VN", "KP", "CD", "AE")


def value_of(field: Field, random: Random) -> str:
    """A value of a field as the standard wants it."""
    match field.kind:
        case "one":
            return random.choice(code_values(field.codes))
        case "several":
            values = code_values(field.codes)
            return JOIN.join(random.sample(values, k=random.randint(1, min(4, len(values)))))
        case "date":
            year, month, day = (random.randint(*span) for span in ((1960, 2024), (1, 12), (1, 28)))
            return f"{year}-{month:02}-{day:02}"
        case "yes_no":
            return random.choice(("TRUE", "FALSE"))
        case "country":
            return random.choice(_COUNTRIES)
        case "countries":
            return JOIN.join(random.sample(_COUNTRIES, k=2))
        case "number":
            return str(random.randint(0, 170))
    return {
        "prs_FirstName": random.choice(FIRST),
        "prs_MiddleName": random.choice(FIRST),
        "prs_SecondName": random.choice(SECOND),
        "prs_Email": f"orang{random.randint(1, 999)}@contoh.example",
        "prs_HomePhone": f"+6245142{random.randint(1000, 9999)}",
        "prs_MobilePhone": f"+628123450{random.randint(1000, 9999)}",
        "org_Phone": f"+628133450{random.randint(1000, 9999)}",
        "prs_MailingCity": "Palu",
        "prs_MailingState": "Sulawesi Tengah",
    }.get(field.name, f"=teks {field.label}; {random.randint(1, 999)} é")


def section_values(section: str, random: Random, *, all_filled: bool = True) -> dict[str, str]:
    """Every field of a section, or some."""
    named = [fields()[name] for name in sections()[section]]
    return {
        field.name: value_of(field, random)
        for field in named
        if all_filled or random.random() < 0.5
    }


def values(path: Path) -> list[Loaded]:
    """What loading a file gives, with nothing rejected."""
    rows = list(load(plan_load([path])))
    assert [issue for row in rows if row.rejected for issue in row.issues] == []
    return rows


def cases_of(rows: Iterable[Loaded]) -> list[Case]:
    """The cases of what was loaded, each as it was last."""
    return list({row.case.id: row.case for row in rows if row.case}.values())


def mentions_of(rows: Iterable[Loaded]) -> list[Mention]:
    """The mentions of what was loaded."""
    return [mention for row in rows for mention in row.mentions]


def statements_of(rows: Iterable[Loaded]) -> list[Statement]:
    """The statements of what was loaded."""
    return [statement for row in rows for statement in row.statements]


def plain_case(case: Case) -> dict[str, object]:
    """A case without what only says where it was read."""
    return {**structs.asdict(case), "id": "", "ref": ""}


def plain_mention(mention: Mention, numbers: Mapping[str, str]) -> dict[str, object]:
    """A mention without what only says where it was read, in the case of a number."""
    extra = {name: text for name, text in mention.extra.items() if name != "person_id"}
    own = tuple(
        identifier
        for identifier in mention.identifiers
        if identifier.scheme is not Scheme.OTHER_DOCUMENT
    )
    facts = structs.asdict(structs.replace(mention, identifiers=own, extra=extra))
    return {**facts, "id": "", "record": "", "ref": "", "case_id": numbers[mention.case_id]}


def plain(rows: Iterable[Loaded]) -> tuple[list[object], list[object]]:
    """Everything that rows gave, comparable between two files."""
    rows = list(rows)
    numbers = {case.id: case.number for case in cases_of(rows)}
    cases = sorted(
        (plain_case(case) for case in cases_of(rows)), key=lambda case: str(case["number"])
    )
    mentions = sorted((plain_mention(mention, numbers) for mention in mentions_of(rows)), key=str)
    return list(cases), list(mentions)
