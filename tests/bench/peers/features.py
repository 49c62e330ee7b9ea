"""What the peers compare: facts of each mention normalised by the product's own rules, one column a
fact.
"""

from collections.abc import Callable

import polars as pl

from graph.errors import InvalidValue
from graph.identifiers.nik import normalize as normalize_nik
from graph.identifiers.nik import read as read_nik
from graph.identifiers.phone import normalize as normalize_phone
from graph.names import fold, organization_key, parse_person, person_key

NAME = pl.Struct(
    {"core": pl.String, "words": pl.List(pl.String), "alias": pl.String, "father": pl.String}
)


def read_features(mentions: pl.DataFrame) -> pl.DataFrame:
    """One row a mention, in the order given; null means not said."""
    features = mentions.select(
        "unique_id",
        _each("name", _name, NAME).struct.unnest(),
        _each("nik", _nik, pl.String).alias("nik"),
        _each("phone", _phone, pl.String).alias("phone"),
        pl.col("dob").str.extract(r"^(\d{4})").alias("year"),
        pl.col("dob").str.extract(r"^(\d{4}-\d\d)").alias("month"),
        pl.col("dob").str.extract(r"^(\d{4}-\d\d-\d\d)$").alias("dob"),
        pl.col("gender").str.to_uppercase().alias("gender"),
        _place("village"),
        _place("district"),
        _place("regency"),
        _each("org", organization_key, pl.String).alias("org"),
        (pl.col("role") != "korban").alias("actor"),
    )
    from_nik = _each("nik", _born_and_sex, pl.List(pl.String))
    features = features.with_columns(from_nik.alias("from_nik")).with_columns(
        pl.coalesce(
            "dob", pl.when(pl.col("year").is_null()).then(pl.col("from_nik").list.get(0))
        ).alias("dob"),
        pl.coalesce("gender", pl.col("from_nik").list.get(1)).alias("gender"),
    )
    first = pl.col("words").list.first()
    return features.with_columns(
        pl.coalesce("year", pl.col("dob").str.slice(0, 4)).alias("year"),
        pl.coalesce("month", pl.col("dob").str.slice(0, 7)).alias("month"),
        pl.concat_str(
            pl.col("dob").str.slice(0, 4),
            pl.lit("-"),
            pl.col("dob").str.slice(8),
            pl.lit("-"),
            pl.col("dob").str.slice(5, 2),
        ).alias("swapped"),
        first.alias("first"),
        pl.col("core").str.slice(0, 3).alias("start"),
        pl.col("words").list.eval(pl.element().str.slice(0, 1)).list.join("").alias("initials"),
    ).drop("from_nik")


def _each(
    column: str, read: Callable[[str], object], dtype: pl.DataType | type[pl.DataType]
) -> pl.Expr:
    """The reading of each value, every different text read once."""

    def of_all(texts: pl.Series) -> pl.Series:
        values = texts.unique().drop_nulls().to_list()
        found = pl.Series("found", [read(value) for value in values], dtype=dtype)
        table = pl.DataFrame({"text": pl.Series(values, dtype=pl.String), "found": found})
        return pl.DataFrame({"text": texts}).join(
            table, on="text", how="left", maintain_order="left"
        )["found"]

    return pl.col(column).map_batches(of_all, return_dtype=dtype)


def _name(text: str) -> dict[str, object]:
    name = parse_person(text)
    words = [key for word in name.tokens if (key := person_key(word))] if not name.initials else []
    return {
        "core": person_key(text) or None,
        "words": words or None,
        "alias": person_key(name.aliases[0]) or None if name.aliases else None,
        "father": person_key(name.father) or None,
    }


def _nik(text: str) -> str | None:
    try:
        return normalize_nik(text)
    except InvalidValue:
        return None


def _phone(text: str) -> str | None:
    try:
        return normalize_phone(text)
    except InvalidValue:
        return None


def _born_and_sex(text: str) -> list[str] | None:
    nik = _nik(text)
    if nik is None:
        return None
    facts = read_nik(nik)
    return [facts.born_on, "P" if facts.sex == "f" else "L"]


def _place(column: str) -> pl.Expr:
    def read(text: str) -> str | None:
        words = fold(text).replace(".", " ").split()
        bare = (
            words[1:]
            if words[:1]
            and words[0] in ("kab", "kabupaten", "kec", "kecamatan", "desa", "ds", "kel")
            else words
        )
        return "".join(bare) or None

    return _each(column, read, pl.String).alias(column)
