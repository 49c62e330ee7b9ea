"""Which mentions are worth comparing: pairs that share a key, found by sorting, at a cost that grows with the mentions.

A block is sorted by what tells its members apart, and each is paired with the next few only: a recruiter of a thousand
mentions is found through her neighbours, not through half a million pairs (sorted neighbourhood within blocks, after
Hernández and Stolfo 1995).
"""

from collections.abc import Iterator, Mapping

import polars as pl

RARE_NAME_UP_TO = 25
"""A name on so many mentions at most is compared wherever it stands."""
PHONE_UP_TO = 40
"""A telephone on so many mentions at most is compared whatever the name."""

BLOCKS: Mapping[str, tuple[tuple[str, ...], int]] = {
    "nik": (("nik",), 10),
    "document": (("document",), 10),
    "account": (("account",), 10),
    "phone, beginning of name": (("phone", "begin"), 10),
    "phone": (("phone_few",), 10),
    "name, village": (("core", "village"), 10),
    "name, district": (("core", "district"), 10),
    "name, regency": (("core", "regency"), 10),
    "name, birth year": (("core", "year"), 6),
    "name, organization": (("core", "organization"), 6),
    "name, phone": (("core", "phone"), 6),
    "rare name": (("core_rare",), 15),
    "short name, district": (("short", "district"), 8),
    "short name, regency": (("short", "regency"), 6),
    "first name, village": (("first", "village"), 8),
    "first name, district": (("first", "district"), 4),
    "rarest word, regency": (("rarest", "regency"), 8),
    "rarest word, birth": (("rarest", "year_month"), 6),
    "birth, beginning of name": (("born", "begin"), 6),
    "father, first name": (("father", "first"), 6),
    "organization, first name": (("organization", "first"), 4),
}
"""For each kind of block the columns that its members share, and with how many of the next members each is compared."""

_TOLD_APART_BY = ("core", "village", "phone", "born", "district", "year", "regency")


class Blocks:
    """The keys of many mentions, ready to be asked for pairs."""

    def __init__(self, people: pl.DataFrame) -> None:
        """Take features with frequencies; a mention with several numbers of a kind stands in the block of each."""
        people = people.with_columns(
            begin=pl.col("core").str.slice(0, 3),
            core_rare=pl.when(pl.len().over("core") <= RARE_NAME_UP_TO).then("core"),
            document=pl.col("documents").list.first(),
            account=pl.col("accounts").list.first(),
            phone_few=pl.when(pl.len().over("phone") <= PHONE_UP_TO).then("phone"),
        )
        columns = dict.fromkeys(column for shared, _ in BLOCKS.values() for column in shared)
        self._people = people.select("n", *dict.fromkeys((*columns, *_TOLD_APART_BY)))
        self._ranks = self._people.sort(*_TOLD_APART_BY, "n", nulls_last=True).select("n").with_row_index("rank")

    def pairs(self, fresh: pl.Series | None = None) -> pl.DataFrame:
        """Pairs of `n` worth comparing, each once, sorted: all, or those with one of `fresh` in them.

        Columns: left < right.
        """
        codes = [code for _, code in self.of_each_kind(fresh)]
        if not codes:
            return pl.DataFrame(schema={"left": pl.Int32, "right": pl.Int32})
        code = pl.concat(codes).unique().sort()
        return pl.DataFrame({"left": (code // 2**32).cast(pl.Int32), "right": (code % 2**32).cast(pl.Int32)})

    def of_each_kind(self, fresh: pl.Series | None = None) -> Iterator[tuple[str, pl.Series]]:
        """The pairs of each kind of block, as left * 2**32 + right."""
        ranked = self._ranks.join(self._people, on="n", how="left", maintain_order="left")
        for kind, (columns, window) in BLOCKS.items():
            block = ranked.select("n", "rank", *columns).drop_nulls()
            block = block.select("n", "rank", key=pl.struct(columns).hash(1))
            if fresh is not None:
                asked = block.filter(pl.col("n").is_in(fresh.implode()))["key"].unique()
                block = block.filter(pl.col("key").is_in(asked.implode()))
            block = block.filter(pl.len().over("key") > 1).sort("key", "rank")
            if found := _neighbours(block, window):
                yield kind, pl.concat(found) if fresh is None else _touching(pl.concat(found), fresh)


def _neighbours(block: pl.DataFrame, window: int) -> list[pl.Series]:
    key, number = block["key"], block["n"].cast(pl.Int64)
    found = []
    for step in range(1, window + 1):
        same = (key == key.shift(-step)).fill_null(False)
        if not same.any():
            break
        pair = pl.DataFrame({"one": number.filter(same), "other": number.shift(-step).filter(same)})
        code = pl.min_horizontal("one", "other") * 2**32 + pl.max_horizontal("one", "other")
        found.append(pair.select(code=code)["code"])
    return found


def _touching(code: pl.Series, fresh: pl.Series) -> pl.Series:
    among = fresh.cast(pl.Int64).implode()
    return code.filter((code // 2**32).is_in(among) | (code % 2**32).is_in(among))
