"""The log in words: what each operation and action is called, and what else an entry says."""

from collections.abc import Iterable, Mapping

from app.access.logbook.operations import Operation
from app.audit.reading import LogLine
from app.wording.accounts.words import role_name
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
ACTIONS: Mapping[str, str] = {
    "load begun": N_("loading begun"),
    "load": N_("loaded"),
    "stage": N_("staged"),
    "discard": N_("draft discarded"),
    "save mapping": N_("mapping saved"),
    "open number": N_("number opened"),
    "close number": N_("number closed"),
    "watch": N_("watched"),
    "unwatch": N_("watched no longer"),
    "look at watchlist": N_("looked at the watchlist"),
    "write": N_("written"),
    "take back": N_("taken back"),
    "prepare": N_("disclosure prepared"),
    "approve": N_("disclosure approved"),
    "hand over": N_("disclosure handed over"),
    "acknowledge": N_("disclosure acknowledged"),
    "recall": N_("disclosure recalled"),
    "view": N_("seen"),
    "search": N_("searched"),
    "reveal": N_("names shown"),
    "export": N_("export begun"),
    "briefing": N_("briefing begun"),
    "give": N_("file handed out"),
    "sync": N_("store copied"),
    "link": N_("linked anew"),
    "combine": N_("reports joined"),
    "judge": N_("judged"),
    "withdraw judgement": N_("judgement withdrawn"),
    "resolve": N_("resolved anew"),
    "forget": N_("forgotten for good"),
    "sign in": N_("signed in"),
    "sign out": N_("signed out"),
    "refused": N_("sign-in refused"),
    "end session": N_("session ended"),
    "account": N_("account changed"),
    "read log": N_("log read"),
    "mend": N_("indexes mended"),
    "backup": N_("backed up"),
    "restore": N_("restored"),
}
_SHOWN_IDS = 2
_SHORT_ID = 10
_SHORT_DIGEST = 12


def operation_word(operation: Operation, wording: Wording) -> str:
    """What an operation is called."""
    return wording.text(OPERATIONS[operation])


def action_word(action: str, wording: Wording) -> str:
    """What an action is called; one that has no words yet by its code."""
    return wording.text(ACTIONS[action]) if action in ACTIONS else action


def whom(line: LogLine, wording: Wording, *, short: bool = False) -> str:
    """Whom an entry is about: the first ids, how many more, and what else."""
    letters = _SHORT_ID if short else None
    ids = " ".join(one[:letters] for one in line.ids[:_SHOWN_IDS])
    more = len(line.ids) - _SHOWN_IDS
    if more > 0:
        ids = wording.text("{ids} and {count} more").format(ids=ids, count=wording.number(more))
    return " · ".join(filter(None, (ids, line.of)))


def how(line: LogLine, wording: Wording) -> str:
    """In which role, for whom, with names or without, and what was given."""
    _ = wording.text
    facts = line.facts
    role = facts.get("role", "")
    told = [role and role_name(role, wording), _audience(facts.get("audience", ""), wording)]
    if "names" in facts:
        told.append(_("by name") if facts["names"] == "shown" else _("masked"))
    if "format" in facts:
        told.append(facts["format"])
    if "sha256" in facts:
        told.append(f"SHA-256 {facts['sha256'][:_SHORT_DIGEST]}…")
    if "to" in facts:
        told.append(_("to {receiver}").format(receiver=facts["to"]))
    return " · ".join(filter(None, told))


def role_names(codes: Iterable[str], wording: Wording) -> str:
    """What the roles are called in which somebody looked."""
    return ", ".join(role_name(code, wording) for code in codes)


def when(line: LogLine, wording: Wording) -> str:
    """The moment of an entry, in UTC."""
    return f"{wording.date(line.at[:10])} {line.at[11:19]}"


def _audience(name: str, wording: Wording) -> str:
    return wording.audience(name) if name in ("internal", "partner", "public") else name
