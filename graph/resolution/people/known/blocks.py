"""Which known mentions new ones are worth comparing with.

Blocks that are kept sorted and found by bisection.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graph.resolution.people.blocking import (
    BLOCKS,
    SAME_NAME,
    SAME_PHONE,
    TOLD_APART_BY,
    Blocks,
    as_pairs,
    hashed,
    keyed,
)

_NOTHING = "\U0010ffff"
"""Stands for what is not said, so that it sorts last."""

RowNumbers = NDArray[np.int64]


class KnownBlocks:
    """The keys of known mentions, ready to be asked whom new ones are to be compared with."""

    def __init__(self, people: pl.DataFrame) -> None:
        """Take features with frequencies, numbered from 0."""
        known = keyed(people)
        known = known.with_columns(order=_order()).sort("order", "n").with_row_index("rank")
        self._orders = known["order"]
        self._numbers = known["n"].cast(pl.Int64).to_numpy()
        self._blocks = {kind: _Block.of(known, columns) for kind, (columns, _) in BLOCKS.items()}
        self._held = {
            column: known.select(column).drop_nulls().group_by(column).len()
            for column in ("core", "phone")
        }

    def pairs(self, fresh: pl.DataFrame) -> pl.DataFrame:
        """Pairs of a new mention with a known one or another new one, each once, sorted. Columns:
        left < right.

        `fresh` are features with frequencies, numbered on from the known. A new mention is compared
        with as many known ones on either side of the place where it would stand in each block as a
        run over all compares it with.
        """
        counted = self._counted(fresh)
        asked = keyed(counted, same_name=pl.col("same_name"), same_phone=pl.col("same_phone"))
        asked = asked.with_columns(order=_order()).sort("order", "n")
        place = asked.select("n", place=self._orders.search_sorted(asked["order"], side="right"))
        asked = asked.join(
            place,
            on="n",
            how="left",
            maintain_order="left",
        )
        among_new = Blocks(
            counted,
            same_name=pl.col("same_name"),
            same_phone=pl.col("same_phone"),
        )
        return as_pairs(
            pl.concat([*self._with_known(asked), *(code for _, code in among_new.of_each_kind())])
        )

    def _with_known(self, asked: pl.DataFrame) -> Iterator[pl.Series]:
        """The pairs of new and known mentions of each kind of block, as left * 2**32 + right."""
        yield pl.Series("code", [], dtype=pl.Int64)
        for kind, (columns, window) in BLOCKS.items():
            rows = (
                asked.select("n", "place", *columns)
                .drop_nulls()
                .select("n", "place", key=hashed(columns))
            )
            new, ranks = self._blocks[kind].beside(rows, window)
            yield pl.Series(
                "code",
                self._numbers[ranks] * 2**32 + new,
                dtype=pl.Int64,
            )

    def _counted(self, fresh: pl.DataFrame) -> pl.DataFrame:
        """New mentions with how many there are of each one's name and telephone.

        Known and new ones are counted together.
        """
        counts = {}
        for column, name in (("core", "same_name"), ("phone", "same_phone")):
            wanted = fresh[column].unique().drop_nulls()
            held = self._held[column].filter(pl.col(column).is_in(wanted.implode()))
            here = fresh.select(column).join(
                held,
                on=column,
                how="left",
                maintain_order="left",
            )["len"]
            counts[name] = here.fill_null(0)
        return fresh.with_columns(**counts).with_columns(
            pl.col("same_name") + SAME_NAME, pl.col("same_phone") + SAME_PHONE
        )


@dataclass(frozen=True, slots=True)
class _Block:
    """All blocks of one kind: where each begins, and the ranks of its members in order."""

    keys: NDArray[np.uint64]
    """Sorted; the place of a key is the number of its block."""
    members: RowNumbers
    """Block * 2**32 + rank, sorted."""

    @classmethod
    def of(cls, known: pl.DataFrame, columns: tuple[str, ...]) -> "_Block":
        rows = (
            known.select("rank", *columns)
            .drop_nulls()
            .select("rank", key=hashed(columns))
            .sort("key", "rank")
        )
        member = (pl.col("key").rank("dense").cast(pl.Int64) - 1) * 2**32 + pl.col("rank")
        return cls(
            rows["key"].unique(maintain_order=True).to_numpy(),
            rows.select(member=member)["member"].to_numpy(),
        )

    def beside(self, rows: pl.DataFrame, window: int) -> tuple[RowNumbers, RowNumbers]:
        """The numbers of new mentions, repeated, and the ranks of members beside them.

        Members stand on either side of the place where each would stand.
        """
        if not (len(self.keys) and rows.height):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        key = rows["key"].to_numpy()
        block = np.searchsorted(self.keys, key)
        held = self.keys[np.minimum(block, len(self.keys) - 1)] == key
        new, block = rows["n"].cast(pl.Int64).to_numpy()[held], block[held].astype(np.int64)
        place = np.searchsorted(
            self.members, block * 2**32 + rows["place"].cast(pl.Int64).to_numpy()[held]
        )
        near = place[:, None] + np.arange(-window, window)
        inside = (near >= 0) & (near < len(self.members))
        member = self.members[np.where(inside, near, 0)]
        inside &= member // 2**32 == block[:, None]
        return np.broadcast_to(new[:, None], near.shape)[inside], member[inside] % 2**32


def _order() -> pl.Expr:
    """What blocks are sorted by as one text, what is not said last."""
    return pl.concat_str(
        *(pl.col(column).cast(pl.String).fill_null(_NOTHING) for column in TOLD_APART_BY),
        separator="\x00",
    )
