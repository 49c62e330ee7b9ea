"""Whether a text is one SELECT and nothing else; what is doubtful is refused."""

import re

from graph.errors import SettingsError
from graph.messages import message

_PIECES = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/", re.DOTALL
)
_DOUBTFUL = re.compile(r"\\|\$\w*\$|/\*[!+]|#")
"""Writings that databases read in different ways: backslashes, dollar quotes, executable comments.
"""
_WRITING = re.compile(
    r"\b(?:insert|update|delete|merge|upsert|into|drop|alter|create|truncate|grant|revoke|call|exec"
    r"|execute|copy|attach|detach|pragma|lock"
    r"|vacuum|load_extension|set|begin|commit|do|outfile|dumpfile)\b",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r"\b(?:lo_\w+|dblink\w*|pg_(?:read|ls|stat|file|terminate|cancel|reload|rotate"
    r"|sleep|write|logical|advisory)\w*|set_config|"
    r"query_to_xml\w*|xp_\w+|sp_\w+|openrowset|opendatasource|openquery|load_file|sleep"
    r"|benchmark|sys_exec|sys_eval|"
    r"readfile|writefile|utl_\w+|dbms_\w+)\s*\(",
    re.IGNORECASE,
)
"""Functions that do more than compute, or read files of the server."""
_START = re.compile(r"\s*(?:select|with)\b", re.IGNORECASE)
_ORDER = re.compile(r"\border\s+by\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+([\w.\"`\[\]]+)", re.IGNORECASE)


def read_select(text: str) -> str:
    """The statement without a closing semicolon.

    Raises SettingsError when it may be anything but one SELECT.

    >>> read_select("SELECT nomor FROM pengaduan; ")
    'SELECT nomor FROM pengaduan'
    """
    statement = text.strip().rstrip(";").rstrip()
    bare = _bare(statement)
    if not _START.match(bare):
        raise SettingsError("a --query must be one SELECT statement")
    if _DOUBTFUL.search(statement):
        raise SettingsError(
            "a --query may hold no backslash, #, $$ or executable comment; write it without"
        )
    if ";" in statement or "'" in bare or "/*" in bare:
        raise SettingsError(
            "a --query must be one statement without semicolons, every text and comment closed"
        )
    found = _WRITING.search(bare)
    if found:
        raise SettingsError(
            message(
                'a --query may only read: {found} is refused; write "{found}" if it is a name',
                found=found[0],
            )
        )
    found = _ACTING.search(bare)
    if found:
        raise SettingsError(
            message(
                "a --query may only read tables: {value} is refused", value=found[0].rstrip("( ")
            )
        )
    return statement


def is_ordered(statement: str) -> bool:
    """Whether the statement says in which order its rows come."""
    depth, outer = 0, []
    for char in _bare(statement):
        depth += (char == "(") - (char == ")")
        outer.append(char if depth == 0 else " ")
    return bool(_ORDER.search("".join(outer)))


def main_table(statement: str) -> str:
    """The table that it names first, else empty."""
    found = _FROM.search(statement)
    return re.sub(r'["`\[\]]', "", found[1]) if found else ""


def _bare(statement: str) -> str:
    """The statement without comments, with an empty name or text for each quoted one."""
    return _PIECES.sub(lambda piece: " " if piece[0][0] in "-/" else " _ ", statement)
