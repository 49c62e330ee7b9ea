"""Ties between parties: who is joined to whom, by what, and how surely (the two-mode graph made
one-mode, in columns).

Decisions.
Only parties are tied: people and organisations with a role that is not protected. Victims join the
parties of their cases but are never tied themselves; witnesses, reporters and relatives join
nobody, since one legal-aid office reporting forty cases does not make them one network. A victim
whom a mere register names too is no party.
An identifier held under more different names than `common_above` is common (a hotline, a counter):
it joins nobody. Nor do those tie each other who merely pay into an account, or call a number, that
so many do: an account that fifty families paid into is common to none of them. It still ties those
whose account it is, who are looked for. Passengers who are known from a list only are not counted
among the names of a journey: a ship is no hotline. Places join nobody: a regency is not an address.
Nor do online names with a blank in them: those are what an account shows, and many show the same.
Cases whose scheme is `register` hold people who are merely listed together: they join nobody. One
that is a list of ties joins only those whom it says are tied; an event joins all who were there, as
a complaint does.
Two who are probably the same are tied, and so are the parties in the cases of two victims who are:
tentatively, and never by more than half. What may be the same only is a question for the review and
ties nobody.
What ties somebody as a party is told by the cases that name him as a party: a case in which he is
the victim is no source of a tie, so that no tie tells that he was one.
"""

from collections.abc import Iterable, Mapping, Set

import polars as pl

from graph.analysis.networks.sources import independent_sources
from graph.analysis.networks.weights import (
    SAME_CASE,
    SHARED_VICTIM,
    age_factor,
    independent_weight,
    kind_factor,
)
from graph.dates import span
from graph.model import Case, Id, Value
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

FLOWS = [RelationshipKind.PAID.value, RelationshipKind.CALLED.value]
"""What somebody does with an identifier that may be another's."""
_LINKING_KINDS = IDENTIFIER_KINDS - {EntityKind.PLACE}
PROBABLE_UP_TO = 0.5
"""Weight above which no tie by a probable link goes, however likely the two are one."""

PROBABLY_SAME = "probably_same"
"""The reason of a tie between two who are probably one."""

TENTATIVE_CODES = frozenset({PROBABLY_SAME, "probable_victim"})
"""Reasons that nobody reported: they rest on two mentions being probably one."""

_NOT_STATED = [kind.value for kind in (RelationshipKind.PARTY_TO, *sorted(SAME_AS))]
_STRENGTHS = (Strength.TENTATIVE.value, Strength.UNCONFIRMED.value, Strength.CONFIRMED.value)
STRENGTH_RANK = pl.Enum(_STRENGTHS)
_REASON = [
    "left",
    "right",
    "code",
    "via",
    "kind",
    "evidence",
    "strength",
    "sources",
    "needed",
    "told",
]
_REASON += ["first_on", "last_on"]

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

    `parties`: party, case, role, group, stage, weight, strength; `victims` and `others`: person,
    case; `silent`: party, case, where a party is named as a victim, witness, reporter or relative
    only; `holders`: party, identifier, kind (of the identifier), link (the relationship), without
    the common ones and without those who pay or call what many do; `common`: ids of common
    identifiers; `busy`: ids of those that many pay or call but few hold; `lists`: cases that tie
    nobody by being in them.
    """

    parties: pl.DataFrame
    victims: pl.DataFrame
    others: pl.DataFrame
    silent: pl.DataFrame
    holders: pl.DataFrame
    common: tuple[Id, ...]
    busy: tuple[Id, ...] = ()
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

    `registers` and `lists` are cases of these schemes; `decided` says what a person decided:
    identifier id to whether it is common.
    """
    party_to = (
        relationships.filter(pl.col("kind") == RelationshipKind.PARTY_TO)
        .select(
            pl.col("start").alias("party"),
            pl.col("end").alias("case"),
            "role",
            "weight",
            "strength",
        )
        .join(ROLE_TABLE, on="role", how="left", maintain_order="left")
    )
    masked = entities.filter("protected").select(pl.col("id").alias("party"))
    parties = party_to.filter(~pl.col("role_protected")).drop("role_protected", "role_listed")
    parties = parties.join(masked, on="party", how="anti", maintain_order="left")
    protected = party_to.filter("role_protected")
    listed = party_to.group_by("party").agg(pl.col("role_listed").all()).filter("role_listed")
    is_victim = pl.col("group") == RoleGroup.VICTIM
    held = _held(entities, relationships)
    journeys = entities.filter(pl.col("kind") == EntityKind.TRIP).select(
        pl.col("id").alias("identifier")
    )
    aboard = held.join(journeys, on="identifier", how="semi").join(listed, on="party", how="semi")
    counted = held.join(aboard, on=["party", "identifier"], how="anti")
    common = _common(entities, counted.filter(~pl.col("flow")), decided or {}, common_above)
    busy = tuple(sorted(set(_common(entities, counted, decided or {}, common_above)) - set(common)))
    holders = held.join(parties.select("party").unique(), on="party", how="semi").filter(
        ~pl.col("identifier").is_in(list(common)),
        ~(pl.col("flow") & pl.col("identifier").is_in(list(busy))),
    )
    named = parties.select("party", "case").unique()
    silent = protected.filter(~pl.col("role_listed")).select("party", "case").unique()
    silent = silent.join(named, on=["party", "case"], how="anti").join(
        named, on="party", how="semi"
    )
    return Membership(
        silent=silent,
        parties=parties.filter(~pl.col("case").is_in(list(registers))) if registers else parties,
        victims=protected.filter(is_victim)
        .select(pl.col("party").alias("person"), "case")
        .unique(),
        others=protected.filter(~is_victim)
        .select(pl.col("party").alias("person"), "case")
        .unique(),
        holders=_without_silent(holders.drop("flow"), relationships, silent),
        common=common,
        busy=busy,
        lists=lists,
    )


def tie_reasons(
    who: Membership, relationships: pl.DataFrame, cases: Iterable[Case] = ()
) -> pl.DataFrame:
    """Every reason that ties two parties, by left, right (left < right), code, via.

    Other columns: `kind`, of the identifier or relationship, else empty; `weight`, of evidence,
    kind and age together; `evidence`, of the grades alone; `strength`; `sources`, the independent
    ones that tell it, and `needed`, those without any one of which it falls; `told`, by how many;
    `first_on` and `last_on`. Without `cases` no sources and days are known.
    """
    told = _Told(who, relationships, cases)
    frames = [
        _pairs(told.by_case()).with_columns(code=pl.lit(SAME_CASE)),
        _pairs(told.by_identifier()).with_columns(code=pl.lit("shared_identifier")),
        _pairs(told.by_victim()).with_columns(code=pl.lit(SHARED_VICTIM)),
        told.stated().with_columns(code=pl.lit("stated")),
        _untold(_probably_same(who, relationships)).with_columns(code=pl.lit(PROBABLY_SAME)),
        _untold(_by_probable_victim(who, relationships)).with_columns(
            code=pl.lit("probable_victim")
        ),
    ]
    found = pl.concat([frame.select(_REASON) for frame in frames])
    newest = span((*found["last_on"].drop_nulls(), *told.cases["last_on"].drop_nulls()))[1]
    what = pl.when(pl.col("kind") == "").then("code").otherwise("kind")
    factors = kind_factor(what) * age_factor(pl.col("last_on"), newest)
    return found.with_columns(weight=(pl.col("evidence") * factors).round(6)).sort(
        "left", "right", "code", "via"
    )


class _Told:
    """What ties, with the independent sources that tell it and the days it was seen."""

    def __init__(self, who: Membership, relationships: pl.DataFrame, cases: Iterable[Case]) -> None:
        self._who, self._relationships = who, relationships
        known = list(cases)
        dual = who.parties.select(pl.col("party").alias("person")).unique()
        source = independent_sources(known, who.victims.join(dual, on="person", how="anti").rows())
        days = [span((case.departed_on, case.reported_on)) for case in known]
        self.cases = pl.DataFrame(
            {
                "case": [case.id for case in known],
                "source": [source[case.id] for case in known],
                "first_on": [first for first, _ in days],
                "last_on": [last for _, last in days],
            },
            schema=dict.fromkeys(("case", "source", "first_on", "last_on"), pl.String()),
        )

    def by_case(self) -> pl.DataFrame:
        """Each party of each case that is no mere list of ties."""
        return (
            self._who.parties.filter(~pl.col("case").is_in(list(self._who.lists)))
            .group_by("party", pl.col("case").alias("via"))
            .agg(pl.col("weight").max().alias("evidence"), _strongest())
            .join(self._case_sources().rename({"case": "via"}), on="via", how="left")
            .with_columns(kind=pl.lit(""))
        )

    def by_identifier(self) -> pl.DataFrame:
        """Each party that holds an identifier which another holds too."""
        holders = self._who.holders.filter(pl.col("party").n_unique().over("identifier") > 1)
        return (
            holders.join(self._links(holders["link"]), on="link")
            .group_by("party", pl.col("identifier").alias("via"), "kind")
            .agg(
                pl.col("evidence").max(),
                _strongest(),
                pl.col("sources").explode().drop_nulls().unique().sort(),
                pl.col("first_on").min(),
                pl.col("last_on").max(),
            )
        )

    def by_victim(self) -> pl.DataFrame:
        """Each party of the cases of a victim known from more than one; a victim who is a party too
        is not told of.
        """
        repeated = self._who.victims.filter(pl.len().over("person") > 1)
        dual = self._who.parties.select(pl.col("party").alias("person")).unique()
        told = self._case_sources().join(repeated.join(dual, on="person", how="anti"), on="case")
        of_victim = told.group_by("person").agg(
            pl.col("sources").explode().drop_nulls().unique().sort(),
            pl.col("first_on").min(),
            pl.col("last_on").max(),
        )
        return (
            repeated.join(self._who.parties, on="case")
            .group_by("party", pl.col("person").alias("via"))
            .agg(pl.col("weight").max().alias("evidence"), _strongest())
            .join(of_victim.rename({"person": "via"}), on="via", how="left")
            .with_columns(pl.col("sources").fill_null([]), kind=pl.lit(""))
        )

    def stated(self) -> pl.DataFrame:
        """Relationships that a source states between two parties."""
        between = _between_parties(
            self._who, self._relationships.filter(~pl.col("kind").is_in(_NOT_STATED))
        )
        told = self._links(between["via"]).rename({"link": "via"})
        return (
            between.drop("strength")
            .join(told, on="via")
            .with_columns(needed=_alone("sources"), told=pl.col("sources").list.len())
        )

    def _case_sources(self) -> pl.DataFrame:
        return self.cases.with_columns(sources=pl.concat_list("source")).drop("source")

    def _links(self, ids: pl.Series) -> pl.DataFrame:
        """What tells these relationships: link, evidence, strength, sources, first_on, last_on."""
        links = self._relationships.filter(pl.col("id").is_in(ids.unique().to_list())).rename(
            {"sources": "reports"}
        )
        told = (
            self._heard(links.select("id", "start", "end", "cases").explode("cases"))
            .join(self.cases.rename({"case": "cases"}), on="cases", how="left")
            .group_by("id")
            .agg(
                pl.col("source").drop_nulls().unique().sort().alias("sources"),
                pl.col("first_on").min().alias("first_case"),
                pl.col("last_on").max().alias("last_case"),
                pl.len().alias("heard"),
            )
        )
        whole = pl.col("heard") == pl.col("cases").list.len()
        independent = pl.col("sources").list.len().clip(lower_bound=1)
        return (
            links.join(told, on="id", how="left")
            .with_columns(pl.col("sources").fill_null([]))
            .select(
                "sources",
                link="id",
                evidence=independent_weight(pl.col("weight"), pl.col("reports"), independent),
                strength=_told_strength(independent),
                first_on=pl.when(whole)
                .then(pl.coalesce("first_on", "first_case"))
                .otherwise("first_case"),
                last_on=pl.when(whole)
                .then(pl.coalesce("last_on", "last_case"))
                .otherwise("last_case"),
            )
        )

    def _heard(self, every: pl.DataFrame) -> pl.DataFrame:
        """Links by case, without the cases in which one of the two is no party."""
        silent = self._who.silent.rename({"case": "cases"})
        for end in ("start", "end"):
            every = every.join(
                silent, left_on=[end, "cases"], right_on=["party", "cases"], how="anti"
            )
        return every


def _strongest() -> pl.Expr:
    return pl.col("strength").cast(STRENGTH_RANK).max()


def _told_strength(independent: pl.Expr) -> pl.Expr:
    """A strength in which nothing is confirmed that only one independent source tells."""
    rank = pl.col("strength").cast(STRENGTH_RANK)
    alone = (rank == Strength.CONFIRMED.value) & (independent < 2)
    return pl.when(alone).then(pl.lit(Strength.UNCONFIRMED.value, STRENGTH_RANK)).otherwise(rank)


def _alone(sources: str) -> pl.Expr:
    """The source where there is but one, else nothing."""
    return (
        pl.when(pl.col(sources).list.len() == 1)
        .then(sources)
        .otherwise(pl.lit([], pl.List(pl.String)))
    )


def _untold(frame: pl.DataFrame) -> pl.DataFrame:
    """Reasons that nobody told, in the columns of those that somebody did."""
    return frame.rename({"weight": "evidence"}).with_columns(
        pl.col("strength").cast(STRENGTH_RANK),
        pl.lit("").alias("kind"),
        *(pl.lit([], pl.List(pl.String)).alias(name) for name in ("sources", "needed")),
        *(pl.lit(None, pl.String).alias(name) for name in ("first_on", "last_on")),
        told=pl.lit(0, pl.UInt32),
    )


def _held(entities: pl.DataFrame, relationships: pl.DataFrame) -> pl.DataFrame:
    shown_name = (pl.col("kind") == EntityKind.ONLINE_ACCOUNT) & pl.col("name").str.contains(
        " ", literal=True
    )
    linking = entities.filter(
        pl.col("kind").is_in([kind.value for kind in _LINKING_KINDS]) & ~shown_name
    ).select(pl.col("id").alias("identifier"), pl.col("kind"))
    holder = entities.filter(pl.col("kind").is_in([kind.value for kind in PARTY_KINDS])).select(
        pl.col("id").alias("party")
    )
    return (
        relationships.select(
            pl.col("start").alias("party"),
            pl.col("end").alias("identifier"),
            pl.col("id").alias("link"),
            pl.col("kind").is_in(FLOWS).alias("flow"),
        )
        .join(linking, on="identifier")
        .join(holder, on="party", how="semi")
    )


def _without_silent(
    holders: pl.DataFrame, relationships: pl.DataFrame, silent: pl.DataFrame
) -> pl.DataFrame:
    """Holders by what is told of them as parties: a number that somebody gave as a victim alone
    would tell it.
    """
    doubted = holders.join(silent.select("party").unique(), on="party", how="semi")
    cases = (
        relationships.select("cases", link="id")
        .join(doubted.select("party", "link"), on="link")
        .explode("cases")
    )
    told = cases.join(silent, left_on=["party", "cases"], right_on=["party", "case"], how="anti")
    return holders.join(doubted.join(told, on="link", how="anti"), on="link", how="anti")


def _common(
    entities: pl.DataFrame, held: pl.DataFrame, decided: Mapping[Id, bool], common_above: int
) -> tuple[Id, ...]:
    """Identifiers held under more than `common_above` different names, and those a person called
    common.
    """
    wide = (
        held.group_by("identifier")
        .agg(pl.col("party").unique())
        .filter(pl.col("party").list.len() > common_above)
    )
    named = wide.explode("party").join(
        entities.select(pl.col("id").alias("party"), "name", "kind"), on="party", how="left"
    )
    names: dict[Id, set[str]] = {}
    for identifier, party, name, kind in named.select(
        "identifier", "party", "name", "kind"
    ).iter_rows():
        key = (person_key if kind == EntityKind.PERSON else organization_key)(name or "")
        names.setdefault(identifier, set()).add(key or party)
    found = {identifier for identifier, keys in names.items() if len(keys) > common_above}
    found |= {identifier for identifier, common in decided.items() if common}
    return tuple(
        sorted(found - {identifier for identifier, common in decided.items() if not common})
    )


def _pairs(members: pl.DataFrame) -> pl.DataFrame:
    """Each two parties with the same `via`: the weaker side's evidence and strength, the sources of
    both.

    It is told by as many as tell of the less told side; without the only source of either side it
    falls.
    """
    both = members.join(members, on="via", suffix="_other").filter(
        pl.col("party") < pl.col("party_other")
    )
    weaker = pl.col("strength") < pl.col("strength_other")
    return both.select(
        "via",
        "kind",
        left="party",
        right="party_other",
        evidence=pl.min_horizontal("evidence", "evidence_other"),
        strength=pl.when(weaker).then("strength").otherwise("strength_other"),
        sources=_union(pl.col("sources"), pl.col("sources_other")),
        needed=_union(_alone("sources"), _alone("sources_other")),
        told=pl.min_horizontal(pl.col("sources").list.len(), pl.col("sources_other").list.len()),
        first_on=pl.min_horizontal("first_on", "first_on_other"),
        last_on=pl.max_horizontal("last_on", "last_on_other"),
    )


def _union(ours: pl.Expr, theirs: pl.Expr) -> pl.Expr:
    return pl.concat_list(ours, theirs).list.unique().list.sort()


def _probably_same(who: Membership, relationships: pl.DataFrame) -> pl.DataFrame:
    """Parties who are probably one."""
    return _between_parties(who, _probable(relationships))


def _probable(relationships: pl.DataFrame) -> pl.DataFrame:
    """Links between two who are probably one, as weak and tentative as such a link ties."""
    return relationships.filter(pl.col("kind") == RelationshipKind.PROBABLY_SAME_AS).with_columns(
        weight=pl.min_horizontal("weight", pl.lit(PROBABLE_UP_TO)),
        strength=pl.lit(Strength.TENTATIVE.value),
    )


def _by_probable_victim(who: Membership, relationships: pl.DataFrame) -> pl.DataFrame:
    """Parties of the cases of two victims who are probably one: each of the one's with each of the
    other's.
    """
    links = _probable(relationships).select(pl.col("id").alias("via"), "start", "end", "weight")
    parties = who.parties.select("party", "case").unique()
    of_victim = who.victims.join(parties, on="case").select("person", "party").unique()
    return (
        links.join(of_victim.rename({"person": "start", "party": "ours"}), on="start")
        .join(of_victim.rename({"person": "end", "party": "theirs"}), on="end")
        .filter(pl.col("ours") != pl.col("theirs"))
        .group_by(
            left=pl.min_horizontal("ours", "theirs"),
            right=pl.max_horizontal("ours", "theirs"),
            via=pl.col("via"),
        )
        .agg(pl.col("weight").max())
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
            via="id",
            kind="kind",
            weight="weight",
            strength="strength",
        )
    )
