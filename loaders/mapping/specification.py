"""What a mapping says, as values: how the rows of tables become cases, mentions and statements.

A mapping file (loaders/mapping/yaml_reader.py) and the automatic mapping
(loaders/mapping/automatic.py) both give these; loaders/mapping/expressions.py turns them into
functions of a row, loaders/rows/ runs those.
"""

from collections.abc import Mapping

from graph.messages import Advice
from graph.model import Value
from graph.schema import RelationshipKind, Scheme


class Expression(Value, frozen=True, omit_defaults=True):
    """Where a text comes from.

    The first column that is filled, several joined, a template, or a constant.
    """

    columns: tuple[str, ...] = ()
    join: str | None = None
    text: str = ""
    """A template such as `{name} {surname}`; empty when all of its columns are."""
    value: str = ""
    split: tuple[str, ...] = ()
    codes: Mapping[str, str] = {}
    """Words to other words, by code_key."""
    default: str = ""
    line: int = 0


class Condition(Value, frozen=True, omit_defaults=True):
    """When something holds for a row.

    An expression is filled, is one of some words, or is none of them.
    """

    of: Expression
    one_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    pattern: str = ""
    """A regular expression that the text must match somewhere, case aside."""


class IdentifierSpec(Value, frozen=True, omit_defaults=True):
    """One identifier of a mention, or of a row."""

    scheme: Scheme
    value: Expression
    bank: Expression | None = None
    date: Expression | None = None
    """For a trip: its day."""
    prefix: str = ""
    unchecked: bool = False
    """Take letters and digits as they stand: for numbers of other countries or made-up ones."""
    whole: bool = False
    """The cell holds one identifier, whatever it has of slashes, commas and semicolons."""
    quiet: bool = False
    """A value that is not valid is left out without an issue."""


class MentionSpec(Value, frozen=True, omit_defaults=True):
    """One party that each row may speak of."""

    slot: str
    fields: Mapping[str, Expression] = {}
    identifiers: tuple[IdentifierSpec, ...] = ()
    each: Expression | None = None
    """A list (of texts or objects); the mention is made for each, read as columns `item` or
    `item.name`.
    """
    when: Condition | None = None
    extra: Mapping[str, Expression] = {}
    """What is kept beside its fields, by name."""
    always: bool = False
    """Whether it is made even when a row says nothing of it but its role."""
    once: Expression | None = None
    """Names the party within its case: rows that give the same text speak of one mention, made by
    the first of them.
    """


class EndSpec(Value, frozen=True, omit_defaults=True):
    """One end of a statement: a mention of the row, a mention of a keyed table, or an identifier.

    With an identifier and a slot it is the identifier, and the mention where the row gives none.
    """

    slot: str = ""
    table: str = ""
    key: Expression | None = None
    identifier: IdentifierSpec | None = None


class StatementSpec(Value, frozen=True, omit_defaults=True):
    """One statement that each row may make."""

    kind: RelationshipKind
    subject: EndSpec
    object: EndSpec
    fields: Mapping[str, Expression] = {}
    when: Condition | None = None


class JoinSpec(Value, frozen=True, omit_defaults=True):
    """Columns of a lookup beside those of the row, as `name.column`."""

    name: str
    lookup: str
    on: Expression
    required: bool = False


class LookupSpec(Value, frozen=True, omit_defaults=True):
    """A table that gives values to join into rows, by its key."""

    name: str
    files: tuple[str, ...]
    key: Expression
    sheet: str = "*"


class TableSpec(Value, frozen=True, omit_defaults=True):
    """How the rows of one table are read."""

    name: str
    files: tuple[str, ...] = ("*",)
    sheet: str = "*"
    columns: tuple[str, ...] = ()
    """The header that it was made for: a table with exactly these columns, order aside, is read by
    it whatever its file is called.
    """
    key: Expression | None = None
    """Names the row so that statements of other tables can refer to its mentions."""
    joins: tuple[JoinSpec, ...] = ()
    when: Condition | None = None
    case: Mapping[str, Expression] = {}
    case_extra: Mapping[str, Expression] = {}
    grade: Mapping[str, Expression] = {}
    mentions: tuple[MentionSpec, ...] = ()
    statements: tuple[StatementSpec, ...] = ()
    keep: str = ""
    """Where columns that no field takes are kept: `case`, the name of a mention, or nowhere."""
    kept: tuple[str, ...] = ()
    """Columns that are kept or left without a warning."""
    numbering: tuple[str, ...] = ()
    """Columns that only number the rows: a row with nothing else is blank."""
    constants: Mapping[str, str] = {}
    """Columns that every row has beside its own, with their one value: what stood above the table,
    or was given.

    A reject file holds them too, so that it loads by itself.
    """
    demand: Advice | None = None
    """Why a row is refused that makes none of the statements; None when it may be."""
    read_narrative: bool = True
    """Whether identifiers are looked for in the narrative of a case."""
    relate: bool = True
    """Whether parties with a role that acts on victims are stated to have acted on the victims of
    the same row.
    """
    line: int = 0


class MappingSpec(Value, frozen=True, omit_defaults=True):
    """A whole mapping."""

    name: str = ""
    dataset: str = ""
    files: tuple[str, ...] = ()
    date_order: str = "dmy"
    date_formats: tuple[str, ...] = ()
    lookups: tuple[LookupSpec, ...] = ()
    format: str = ""
    """The format whose loader reads its tables together (loaders/load.py); empty for row by row."""
    tables: tuple[TableSpec, ...] = ()
    """None: tables are mapped automatically, within the dataset."""


LOCALITY_FIELDS = ("village", "district", "regency", "province", "country", "text")
CASE_FIELDS = frozenset(
    {
        "number",
        "reported_on",
        "office",
        "channel",
        "categories",
        "status",
        "status_on",
        "procedural",
        "scheme",
    }
    | {"departed_on", "departed_from", "transit", "visa", "sector", "narrative", "references"}
    | {f"origin.{part}" for part in LOCALITY_FIELDS}
    | {f"destination.{part}" for part in LOCALITY_FIELDS}
)
MENTION_FIELDS = frozenset(
    {
        "kind",
        "role",
        "names",
        "aliases",
        "father",
        "sex",
        "born_on",
        "age",
        "nationality",
        "address",
    }
    | {"organization", "position", "consent"}
    | {f"locality.{part}" for part in LOCALITY_FIELDS}
    | {f"assessment.{part}" for part in ("status", "by", "on", "basis")}
)
STATEMENT_FIELDS = frozenset(
    {"first_on", "last_on", "amount", "currency", "count", "how", "strength", "text", "grade"}
)
GRADE_FIELDS = frozenset({"grade", "reliability", "credibility"})


def of_column(name: str) -> Expression:
    """The text of one column."""
    return Expression(columns=(name,))


def columns_of(expression: Expression | None) -> set[str]:
    """The columns that an expression reads."""
    if expression is None:
        return set()
    return set(expression.columns) | set(template_columns(expression.text))


def template_columns(template: str) -> list[str]:
    """The columns named in a template, in order.

    >>> template_columns("{name} ({:ID})")
    ['name', ':ID']
    """
    return [part.partition("}")[0] for part in template.split("{")[1:]]
