"""Small mentions for tests, solvable by hand."""

from graph.model import Id, Identifier, Mention, SourceRef, mention_id, record_id
from graph.schema import EntityKind, Scheme
from tests.offices.ids import IDS

NIK = "7271014503900001"
OTHER_NIK = "7271011203850002"


def mention(
    number: int,
    name: str,
    *,
    case: Id = "c_1",
    role: str = "perekrut",
    nik: str = "",
    phone: str = "",
    born_on: str | None = None,
    sex: str = "",
    kind: EntityKind = EntityKind.PERSON,
    aliases: tuple[str, ...] = (),
) -> Mention:
    given = ((Scheme.NIK, nik), (Scheme.PHONE, phone))
    return Mention(
        id=IDS.key(mention_id("test", case, str(number))),
        case_id=case,
        record=IDS.key(record_id("test", case, str(number))),
        ref=SourceRef(source_id="f_1", row=number),
        kind=kind,
        role=role,
        names=(name,) if name else (),
        aliases=aliases,
        sex=sex,
        born_on=born_on,
        identifiers=tuple(
            Identifier(scheme=scheme, value=value) for scheme, value in given if value
        ),
    )
