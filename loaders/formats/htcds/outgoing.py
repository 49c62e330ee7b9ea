"""Cases and mentions as rows of the standard.

What loaders/formats/htcds/rows.py reads, the other way round.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from graph.model import Case, Mention
from graph.schema import EntityKind, Scheme
from loaders.formats.htcds.rows import CASE, NAME_PARTS, ORGANIZATION, PERSON, TYPE
from loaders.formats.htcds.standard import CASE_SECTIONS, fields, sections
from loaders.formats.htcds.values import JOIN

Texts = dict[str, str]

PROCESS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "perekrut",
                "perekrut_lapangan",
                "perekrut_kerabat",
                "p3mi",
                "kantor_cabang",
                "koordinator",
                "sponsor",
            ),
            "RecruiterOrIntermediary",
        ),
        **dict.fromkeys(("fasilitator", "travel_tour"), "BrokerTravelAgent"),
        "penampung": "HarbouredIndividual",
        "pengantar": "Transporter",
        "tekong_laut": "Smuggler",
        "agensi_ln": "ReceivedIndividual",
        "majikan": "Exploiter",
        **dict.fromkeys(
            (
                "pemodal",
                "pengurus_dokumen",
                "pemalsu_dokumen",
                "lpk",
                "pelolos_imigrasi",
                "oknum_petugas",
            ),
            "Other",
        ),
    }
)
"""The role in the process of each role code; none for those that only say that somebody is accused
or speaks.
"""
_GENDER = {"m": "Masculine", "f": "Feminine"}
_CONSENT = {True: "TRUE", False: "FALSE", None: ""}


def case_texts(case: Case) -> Texts:
    """What the standard holds of a case, by field.

    `name.2` for the second of a repeated section.
    """
    found = {column: str(getattr(case, name) or "") for name, column in CASE.items()}
    told = {name: text for name, text in case.extra.items() if field_of(name) in fields()}
    own = {
        name: text
        for name, text in told.items()
        if fields()[field_of(name)].section in CASE_SECTIONS
    }
    return filled(found | own)


def other_columns(case: Case) -> Texts:
    """What an office keeps beside a case in columns of its own."""
    known = {*fields(), "person_id", "org_id"}
    return {name: text for name, text in case.extra.items() if field_of(name) not in known}


def looked_up(case: Case, section: str, id_name: str) -> Iterable[tuple[str, Texts]]:
    """Id and fields of the people or organisations that only the fields of a case refer to."""
    found: dict[str, Texts] = {}
    for name, text in case.extra.items():
        if name.partition(".")[0] in (*sections()[section], id_name):
            found.setdefault(name.partition(".")[2], {})[field_of(name)] = text
    return [
        (texts.pop(id_name, f"{case.id}.{number or 1}"), texts)
        for number, texts in sorted(found.items())
    ]


def person_texts(mention: Mention) -> Texts:
    """What the standard holds of a person, without the context."""
    found = _fields_of(mention, PERSON)
    kept = {name: mention.extra[name] for name in sections()["Person"] if name in mention.extra}
    if not any(part in kept for part in NAME_PARTS):
        found |= _name_texts(mention)
    found["prs_Gender"] = _GENDER.get(mention.sex, "")
    if "prs_IdentityNumber" not in kept:
        found["prs_IdentityNumber"] = _identifiers(mention, Scheme.NIK) or _identifiers(
            mention, Scheme.PASSPORT
        )
    if not {"prs_HomePhone", "prs_MobilePhone"} & kept.keys():
        found["prs_MobilePhone"] = _identifiers(mention, Scheme.PHONE)
    found["prs_Email"] = _identifiers(mention, Scheme.EMAIL)
    found["prs_MailingStreet"] = mention.address or ", ".join(
        part for part in (mention.locality.village, mention.locality.district) if part
    )
    return filled(found | kept)


def organization_texts(mention: Mention) -> Texts:
    """What the standard holds of an organisation."""
    found = _fields_of(
        mention, {name: column for name, column in ORGANIZATION.items() if name != "names"}
    )
    found["org_Name"] = mention.name
    found["org_Phone"] = _identifiers(mention, Scheme.PHONE)
    return filled(
        found
        | {
            name: mention.extra[name]
            for name in sections()["Organization"]
            if name in mention.extra
        }
    )


def victim_texts(mention: Mention) -> Texts:
    """The victim context of a mention."""
    return filled({name: mention.extra.get(name, "") for name in sections()["VictimContext"]})


def party_texts(mention: Mention) -> Texts:
    """The part of a party in a case: its type, its role in the process, and what is said of it."""
    said = mention.extra.keys() & {TYPE, "per_RoleInProcess"}
    role = mention.extra.get("per_RoleInProcess", "") if said else PROCESS.get(mention.role, "")
    return filled(
        {
            TYPE: mention.extra.get(TYPE, "") or mention.role,
            "per_RoleInProcess": role,
            "per_RoleDetails": mention.extra.get("per_RoleDetails", ""),
            "per_Organisation": mention.organization,
        }
    )


def consent_text(mention: Mention) -> str:
    """The answer to the question for consent; what could not be read stands as it was written."""
    return _CONSENT[mention.consent] or mention.extra.get("con_Consent", "")


def is_victim(mention: Mention) -> bool:
    """Whether a mention is a victim, which has a section of its own."""
    return (
        mention.role == "korban"
        and mention.kind is EntityKind.PERSON
        and "per_RoleInProcess" not in mention.extra
    )


def field_of(name: str) -> str:
    """The field of a name that may count a repeated section, such as `hte_City.2`."""
    base, dot, number = name.partition(".")
    return base if not dot or number.isdecimal() else name


def filled(texts: Mapping[str, str]) -> Texts:
    """Only what says something."""
    return {name: text for name, text in texts.items() if text}


def _name_texts(mention: Mention) -> Texts:
    said = [mention.name, *(f"alias {alias}" for alias in mention.aliases if alias != mention.name)]
    first, _, rest = " ".join(filter(None, said)).partition(" ")
    return {"prs_FirstName": first, "prs_SecondName": rest}


def _fields_of(mention: Mention, columns: Mapping[str, str]) -> Texts:
    found = {}
    for name, column in columns.items():
        part = name.removeprefix("locality.")
        found[column] = str(getattr(mention if part == name else mention.locality, part) or "")
    return found


def _identifiers(mention: Mention, scheme: Scheme) -> str:
    return JOIN.join(
        identifier.value for identifier in mention.identifiers if identifier.scheme is scheme
    )
