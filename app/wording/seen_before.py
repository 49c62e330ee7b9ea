"""What was seen before of a case that came in, as sentences."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from app.intake.draft_store import CaseChange
from app.monitoring.seen_before import (
    COMMON,
    IDENTIFIER,
    JOINS,
    LICENCE,
    NETWORK,
    PARTY,
    SAME_NAME,
    WATCHED,
    PriorHit,
    SeenBefore,
)
from app.wording import labels
from app.wording.profile import UNNAMED, network_word
from app.wording.wording import Wording
from graph.model import Id


def intake_sentence(
    line: PriorHit, seen: SeenBefore, wording: Wording, networks: Mapping[Id, str] = UNNAMED
) -> str:
    """One line in words; its case is named beside it. `networks` are what networks are called."""
    called = tuple(network_word(network, networks) for network in line.networks)
    return _SENTENCES[line.code](replace(line, networks=called), seen, wording)


def skipped_sentences(
    seen: SeenBefore, wording: Wording, instead: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """What the lines do not tell; `instead` says some of it in other words, by reason."""
    _ = wording.text
    texts = {
        "cases": _(
            "More came in than is compared with earlier cases at once: look at the networks."
        ),
        "names": _("Names were not compared: more parties came in than are compared at once."),
        "networks": _(
            "Networks were not compared, the store is large: look at them with `simpul networks`."
        ),
        "protected": _("Protected people were not looked up: with `--reveal REASON` they are."),
        "uncompared": _(
            "Protected people were neither looked up nor compared: with `--reveal REASON` they are."
        ),
    }
    texts |= {reason: _(told) for reason, told in instead.items()}
    more = _("{count} more lines are not shown").format(count=wording.number(seen.left_out))
    return [*([more] if seen.left_out else []), *(texts[reason] for reason in seen.skipped)]


def change_words(change: CaseChange, wording: Wording) -> tuple[str, str]:
    """What a draft does to a known case, and the fields in which it differs."""
    _ = wording.text
    added = _("{n} added").format(n=wording.number(change.added)) if change.added else ""
    removed = (
        _("{n} rows removed").format(n=wording.number(change.removed)) if change.removed else ""
    )
    return ", ".join(filter(None, (_("changed"), added, removed))), ", ".join(change.fields)


def _joins(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    now, *joined = line.networks
    text = wording.text("joins networks {networks} into one: {network}")
    return text.format(networks=", ".join(joined), network=now)


def _party(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    """A party who is known from earlier cases, and as whom the new file names them."""
    name = seen.entities[line.entities[0]].name
    n = line.count
    if line.written and line.written != name:
        text = wording.plural(
            "{written} is {name}, in {n} earlier case ({reasons})",
            "{written} is {name}, in {n} earlier cases ({reasons})",
            n,
        )
    else:
        text = wording.plural(
            "{name} is in {n} earlier case ({reasons})",
            "{name} is in {n} earlier cases ({reasons})",
            n,
        )
    return text.format(
        written=line.written, name=name, n=wording.number(n), reasons=_likeness(line, wording)
    )


def _identifier(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    n = line.count
    text = wording.plural("{what} is in {n} earlier case", "{what} is in {n} earlier cases", n)
    return text.format(what=_named(line, seen, wording), n=wording.number(n))


def _common(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    n = line.count
    text = wording.plural(
        "{what} is in {n} earlier case, but common: it proves nothing",
        "{what} is in {n} earlier cases, but common: it proves nothing",
        n,
    )
    return text.format(what=_named(line, seen, wording), n=wording.number(n))


def _network(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    text = wording.text("belongs to network {network} of {n} cases")
    return text.format(network=line.networks[0], n=wording.number(line.count))


def _same_name(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    """A name that is known already: probably the same person, or only a namesake."""
    n = line.count
    if "regency" in line.reasons:
        text = wording.plural(
            "{written} is probably the same as {name}, known from {n} case ({reasons})",
            "{written} is probably the same as {name}, known from {n} cases ({reasons})",
            n,
        )
    else:
        text = wording.plural(
            "{written} is called like {name}, known from {n} case ({reasons})",
            "{written} is called like {name}, known from {n} cases ({reasons})",
            n,
        )
    return text.format(
        written=line.written,
        name=seen.entities[line.entities[0]].name,
        n=wording.number(n),
        reasons=_likeness(line, wording),
    )


def _licence(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    return f"{seen.entities[line.entities[0]].name}: {wording.licence(line.reasons[0])}"


def _watched(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    text = wording.text("watched: {what} ({who}, {date}: {why})")
    what = seen.entities[line.entities[0]].name if line.entities else ", ".join(line.networks)
    who, date = line.reasons
    return text.format(what=what, who=who, date=wording.date(date), why=line.written)


def _named(line: PriorHit, seen: SeenBefore, wording: Wording) -> str:
    entity = seen.entities[line.entities[0]]
    return f"{wording.scheme(str(entity.properties.get('scheme', entity.kind)))} {entity.name}"


def _likeness(line: PriorHit, wording: Wording) -> str:
    return ", ".join(
        wording.text(labels.LIKENESSES[reason]) if reason in labels.LIKENESSES else reason
        for reason in line.reasons
    )


_SENTENCES: dict[str, Callable[[PriorHit, SeenBefore, Wording], str]] = {
    WATCHED: _watched,
    JOINS: _joins,
    PARTY: _party,
    IDENTIFIER: _identifier,
    COMMON: _common,
    NETWORK: _network,
    SAME_NAME: _same_name,
    LICENCE: _licence,
}
