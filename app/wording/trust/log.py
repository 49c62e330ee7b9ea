"""The log in words: what each operation and action is called, and what else an entry says."""

from collections.abc import Mapping

from app.access.logbook.operations import Operation
from app.audit.reading import LogLine
from app.wording.labels import N_
from app.wording.wording import Wording

OPERATIONS: Mapping[Operation, str] = {
    Operation.COLLECTION: N_("collection"),
    Operation.ALTERATION: N_("alteration"),
    Operation.CONSULTATION: N_("consultation"),
    Operation.DISCLOSURE: N_("disclosure"),
    Operation.COMBINATION: N_("combination"),
    Operation.ERASURE: N_("erasure"),
    Operation.SIGN_IN: N_("sign-in"),
    Operation.RIGHTS: N_("accounts and rights"),
    Operation.LOG: N_("reading the log"),
    Operation.STORE: N_("upkeep"),
    Operation.OTHER: N_("something else"),
}
_SHOWN_IDS = 2
_SHORT_DIGEST = 12


def operation_word(operation: Operation, wording: Wording) -> str:
    """What an operation is called."""
    return wording.text(OPERATIONS[operation])


def whom(line: LogLine, wording: Wording) -> str:
    """Whom an entry is about: the first ids, how many more, and what else."""
    ids = " ".join(line.ids[:_SHOWN_IDS])
    more = len(line.ids) - _SHOWN_IDS
    if more > 0:
        ids = wording.text("{ids} and {count} more").format(ids=ids, count=wording.number(more))
    return " · ".join(filter(None, (ids, line.of)))


def how(line: LogLine, wording: Wording) -> str:
    """In which role, for whom, with names or without, and what was given."""
    _ = wording.text
    facts = line.facts
    told = [facts.get("role", ""), _audience(facts.get("audience", ""), wording)]
    if "names" in facts:
        told.append(_("by name") if facts["names"] == "shown" else _("masked"))
    if "format" in facts:
        told.append(facts["format"])
    if "sha256" in facts:
        told.append(f"SHA-256 {facts['sha256'][:_SHORT_DIGEST]}…")
    if "to" in facts:
        told.append(_("to {receiver}").format(receiver=facts["to"]))
    return " · ".join(filter(None, told))


def when(line: LogLine, wording: Wording) -> str:
    """The moment of an entry, in UTC."""
    return f"{wording.date(line.at[:10])} {line.at[11:19]}"


def _audience(name: str, wording: Wording) -> str:
    return wording.audience(name) if name in ("internal", "partner", "public") else name
