"""What is wrong with an input, said with the fields of the screen, not the options of a command."""

from collections.abc import Mapping
from types import MappingProxyType

from app.monitoring.seen_before import SeenBefore
from app.wording.labels import N_
from app.wording.seen_before import skipped_sentences
from app.wording.wording import Wording
from graph.messages import Message, Text

_WITH_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "give its number with --owner, or add a column MSISDN": N_(
            "give its number above in the field “Whose telephone or account it is”, or add a column"
            " MSISDN"
        ),
        "give its number with --owner": N_(
            "give its number above in the field “Whose telephone or account it is”"
        ),
        "write Bank : BRI above it, add a column Bank, or give both with --owner"
        " 'BRI 123401000567539'": N_(
            "write Bank : BRI above it, add a column Bank, or give both above in the field “Whose"
            " telephone or account it is”: BRI 123401000567539"
        ),
        "write the number and bank above the table, in columns Nomor Rekening and Bank, or give it"
        " with --owner 'BRI 123401000567539'": N_(
            "write the number and bank above the table, in columns Nomor Rekening and Bank, or give"
            " it above in the field “Whose telephone or account it is”: BRI 123401000567539"
        ),
        'say --purpose "…" --basis public_interest, or set SIMPUL_PURPOSE and SIMPUL_BASIS; bases'
        " are {names} (UU 27/2022 art. 20)": N_(
            "state them in the fields “Purpose” and “Lawful basis” before loading"
        ),
        "name another with --mapping, or take it out of the folder of saved ones": N_(
            "correct below how the columns are read, or take it out of the folder of saved ones"
        ),
        "name the column Nomor Pengaduan, or make a mapping with `simpul map {name}`": N_(
            "name the column Nomor Pengaduan, or say below how its columns are read"
        ),
        "name the column Nomor Pengaduan, or make a mapping with `simpul map {name}`; a list of"
        " ties begins with the header source,target, one of who was where with person,event": N_(
            "name the column Nomor Pengaduan, or say below how its columns are read; a list of ties"
            " begins with the header source,target, one of who was where with person,event"
        ),
    }
)
"""What a command says, and what the page of loading says instead."""
_SKIPPED: Mapping[str, str] = MappingProxyType(
    {
        "networks": N_("Networks were not compared, the store is large: look at “All networks”."),
        "protected": N_(
            "Protected people were not looked up: show names in the side bar for a reason, and they"
            " are."
        ),
        "uncompared": N_(
            "Protected people were neither looked up nor compared: show names in the side bar for a"
            " reason, and they are."
        ),
    }
)


def said_on_screen(said: Text, wording: Wording) -> str:
    """A text of an issue, naming what the page has.

    >>> said_on_screen("give its number with --owner", Wording("en"))
    'give its number above in the field “Whose telephone or account it is”'
    """
    text = said if isinstance(said, str) else said.text
    told = _WITH_FIELDS.get(text)
    if told is None:
        return wording.message(said)
    return wording.message(told if isinstance(said, str) else Message(told, said.values))


def skipped_on_screen(seen: SeenBefore, wording: Wording) -> list[str]:
    """What the lines of what was seen before do not tell."""
    return skipped_sentences(seen, wording, _SKIPPED)
