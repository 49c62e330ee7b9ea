"""Files to import into i2 Analyst's Notebook: entities, links, and how their columns are assigned.

Analyst's Notebook reads delimited files by an import specification, which its user makes once and
keeps. The columns here are those that such a specification asks for; `specification` says in words
which column is assigned to what. Types are those of the standard template where it has one.
"""

from collections.abc import Iterable, Mapping

from app.access.own_numbers import OwnNumbers
from app.exports.archive import Part, with_manifest, zipped
from app.exports.graphs.elements import Edge, Elements, Node
from app.exports.heading import Heading
from app.exports.tables.csv import table_csv
from app.exports.tables.model import Column, ColumnKind, Row, Table
from app.wording.labels import N_
from app.wording.wording import Wording
from graph.schema import EntityKind, Strength

ENTITIES, LINKS, SPECIFICATION = "entities.csv", "links.csv", "import-specification.txt"
TYPES: Mapping[EntityKind, str] = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANIZATION: "Organization",
    EntityKind.CASE: "Case",
    EntityKind.PHONE: "Phone",
    EntityKind.BANK_ACCOUNT: "Account",
    EntityKind.IDENTITY_DOCUMENT: "Document",
    EntityKind.ADDRESS: "Address",
    EntityKind.PLACE: "Place",
    EntityKind.VEHICLE: "Vehicle",
    EntityKind.ONLINE_ACCOUNT: "Online Account",
    EntityKind.TRIP: "Trip",
}
_STRENGTHS = {
    Strength.CONFIRMED: "Confirmed",
    Strength.UNCONFIRMED: "Unconfirmed",
    Strength.TENTATIVE: "Tentative",
}
_OF_ENTITIES = (
    ("Identity", N_("Identity of the entity: two rows of one identity are one")),
    ("Type", N_("Entity type")),
    ("Label", N_("Label of the entity")),
    ("Roles", N_("Attribute “Roles”, text")),
    ("Scheme", N_("Attribute “Scheme”, text")),
    ("Cases", N_("Attribute “Cases”, number")),
    ("Protected", N_("Attribute “Protected”, flag: yes or no")),
)
_OF_LINKS = (
    ("Link identity", N_("Identity of the link, so that several between two stay several")),
    ("From identity", N_("Identity of end 1")),
    ("From type", N_("Entity type of end 1")),
    ("From label", N_("Label of end 1")),
    ("To identity", N_("Identity of end 2")),
    ("To type", N_("Entity type of end 2")),
    ("To label", N_("Label of end 2")),
    ("Link type", N_("Link type")),
    ("Label", N_("Label of the link")),
    ("Direction", N_("Direction: “From end 1 to end 2” or “None”")),
    ("Strength", N_("Strength: Confirmed, Unconfirmed or Tentative")),
    ("Start date", N_("Date, format yyyy-MM-dd; partial dates are left out")),
    ("End date", N_("Attribute “End date”, date and time, format yyyy-MM-dd")),
    ("Grade", N_("Grade: the Admiralty code, reliability and credibility")),
    ("Weight", N_("Attribute “Weight”, number")),
    ("Assessment", N_("Attribute “Assessment”, text")),
    ("Amount", N_("Attribute “Amount”, number")),
    ("Currency", N_("Attribute “Currency”, text")),
)
_WHOLE_DAY = 10


def i2_zip(elements: Elements, heading: Heading, wording: Wording, numbers: OwnNumbers) -> bytes:
    """Both files, the specification in the language of the reader, and a manifest."""
    entities = _table("entities", _OF_ENTITIES, map(_entity, elements.nodes))
    nodes = {node.id: node for node in elements.nodes}
    links = _table("links", _OF_LINKS, (_link(edge, nodes) for edge in elements.edges))
    parts = {
        ENTITIES: Part(
            content=numbers.content(table_csv(entities)), counts={"entities": len(entities.rows)}
        ),
        LINKS: Part(content=numbers.content(table_csv(links)), counts={"links": len(links.rows)}),
        SPECIFICATION: Part(content=specification(heading, wording).encode("utf-8-sig")),
    }
    return zipped(with_manifest(heading, parts))


def _part(table: Table, numbers: OwnNumbers) -> Part:
    content = numbers.content(table_csv(table))
    return Part(content=content, counts={table.name: len(table.rows)})


def specification(heading: Heading, wording: Wording) -> str:
    """How the columns of both files are assigned, as text."""
    _ = wording.text
    lines = [
        heading.title,
        f"{heading.for_whom} · {heading.handling}",
        "",
        _("How to import these files into i2 Analyst's Notebook:"),
        _(
            "1. Data > Import data, choose {file}; delimiter comma, text qualifier quotation mark,"
            " encoding UTF-8, first row holds the names of the columns."
        ).format(file=ENTITIES),
        _("2. Choose the design “Entity”, and assign its columns as listed below."),
        _(
            "3. Import {file} the same way with the design “Entity – link – entity”; ends that"
            " are on the chart already are matched by their identity."
        ).format(file=LINKS),
        _("4. Save both import specifications: the columns are the same in every export."),
        _(
            "An apostrophe before a text keeps a spreadsheet from running it; a column action of"
            " the import takes it off."
        ),
    ]
    for name, columns in ((ENTITIES, _OF_ENTITIES), (LINKS, _OF_LINKS)):
        lines += ["", name]
        lines += [f"  {column}: {_(meaning)}" for column, meaning in columns]
    return "\r\n".join(lines) + "\r\n"


def _table(name: str, columns: Iterable[tuple[str, str]], rows: Iterable[Row]) -> Table:
    made = (Column(name=one, kind=ColumnKind.TEXT, meaning=said) for one, said in columns)
    return Table(name=name, meaning="", columns=tuple(made), rows=tuple(rows))


def _entity(node: Node) -> Row:
    return {
        "Identity": node.id,
        "Type": TYPES[EntityKind(node.kind)],
        "Label": node.label,
        "Roles": node.roles.replace(",", ", "),
        "Scheme": node.scheme,
        "Cases": node.cases,
        "Protected": node.protected,
    }


def _link(edge: Edge, nodes: Mapping[str, Node]) -> Row:
    """A link with all that is needed of its ends, so that the file can be imported alone."""
    start, end = nodes[edge.start], nodes[edge.end]
    return {
        "Link identity": edge.id,
        "From identity": edge.start,
        "From type": TYPES[EntityKind(start.kind)],
        "From label": start.label,
        "To identity": edge.end,
        "To type": TYPES[EntityKind(end.kind)],
        "To label": end.label,
        "Link type": edge.kind,
        "Label": edge.role or edge.kind,
        "Direction": "From end 1 to end 2" if edge.directed else "None",
        "Strength": _STRENGTHS[Strength(edge.strength)],
        "Start date": _whole(edge.first_on),
        "End date": _whole(edge.last_on),
        "Grade": edge.grade,
        "Weight": edge.weight,
        "Assessment": edge.assessment,
        "Amount": edge.amount,
        "Currency": edge.currency,
    }


def _whole(day: str) -> str:
    return day if len(day) == _WHOLE_DAY else ""
