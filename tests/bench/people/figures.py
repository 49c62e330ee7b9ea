"""Figures of made-up mentions: how sparse they are, and how far a naive key gets."""

import polars as pl

AIMED = {
    "people per mention": 0.37, "people mentioned once": 0.47, "largest person": 0, "named Siti Aminah": 0.0032,
    "nik": 0.23, "phone": 0.46, "dob": 0.44, "gender": 0.66, "regency": 0.75,
}  # fmt: skip
_KEYS = {
    "name": (0.21, None),
    "name+regency": (0.907, None),
    "name+district": (0.977, None),
    "phone": (0.775, None),
    "name+phone": (1.0, 0.076),
    "nik": (1.0, 0.011),
}
"""Precision and recall aimed at for 100,000 mentions."""


def figures(mentions: pl.DataFrame) -> list[tuple[str, float, float | None]]:
    """Name, figure, and the figure aimed at (None where it depends on the size)."""
    sizes = mentions.group_by("ent").len()
    of_people = {
        "people per mention": len(sizes) / len(mentions),
        "people mentioned once": sizes.select((pl.col("len") == 1).mean()).item(),
        "largest person": sizes["len"].max(),
        "named Siti Aminah": _share_of_people(mentions),
    }
    told = {
        fact: mentions[fact].is_not_null().mean()
        for fact in ("nik", "phone", "dob", "gender", "regency", "district", "village", "org")
    }
    found = [
        (name, float(value), AIMED.get(name) or None) for name, value in (of_people | told).items()
    ]
    for side, victims in (("victims", True), ("actors", False)):
        part = mentions.filter((pl.col("role") == "korban") == victims)
        found += [
            (f"{fact} of {side}", float(part[fact].is_not_null().mean()), None)
            for fact in ("nik", "phone", "dob")
        ]
    keyed = mentions.with_columns(
        _bare_name(), _plain("regency"), _plain("district"), _digits("phone")
    )
    true_pairs = _pairs(sizes["len"])
    found.append(("true pairs", float(true_pairs), None))
    for key, (precision, recall) in _KEYS.items():
        parts = key.split("+")
        shared = keyed.drop_nulls(parts)
        together = _pairs(shared.group_by(parts).len()["len"])
        right = _pairs(shared.group_by([*parts, "ent"]).len()["len"])
        found.append((f"precision of {key}", right / together if together else 1.0, precision))
        found.append((f"recall of {key}", right / true_pairs, recall))
    return found


def _share_of_people(mentions: pl.DataFrame) -> float:
    named = mentions.filter(_bare_name() == "siti aminah")
    return float(named["ent"].n_unique() / mentions["ent"].n_unique())


def _pairs(sizes: pl.Series) -> int:
    sizes = sizes.cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())


def _bare_name() -> pl.Expr:
    """The written name without title, father and alias: what a careful office would sort by."""
    name = (
        pl.col("name")
        .str.to_lowercase()
        .str.replace(r" (alias|als\.|@|\(|binti|bin|bt\.|b\.) ?.*$", "")
    )
    return (
        name.str.replace(r"^(pak|bapak|bpk\.|ibu|bu|ny\.|sdri?\.|mbak|tn\.) ", "")
        .str.replace(r"^hj?\. ", "")
        .alias("name")
    )


def _plain(column: str) -> pl.Expr:
    return (
        pl.col(column)
        .str.to_lowercase()
        .str.replace(r"^(kab\.|kabupaten|kec\.|kota) ", "")
        .str.strip_chars()
    )


def _digits(column: str) -> pl.Expr:
    return pl.col(column).str.replace_all(r"\D", "").str.replace("^62", "0")


def render_figures(found: list[tuple[str, float, float | None]]) -> str:
    """A table of two columns, what was aimed at beside."""
    lines = [f"{'':<28}{'here':>10}{'aimed at':>10}"]
    for name, value, aimed in found:
        text = f"{value:,.0f}" if value > 1.5 else f"{value:.4f}"
        lines.append(f"{name:<28}{text:>10}{'' if aimed is None else f'{aimed:.4f}':>10}")
    return "\n".join(lines)
