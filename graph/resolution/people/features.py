"""What the linker compares: the normalised facts of each mention of a person, as columns.

Decisions.
Texts are worked on once for each different writing and joined back, so a million mentions cost what
their different names and places cost. Null means not said, never "no".
A valid NIK fills in the birth date and sex that were not said (Permendagri 72/2022); nothing else
is guessed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import date
from typing import Any

import polars as pl

from graph.dates import REFERENCE_DAY
from graph.model import Identifier, Mention
from graph.names import fold, key_words, organization_key, parse_person, person_key
from graph.resolution.labels import compared_name
from graph.schema import Scheme

TEXTS = pl.List(pl.String())

REPORTED: Mapping[str, pl.DataType] = {
    "id": pl.String(),
    "case_id": pl.String(),
    "protected": pl.Boolean(),
    "name": pl.String(),
    "also": TEXTS,
    "father": pl.String(),
    "niks": TEXTS,
    "phones": TEXTS,
    "documents": TEXTS,
    "accounts": TEXTS,
    "born_on": pl.String(),
    "sex": pl.String(),
    "village": pl.String(),
    "district": pl.String(),
    "regency": pl.String(),
    "organization": pl.String(),
}
"""Columns of a table of mentions as reported: `protected` is whether the role is one of a victim's
side, `also` every name beside the main one, `born_on` ISO and possibly partial, `sex` m or f;
identifiers are normalised.
"""

_NAME_FACTS = pl.Struct(
    {
        "core": pl.String(),
        "words": TEXTS,
        "short": pl.String(),
        "endings": pl.String(),
        "spelt": TEXTS,
        "initials": pl.String(),
        "generation": pl.String(),
        "called": TEXTS,
        "parent": pl.String(),
    }
)
_DOCUMENTS = frozenset({Scheme.PASSPORT, Scheme.SPLP, Scheme.OTHER_DOCUMENT})
_PREFIX = re.compile(r"^(?:kab(?:upaten)?|kec(?:amatan)?|desa|ds|dusun|dsn|kel(?:urahan)?)\b\.?\s*")
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
_OFTEN_LEFT_OUT = "muhamad"
"""The first name that many write only on papers: what follows it is another name of theirs."""
_PLACEHOLDERS = ["01-01", "12-31"]
"""What offices write for a birthday that nobody knows: only the year of such a date counts."""
FULL_DATE, YEAR_MONTH = len("2024-03-15"), len("2024-03")


def reported(mentions: Iterable[Mention]) -> pl.DataFrame:
    """Mentions of people as a table of REPORTED columns, by id."""
    columns: dict[str, list[Any]] = {name: [] for name in REPORTED}
    add = [columns[name].append for name in REPORTED]
    for mention in sorted(mentions, key=lambda mention: mention.id):
        place, known = mention.locality, mention.identifiers
        row = (
            mention.id,
            mention.case_id,
            mention.reported_role.protected,
            compared_name(mention) or None,
            [*mention.names[1:], *mention.aliases],
            mention.father or None,
            _values(known, {Scheme.NIK}),
            _values(known, {Scheme.PHONE}),
            [f"{one.scheme}:{one.value}" for one in known if one.scheme in _DOCUMENTS],
            _values(known, {Scheme.BANK_ACCOUNT}),
            mention.born_on,
            mention.sex or None,
            place.village or None,
            place.district or None,
            place.regency or None,
            mention.organization or None,
        )
        for append, value in zip(add, row, strict=True):
            append(value)
    return pl.DataFrame(columns, schema=REPORTED)


def _values(identifiers: Iterable[Identifier], schemes: Set[Scheme]) -> list[str]:
    return [identifier.value for identifier in identifiers if identifier.scheme in schemes]


def features(table: pl.DataFrame, today: date = REFERENCE_DAY) -> pl.DataFrame:
    """Comparable facts of a table of REPORTED columns: one row each, in its order, numbered by `n`.

    `core` is the phonetic key; `words` and `first` its words; `short` the first word and the
    initials of the rest; `spelt` the words of more than a letter; `initials` the letters where
    nothing else was given; `aliases` keys of other names; `father`, `organization` keys; `niks`,
    `phones`, `documents`, `accounts` lists, null when empty, and `nik` the first; `born`, `swapped`
    (day for month), `year_month`, `year`; `sex`; `born_by_nik`, `sex_by_nik`: whether the NIK alone
    says so; `generation`, `jr` or `sr`; `village`, `district`, `regency`; `party`: neither a victim
    nor one who speaks for one. `today` tells the century of a birth date in a NIK.
    """
    named = _joined(table, "name", _NAME_FACTS, _name_facts).struct.unnest()
    core = _said(named["core"])
    has_core = core.is_not_null()
    table = table.with_columns(
        named.with_columns(core=core),
        also=_other_names(table["also"], named["called"]),
        father=pl.coalesce(
            _said(_joined(table, "father", pl.String(), person_key)),
            _said(_joined(named, "parent", pl.String(), person_key)),
        ),
        **{
            column: _said(_joined(table, column, pl.String(), read))
            for column, read in (
                ("village", _place),
                ("district", _place),
                ("regency", _place),
                ("organization", organization_key),
            )
        },
    )
    nik = pl.col("niks").list.first()
    only_nik = pl.when(pl.col("niks").list.len() == 1).then(nik)
    day = only_nik.str.slice(6, 2).cast(pl.Int16, strict=False)
    sex_by_nik = pl.when(day > 40).then(pl.lit("f")).when(day > 0).then(pl.lit("m"))
    born_on = pl.coalesce("born_on", _born_by(only_nik, today.year))
    born_on = (
        pl.when(born_on.str.slice(5).is_in(_PLACEHOLDERS))
        .then(born_on.str.slice(0, 4))
        .otherwise(born_on)
    )
    length = born_on.str.len_chars()
    full = pl.when(length == FULL_DATE).then(born_on)
    return table.with_row_index("n").select(
        pl.col("n").cast(pl.Int32),
        "id",
        "case_id",
        "core",
        pl.when(has_core).then("words").alias("words"),
        pl.when(has_core).then(pl.col("words").list.first()).alias("first"),
        pl.when(has_core).then("short").alias("short"),
        pl.when(has_core).then("endings").alias("endings"),
        _some("spelt"),
        pl.when(pl.col("initials") != "").then("initials").alias("initials"),
        _some("also").alias("aliases"),
        "father",
        *(_some(column) for column in ("niks", "phones", "documents", "accounts")),
        nik.alias("nik"),
        full.alias("born"),
        pl.concat_str(
            full.str.slice(0, 5), full.str.slice(8, 2), pl.lit("-"), full.str.slice(5, 2)
        ).alias("swapped"),
        pl.when(length >= YEAR_MONTH).then(born_on.str.slice(0, YEAR_MONTH)).alias("year_month"),
        born_on.str.slice(0, 4).cast(pl.Int16, strict=False).alias("year"),
        pl.coalesce("sex", sex_by_nik).alias("sex"),
        (pl.col("born_on").is_null() & born_on.is_not_null()).alias("born_by_nik"),
        (pl.col("sex").is_null() & sex_by_nik.is_not_null()).alias("sex_by_nik"),
        pl.when(pl.col("generation") != "").then("generation").alias("generation"),
        "village",
        "district",
        "regency",
        "organization",
        (~pl.col("protected")).alias("party"),
    )


def _joined(
    table: pl.DataFrame, column: str, kind: pl.DataType, read: Callable[[str], Any]
) -> pl.Series:
    """What `read` makes of each different text of a column, for every row; null stays null."""
    texts = table[column]
    different = texts.unique().drop_nulls()
    found = pl.DataFrame(
        {column: different, "_read": pl.Series([read(text) for text in different], dtype=kind)}
    )
    return texts.to_frame().join(
        found,
        on=column,
        how="left",
        maintain_order="left",
    )["_read"]


def _said(texts: pl.Series) -> pl.Series:
    return texts.replace("", None)


def _some(column: str) -> pl.Expr:
    return pl.when(pl.col(column).list.len() > 0).then(pl.col(column)).alias(column)


def _name_facts(text: str) -> dict[str, Any]:
    """What is compared of a name; the columns of _NAME_FACTS."""
    name = parse_person(text)
    words = key_words(text)
    return {
        "core": "".join(words),
        "words": list(words),
        "short": " ".join([words[0], *(word[0] for word in words[1:])]) if words else "",
        "endings": " ".join(word.removesuffix("h")[-2:] for word in words),
        "spelt": [word for word in words if len(word) > 1],
        "initials": "".join(name.tokens) if name.initials else "",
        "generation": next(
            (_GENERATIONS[word] for word in name.tokens[1:] if word in _GENERATIONS), ""
        ),
        "called": [
            *name.aliases,
            *([" ".join(words[1:])] if len(words) > 2 and words[0] == _OFTEN_LEFT_OUT else []),
        ],
        "parent": name.father,
    }


def _other_names(also: pl.Series, called: pl.Series) -> pl.Series:
    """Keys of every name beside the main one.

    It had its own column or stood behind an "alias".
    """
    both = pl.DataFrame({"also": also, "called": called}).select(
        names=pl.concat_list(pl.col("also").fill_null([]), pl.col("called").fill_null([]))
    )
    if not both["names"].list.len().sum():
        return pl.Series("also", [[]], dtype=TEXTS).new_from_index(0, len(also))
    rows = both.with_row_index("row").explode("names").drop_nulls()
    keyed = rows.with_columns(key=_joined(rows, "names", pl.String(), person_key)).filter(
        pl.col("key") != ""
    )
    lists = keyed.group_by("row").agg(pl.col("key").unique().sort())
    return (
        both.with_row_index("row")
        .join(lists, on="row", how="left", maintain_order="left")["key"]
        .fill_null([])
    )


def _born_by(nik: pl.Expr, latest: int) -> pl.Expr:
    """The birth date in a NIK, at the latest in the year given; null when it is no date."""
    day, month, year = (nik.str.slice(at, 2).cast(pl.Int32, strict=False) for at in (6, 8, 10))
    century = pl.when(year + 2000 <= latest).then(2000).otherwise(1900)
    text = pl.format(
        "{}-{}-{}",
        year + century,
        month.cast(pl.String).str.zfill(2),
        pl.when(day > 40).then(day - 40).otherwise(day).cast(pl.String).str.zfill(2),
    )
    return text.str.to_date("%Y-%m-%d", strict=False).cast(pl.String)


def _place(text: str) -> str:
    return _PREFIX.sub("", fold(text)).replace(" ", "")
