"""Ties between parties: who is joined to whom, by what, and how surely (the two-mode graph made one-mode, in columns).

Decisions.
Only parties are tied: people and organisations with a role that is not protected. Victims join the parties of their
cases but are never tied themselves; witnesses, reporters and relatives join nobody, since one legal-aid office
reporting forty cases does not make them one network. A victim whom a mere register names too is no party.
An identifier held under more different names than `common_above` is common (a hotline, a counter): it joins nobody.
Passengers who are known from a list only are not counted among the names of a journey: a ship is no hotline.
Places join nobody: a regency is not an address. Nor do online names with a blank in them: those are what an account
shows, and many show the same.
Cases whose scheme is `register` hold people who are merely listed together: they join nobody. One that is a list of
ties joins only those whom it says are tied; an event joins all who were there, as a complaint does.
Two who are probably the same are tied, and so are the parties in the cases of two victims who are: tentatively, and
never by more than half. What may be the same only is a question for the review and ties nobody.
"""

from collections.abc import Mapping, Set

import polars as pl

from graph.model import Id, Value
from graph.names import organization_key, person_key
from graph.schema import (
    IDENTIFIER_KINDS,
    PARTY_KINDS,
    ROLES,
    SAME_AS,
    EntityKind,
    RelationshipKind,
    RoleGroup,
    Strength,
)

COMMON_ABOVE = 8
"""Holders under more different names than this make an identifier common."""

SHARED_VICTIM_WEIGHT = 0.5
"""A victim that two cases share says less than a case that two parties share."""

_LINKING_KINDS = IDENTIFIER_KINDS - {EntityKind.PLACE}
PROBABLE_UP_TO = 0.5
"""Weight above which no tie by a probable link goes, however likely the two are one."""

TENTATIVE_CODES = frozenset({"probably_same", "probable_victim"})
"""Reasons that nobody reported: they rest on two mentions being probably one."""

_NOT_STATED = [kind.value for kind in (RelationshipKind.PARTY_TO, *sorted(SAME_AS))]
_STRENGTHS = (Strength.TENTATIVE.value, Strength.UNCONFIRMED.value, Strength.CONFIRMED.value)
STRENGTH_RANK = pl.Enum(_STRENGTHS)

ROLE_TABLE = pl.DataFrame(
    {
        "role": list(ROLES),
        "group": [role.group.value for role in ROLES.values()],
        "stage": [role.stage.value if role.stage else None for role in ROLES.values()],
        "role_protected": [role.protected for role in ROLES.values()],
        "role_listed": [role.listed for role in ROLES.values()],
    }
)


class Membership(Value, frozen=True):
    """Who takes part in what, as tables: the two-mode side of the networks.

    `parties`: party, case, role, group, stage, weight, strength; `victims` and `others`: person, case;
    `holders`: party, identifier, weight, strength, without the common ones; `common`: ids of common identifiers;
    `lists`: cases that tie nobody by being in them.
    """

    parties: pl.DataFrame
    victims: pl.DataFrame
    others: pl.DataFrame
    holders: pl.DataFrame
    common: tuple[Id, ...]
    lists: Set[Id] = frozenset()


def membership(
    entities: pl.DataFrame,
    relationships: pl.DataFrame,
    *,
    registers: Set[Id] = frozenset(),
    lists: Set[Id] = frozenset(),
    decided: Mapping[Id, bool] | None = None,
    common_above: int = COMMON_ABOVE,
) -> Membership:
    """Read the stored graph's columns as parties, victims, and the identifiers that may tie.

    `registers` and `lists` are cases of these schemes; `decided` says what a person decided: identifier id to whether
    it is common.
    """
    party_to = (
        relationships.filter(pl.col("kind") == RelationshipKind.PARTY_TO)
        .select(pl.col("start").alias("party"), pl.col("end").alias("case"), "role", "weight", "strength")
        .join(ROLE_TABLE, on="role", how="left", maintain_order="left")
    )
    masked = entities.filter("protected").select(pl.col("id").alias("party"))
    parties = party_to.filter(~pl.col("role_protected")).drop("role_protected", "role_listed")
    parties = parties.join(masked, on="party", how="anti", maintain_order="left")
    protected = party_to.filter(pl.col("role_protected"))
    listed = party_to.group_by("party").agg(pl.col("role_listed").all()).filter("role_listed")
    is_victim = pl.col("group") == RoleGroup.VICTIM
    held = _held(entities, relationships)
    journeys = entities.filter(pl.col("kind") == EntityKind.TRIP).select(pl.col("id").alias("identifier"))
    aboard = held.join(journeys, on="identifier", how="semi").join(listed, on="party", how="semi")
    counted = held.join(aboard, on=["party", "identifier"], how="anti")
    common = _common(entities, counted, decided or {}, common_above)
    holders = held.join(parties.select("party").unique(), on="party", how="semi").filter(
        ~pl.col("identifier").is_in(list(common))
    )
    return Membership(
        parties=parties.filter(~pl.col("case").is_in(list(registers))) if registers else parties,
        victims=protected.filter(is_victim).select(pl.col("party").alias("person"), "case").unique(),
        others=protected.filter(~is_victim).select(pl.col("party").alias("person"), "case").unique(),
        holders=holders,
        common=common,
        lists=lists,
    )


def tie_reasons(who: Membership, relationships: pl.DataFrame) -> pl.DataFrame:
    """Every reason that ties two parties: left, right (left < right), code, via, weight, strength; in that order."""
    together = who.parties.filter(~pl.col("case").is_in(list(who.lists))) if who.lists else who.parties
    by_case = together.select("party", pl.col("case").alias("via"), "weight", "strength")
    by_identifier = who.holders.select("party", pl.col("identifier").alias("via"), "weight", "strength")
    frames = [
        _pairs(by_case).with_columns(code=pl.lit("same_case")),
        _pairs(by_identifier).with_columns(code=pl.lit("shared_identifier")),
        _pairs(_by_victim(who)).with_columns(
            code=pl.lit("shared_victim"), weight=pl.col("weight") * SHARED_VICTIM_WEIGHT
        ),
        _stated(who, relationships).with_columns(code=pl.lit("stated")),
        _probably_same(who, relationships).with_columns(code=pl.lit("probably_same")),
        _by_probable_victim(who, relationships).with_columns(code=pl.lit("probable_victim")),
    ]
    columns = ["left", "right", "code", "via", "weight", "strength"]
    return pl.concat([frame.select(columns) for frame in frames]).sort("left", "right", "code", "via")


def _held(entities: pl.DataFrame, relationships: pl.DataFrame) -> pl.DataFrame:
    shown_name = (pl.col("kind") == EntityKind.ONLINE_ACCOUNT) & pl.col("name").str.contains(" ", literal=True)
    linking = entities.filter(pl.col("kind").is_in([kind.value for kind in _LINKING_KINDS]) & ~shown_name).select(
        pl.col("id").alias("identifier")
    )
    holder = entities.filter(pl.col("kind").is_in([kind.value for kind in PARTY_KINDS])).select(
        pl.col("id").alias("party")
    )
    return (
        relationships.select(pl.col("start").alias("party"), pl.col("end").alias("identifier"), "weight", "strength")
        .join(linking, on="identifier", how="semi")
        .join(holder, on="party", how="semi")
    )


def _common(
    entities: pl.DataFrame, held: pl.DataFrame, decided: Mapping[Id, bool], common_above: int
) -> tuple[Id, ...]:
    """Identifiers held under more than `common_above` different names, and those a person called common."""
    wide = held.group_by("identifier").agg(pl.col("party").unique()).filter(pl.col("party").list.len() > common_above)
    named = wide.explode("party").join(
        entities.select(pl.col("id").alias("party"), "name", "kind"), on="party", how="left"
    )
    names: dict[Id, set[str]] = {}
    for identifier, party, name, kind in named.select("identifier", "party", "name", "kind").iter_rows():
        key = (person_key if kind == EntityKind.PERSON else organization_key)(name or "")
        names.setdefault(identifier, set()).add(key or party)
    found = {identifier for identifier, keys in names.items() if len(keys) > common_above}
    found |= {identifier for identifier, common in decided.items() if common}
    return tuple(sorted(found - {identifier for identifier, common in decided.items() if not common}))


def _by_victim(who: Membership) -> pl.DataFrame:
    """Parties of each victim known from more than one case."""
    repeated = who.victims.filter(pl.len().over("person") > 1)
    return (
        repeated.join(who.parties, on="case")
        .group_by("party", pl.col("person").alias("via"))
        .agg(pl.col("weight").max(), pl.col("strength").cast(STRENGTH_RANK).max().cast(pl.String))
    )


def _pairs(members: pl.DataFrame) -> pl.DataFrame:
    """Each two parties with the same `via`: the weaker side's weight and strength; the best of several roles."""
    ranked = members.with_columns(pl.col("strength").cast(STRENGTH_RANK))
    both = ranked.join(ranked, on="via", suffix="_other").filter(pl.col("party") < pl.col("party_other"))
    return (
        both.with_columns(
            weight=pl.min_horizontal("weight", "weight_other"),
            strength=pl.when(pl.col("strength") < pl.col("strength_other"))
            .then(pl.col("strength"))
            .otherwise(pl.col("strength_other")),
        )
        .group_by(pl.col("party").alias("left"), pl.col("party_other").alias("right"), "via")
        .agg(pl.col("weight").max(), pl.col("strength").max().cast(pl.String))
    )


def _stated(who: Membership, relationships: pl.DataFrame) -> pl.DataFrame:
    """Relationships that a source states between two parties."""
    return _between_parties(who, relationships.filter(~pl.col("kind").is_in(_NOT_STATED)))


def _probably_same(who: Membership, relationships: pl.DataFrame) -> pl.DataFrame:
    """Parties who are probably one."""
    return _between_parties(who, _probable(relationships))


def _probable(relationships: pl.DataFrame) -> pl.DataFrame:
    """Links between two who are probably one, as weak and tentative as such a link ties."""
    return relationships.filter(pl.col("kind") == RelationshipKind.PROBABLY_SAME_AS).with_columns(
        weight=pl.min_horizontal("weight", pl.lit(PROBABLE_UP_TO)), strength=pl.lit(Strength.TENTATIVE.value)
    )


def _by_probable_victim(who: Membership, relationships: pl.DataFrame) -> pl.DataFrame:
    """Parties of the cases of two victims who are probably one: each of the one's with each of the other's."""
    links = _probable(relationships).select(pl.col("id").alias("via"), "start", "end", "weight")
    parties = who.parties.select("party", "case").unique()
    of_victim = who.victims.join(parties, on="case").select("person", "party").unique()
    return (
        links.join(of_victim.rename({"person": "start", "party": "ours"}), on="start")
        .join(of_victim.rename({"person": "end", "party": "theirs"}), on="end")
        .filter(pl.col("ours") != pl.col("theirs"))
        .group_by(
            left=pl.min_horizontal("ours", "theirs"), right=pl.max_horizontal("ours", "theirs"), via=pl.col("via")
        )
        .agg(pl.col("weight").max() * SHARED_VICTIM_WEIGHT)
        .with_columns(strength=pl.lit(Strength.TENTATIVE.value))
    )


def _between_parties(who: Membership, relationships: pl.DataFrame) -> pl.DataFrame:
    party = who.parties.select(pl.col("party").alias("start")).unique()
    return (
        relationships.filter(pl.col("start") != pl.col("end"))
        .join(party, on="start", how="semi")
        .join(party.rename({"start": "end"}), on="end", how="semi")
        .select(
            left=pl.min_horizontal("start", "end"),
            right=pl.max_horizontal("start", "end"),
            via=pl.col("id"),
            weight="weight",
            strength="strength",
        )
    )
