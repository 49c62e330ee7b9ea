"""Which mentions are worth comparing.

Pairs that share a key, found by sorting, at a cost that grows with the mentions. A block is sorted
by what tells its members apart, and each is paired with the next few only: a recruiter of a
thousand mentions is found through her neighbours, not through half a million pairs (sorted
neighbourhood within blocks, after Hernández and Stolfo 1995).
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

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
"""For each kind of block the columns that its members share, and with how many of the next members
each is compared.
"""

TOLD_APART_BY = ("core", "village", "phone", "born", "district", "year", "regency")
"""What a block is sorted by: its members are compared with those that come next."""

SAME_NAME, SAME_PHONE = pl.len().over("core"), pl.len().over("phone")
"""How many mentions have the name and the telephone of each, among themselves."""


class Blocks:
    """The keys of many mentions, ready to be asked for pairs."""

    def __init__(
        self,
        people: pl.DataFrame,
        *,
        same_name: pl.Expr = SAME_NAME,
        same_phone: pl.Expr = SAME_PHONE,
    ) -> None:
        """Take features with frequencies.

        The counts say how many mentions have each one's name and telephone.
        """
        self._people = keyed(people, same_name=same_name, same_phone=same_phone)
        self._ranks = (
            self._people.sort(*TOLD_APART_BY, "n", nulls_last=True)
            .select("n")
            .with_row_index("rank")
        )

    def pairs(self) -> pl.DataFrame:
        """Pairs of `n` worth comparing, each once, sorted. Columns: left < right."""
        codes = [code for _, code in self.of_each_kind()]
        return as_pairs(pl.concat(codes) if codes else pl.Series("code", [], dtype=pl.Int64))

    def of_each_kind(self) -> Iterator[tuple[str, pl.Series]]:
        """The pairs of each kind of block, as left * 2**32 + right."""
        ranked = self._ranks.join(self._people, on="n", how="left", maintain_order="left")
        for kind, (columns, window) in BLOCKS.items():
            block = ranked.select("n", "rank", *columns).drop_nulls()
            block = block.select("n", "rank", key=hashed(columns))
            block = block.filter(pl.len().over("key") > 1).sort("key", "rank")
            if found := _neighbours(block, window):
                yield kind, pl.concat(found)


def keyed(
    people: pl.DataFrame, *, same_name: pl.Expr = SAME_NAME, same_phone: pl.Expr = SAME_PHONE
) -> pl.DataFrame:
    """`n` and the columns that blocks are made of.

    Told how many mentions have each one's name and telephone.
    """
    people = people.with_columns(
        begin=pl.col("core").str.slice(0, 3),
        core_rare=pl.when(same_name <= RARE_NAME_UP_TO).then("core"),
        document=pl.col("documents").list.first(),
        account=pl.col("accounts").list.first(),
        phone_few=pl.when(same_phone <= PHONE_UP_TO).then("phone"),
    )
    columns = chain.from_iterable(shared for shared, _ in BLOCKS.values())
    return people.select("n", *dict.fromkeys((*columns, *TOLD_APART_BY)))


def hashed(columns: Iterable[str]) -> pl.Expr:
    """The key of a block as a number."""
    return pl.struct(*columns).hash(1)


def as_pairs(codes: pl.Series) -> pl.DataFrame:
    """Pairs, each once, sorted, from numbers left * 2**32 + right. Columns: left < right."""
    code = codes.unique().sort()
    return pl.DataFrame(
        {
            "left": (code // 2**32).cast(pl.Int32),
            "right": (code % 2**32).cast(pl.Int32),
        }
    )


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
