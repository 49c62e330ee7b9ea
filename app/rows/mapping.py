"""What the first rows of a file would give by a proposed mapping, in lines for people."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.wording.wording import Wording
from graph.identifiers import format as format_identifier
from graph.model import Mention
from graph.schema import ROLES
from loaders.rows.mapper import Loaded


def party_lines(
    mentions: Sequence[Mention], wording: Wording, *, masked: bool = False
) -> Iterator[str]:
    """One line a party: role, name and identifiers.

    Of protected ones, when masked, only what was read of them.
    """
    for mention in mentions:
        if masked and ROLES[mention.role].protected:
            read = [wording.text("name")] * bool(mention.name) + [
                wording.scheme(i.scheme) for i in mention.identifiers
            ]
            yield (
                f"{wording.role(mention.role)}: {', '.join(dict.fromkeys(read))}"
                f" ({wording.text('masked')})"
            )
            continue
        told = [
            format_identifier(identifier.scheme, identifier.value)
            for identifier in mention.identifiers
        ]
        name = mention.name or wording.text("(no name)")
        yield f"{wording.role(mention.role)}: " + ", ".join([name, *told])


def link_line(row: Loaded, wording: Wording) -> str:
    """The links that a row states, counted by kind."""
    kinds = Counter(wording.relationship(statement.kind) for statement in row.statements)
    return ", ".join(
        f"{kind} {count}" if count > 1 else kind for kind, count in sorted(kinds.items())
    )
