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
from msgspec.structs import replace

from graph.analysis.networks.reason_codes import TieReasonCode
from graph.analysis.networks.sources import independent_sources
from graph.analysis.networks.weights import age_factor, independent_weight, kind_factor
from graph.dates import span
from graph.model import Case, Id, Value
from graph.names import organization_key, person_key
from graph.schema import (
    DONE_TO_VICTIMS,
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
_LINKING_KINDS = [kind.value for kind in IDENTIFIER_KINDS - {EntityKind.PLACE}]
_PARTY_KINDS = [kind.value for kind in PARTY_KINDS]
PROBABLE_UP_TO = 0.5
"""Weight above which no tie by a probable link goes, however likely the two are one."""


_NOT_STATED = [kind.value for kind in (RelationshipKind.PARTY_TO, *sorted(SAME_AS))]
_STRENGTHS = (Strength.TENTATIVE.value, Strength.UNCONFIRMED.value, Strength.CONFIRMED.value)
STRENGTH_RANK = pl.Enum(_STRENGTHS)
_REASON = ["left", "right", "code", "via", "kind", "evidence", "strength"]
_REASON += ["sources", "needed", "told", "first_on", "last_on"]

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
    parts = _parts(relationships)
    # Who is protected for a name alone, and has no protected part, is a party all the same.
    in_protected_roles = parts.filter("role_protected").select("party").unique()
    protected_people = entities.filter("protected").select(pl.col("id").alias("party"))
    masked = protected_people.join(in_protected_roles, on="party", how="semi")
    open_parts = parts.filter(~pl.col("role_protected")).drop("role_protected", "role_listed")
    parties = open_parts.join(masked, on="party", how="anti", maintain_order="left")
    protected = parts.filter("role_protected")
    is_victim = pl.col("group") == RoleGroup.VICTIM
    silent = _silent(protected, parties)

    held = _held(entities, relationships)
    counted = _counted(held, entities, parts)
    holding = counted.filter(~pl.col("flow"))
    common = _common(entities, holding, decided or {}, common_above)
    # Common only when those are counted too who merely pay into it, or call it.
    common_with_flows = _common(entities, counted, decided or {}, common_above)
    busy = tuple(sorted(set(common_with_flows) - set(common)))
    flows_of_many = pl.col("flow") & pl.col("identifier").is_in(list(busy))
    # whom a register alone names is a party to nothing, and ties nobody by what it holds
    of_cases = parties.filter(~pl.col("case").is_in(list(registers)))
    holders = held.join(of_cases.select("party").unique(), on="party", how="semi").filter(
        ~pl.col("identifier").is_in(list(common)),
        ~flows_of_many,
    )
    return Membership(
        silent=silent,
        parties=of_cases,
        victims=_people(protected.filter(is_victim)),
        others=_people(protected.filter(~is_victim)),
        holders=_without_silent(holders.drop("flow"), relationships, silent),
        common=common,
        busy=busy,
        lists=lists,
    )


def without_suppressed(
    who: Membership, relationships: pl.DataFrame, suppressed: Set[Id]
) -> tuple[Membership, pl.DataFrame]:
    """What may tie and what is counted, without what tells who was a victim or witness.

    `suppressed` are people of whom that may not be told: they are no victims and no witnesses here,
    and what was done to one of them as a victim is left out.
    """
    if not suppressed:
        return who, relationships
    hidden = pl.col("person").is_in(list(suppressed))
    victims_too = suppressed & set(who.silent["party"])
    done = pl.col("kind").is_in([kind.value for kind in DONE_TO_VICTIMS])
    told = relationships.filter(~(done & pl.col("end").is_in(list(victims_too))))
    disclosable = replace(
        who, victims=who.victims.filter(~hidden), others=who.others.filter(~hidden)
    )
    return disclosable, told


def _parts(relationships: pl.DataFrame) -> pl.DataFrame:
    """Every part in a case, with what its role says."""
    party_to = relationships.filter(pl.col("kind") == RelationshipKind.PARTY_TO).select(
        pl.col("start").alias("party"),
        pl.col("end").alias("case"),
        "role",
        "weight",
        "strength",
    )
    return party_to.join(ROLE_TABLE, on="role", how="left", maintain_order="left")


def _silent(protected: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """Where a party is named as a victim, witness, reporter or relative only: party, case."""
    named = parties.select("party", "case").unique()
    silent = protected.filter(~pl.col("role_listed")).select("party", "case").unique()
    silent = silent.join(named, on=["party", "case"], how="anti")
    return silent.join(named, on="party", how="semi")


def _counted(held: pl.DataFrame, entities: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """Who counts among the names of an identifier: not the passengers known from a list only."""
    of_party = parts.group_by("party").agg(pl.col("role_listed").all())
    listed = of_party.filter("role_listed")
    trips = entities.filter(pl.col("kind") == EntityKind.TRIP)
    journeys = trips.select(pl.col("id").alias("identifier"))
    passengers = held.join(journeys, on="identifier", how="semi")
    aboard = passengers.join(listed, on="party", how="semi")
    return held.join(aboard, on=["party", "identifier"], how="anti")


def _people(parts: pl.DataFrame) -> pl.DataFrame:
    return parts.select(pl.col("party").alias("person"), "case").unique()


def tie_reasons(
    who: Membership, relationships: pl.DataFrame, cases: Iterable[Case] = ()
) -> pl.DataFrame:
    """Every reason that ties two parties, by left, right (left < right), code, via.

    Other columns: `kind`, of the identifier or relationship, else empty; `weight`, of evidence,
    kind and age together; `evidence`, of the grades alone; `strength`; `sources`, the independent
    ones that tell it, and `needed`, those without any one of which it falls; `told`, by how many;
    `first_on` and `last_on`. Without `cases` no sources and days are known.
    """
    told = _ReportedTies(who, relationships, cases)
    probably_same = _concluded(_probably_same(who, relationships))
    probable_victims = _concluded(_by_probable_victim(who, relationships))
    frames = [
        _coded(_pairs(told.by_case()), TieReasonCode.SAME_CASE),
        _coded(_pairs(told.by_identifier()), TieReasonCode.SHARED_IDENTIFIER),
        _coded(_pairs(told.by_victim()), TieReasonCode.SHARED_VICTIM),
        _coded(told.stated(), TieReasonCode.STATED),
        _coded(probably_same, TieReasonCode.PROBABLY_SAME),
        _coded(probable_victims, TieReasonCode.PROBABLE_VICTIM),
    ]
    found = pl.concat(frames)
    days = (*found["last_on"].drop_nulls(), *told.cases["last_on"].drop_nulls())
    _, newest = span(days)
    # An identifier or relationship weighs by its own kind, every other reason by its code.
    kind = pl.when(pl.col("kind") == "").then("code").otherwise("kind")
    factors = kind_factor(kind) * age_factor(pl.col("last_on"), newest)
    weighed = found.with_columns(weight=(pl.col("evidence") * factors).round(6))
    return weighed.sort("left", "right", "code", "via")


def _coded(frame: pl.DataFrame, code: TieReasonCode) -> pl.DataFrame:
    return frame.with_columns(code=pl.lit(code.value)).select(_REASON)


class _ReportedTies:
    """What ties, with the independent sources that tell it and the days it was seen."""

    def __init__(self, who: Membership, relationships: pl.DataFrame, cases: Iterable[Case]) -> None:
        """Find the source and the days of each case."""
        self._who, self._relationships = who, relationships
        known = list(cases)
        # A victim who is a party too joins no accounts: that would tell that he was a victim.
        self._dual = who.parties.select(pl.col("party").alias("person")).unique()
        victims = who.victims.join(self._dual, on="person", how="anti")
        source = independent_sources(known, victims.rows())
        days = [span((case.departed_on, case.reported_on)) for case in known]
        columns = ("case", "source", "first_on", "last_on")
        self.cases = pl.DataFrame(
            {
                "case": [case.id for case in known],
                "source": [source[case.id] for case in known],
                "first_on": [first for first, _ in days],
                "last_on": [last for _, last in days],
            },
            schema=dict.fromkeys(columns, pl.String()),
        )

    def by_case(self) -> pl.DataFrame:
        """Each party of each case that is no mere list of ties."""
        sources = self._case_sources().rename({"case": "via"})
        return (
            self._who.parties.filter(~pl.col("case").is_in(list(self._who.lists)))
            .group_by("party", pl.col("case").alias("via"))
            .agg(pl.col("weight").max().alias("evidence"), _strongest())
            .join(sources, on="via", how="left")
            .with_columns(kind=pl.lit(""))
        )

    def by_identifier(self) -> pl.DataFrame:
        """Each party that holds an identifier which another holds too."""
        holders = self._who.holders.filter(pl.col("party").n_unique().over("identifier") > 1)
        return (
            holders.join(self._links(holders["link"]), on="link")
            .group_by("party", pl.col("identifier").alias("via"), "kind")
            .agg(pl.col("evidence").max(), _strongest(), *_sources_and_days())
        )

    def by_victim(self) -> pl.DataFrame:
        """Each party of the cases of a victim known from more than one.

        A victim who is a party too is not told of.
        """
        repeated = self._who.victims.filter(pl.len().over("person") > 1)
        disclosable = repeated.join(self._dual, on="person", how="anti")
        told = self._case_sources().join(disclosable, on="case")
        of_victim = told.group_by("person").agg(*_sources_and_days())
        return (
            repeated.join(self._who.parties, on="case")
            .group_by("party", pl.col("person").alias("via"))
            .agg(pl.col("weight").max().alias("evidence"), _strongest())
            .join(of_victim.rename({"person": "via"}), on="via", how="left")
            .with_columns(pl.col("sources").fill_null([]), kind=pl.lit(""))
        )

    def stated(self) -> pl.DataFrame:
        """Relationships that a source states between two parties."""
        stated = self._relationships.filter(~pl.col("kind").is_in(_NOT_STATED))
        between = _between_parties(self._who, stated)
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
        wanted = pl.col("id").is_in(ids.unique().to_list())
        links = self._relationships.filter(wanted).rename({"sources": "reports"})
        told = self._told_by_cases(links)
        # The days of a link that silent cases tell too are not its own to show.
        whole = pl.col("heard") == pl.col("cases").list.len()
        first_of_all = pl.coalesce("first_on", "first_case")
        last_of_all = pl.coalesce("last_on", "last_case")
        independent = pl.col("sources").list.len().clip(lower_bound=1)
        return (
            links.join(told, on="id", how="left")
            .with_columns(pl.col("sources").fill_null([]))
            .select(
                "sources",
                link="id",
                evidence=independent_weight(pl.col("weight"), pl.col("reports"), independent),
                strength=_told_strength(independent),
                first_on=pl.when(whole).then(first_of_all).otherwise("first_case"),
                last_on=pl.when(whole).then(last_of_all).otherwise("last_case"),
            )
        )

    def _told_by_cases(self, links: pl.DataFrame) -> pl.DataFrame:
        """By id of a link: its sources and days by its cases, and how many cases were heard."""
        by_case = links.select("id", "start", "end", "cases").explode("cases")
        cases = self.cases.rename({"case": "cases"})
        return (
            self._heard(by_case)
            .join(cases, on="cases", how="left")
            .group_by("id")
            .agg(
                pl.col("source").drop_nulls().unique().sort().alias("sources"),
                pl.col("first_on").min().alias("first_case"),
                pl.col("last_on").max().alias("last_case"),
                pl.len().alias("heard"),
            )
        )

    def _heard(self, links: pl.DataFrame) -> pl.DataFrame:
        """Links by case, without the cases in which one of the two is no party."""
        silent = self._who.silent.rename({"case": "cases"})
        heard = links
        for end in ("start", "end"):
            heard = heard.join(
                silent,
                left_on=[end, "cases"],
                right_on=["party", "cases"],
                how="anti",
            )
        return heard


def _sources_and_days() -> tuple[pl.Expr, ...]:
    return (
        pl.col("sources").explode().drop_nulls().unique().sort(),
        pl.col("first_on").min(),
        pl.col("last_on").max(),
    )


def _strongest() -> pl.Expr:
    return pl.col("strength").cast(STRENGTH_RANK).max()


def _told_strength(independent: pl.Expr) -> pl.Expr:
    """A strength in which nothing is confirmed that only one independent source tells."""
    rank = pl.col("strength").cast(STRENGTH_RANK)
    is_confirmed = rank == Strength.CONFIRMED.value
    alone = is_confirmed & (independent < 2)
    unconfirmed = pl.lit(Strength.UNCONFIRMED.value, STRENGTH_RANK)
    return pl.when(alone).then(unconfirmed).otherwise(rank)


def _alone(sources: str) -> pl.Expr:
    """The source where there is but one, else nothing."""
    is_alone = pl.col(sources).list.len() == 1
    nothing = pl.lit([], pl.List(pl.String))
    return pl.when(is_alone).then(sources).otherwise(nothing)


def _concluded(frame: pl.DataFrame) -> pl.DataFrame:
    """Reasons that nobody told, in the columns of those that somebody did."""
    no_sources = pl.lit([], pl.List(pl.String))
    no_day = pl.lit(None, pl.String)
    return frame.rename({"weight": "evidence"}).with_columns(
        pl.col("strength").cast(STRENGTH_RANK),
        kind=pl.lit(""),
        sources=no_sources,
        needed=no_sources,
        first_on=no_day,
        last_on=no_day,
        told=pl.lit(0, pl.UInt32),
    )


def _held(entities: pl.DataFrame, relationships: pl.DataFrame) -> pl.DataFrame:
    """Who holds or uses what may tie: party, identifier, link, whether it is a flow, kind."""
    is_account = pl.col("kind") == EntityKind.ONLINE_ACCOUNT
    # An online name with a blank in it is what an account shows, not what it is.
    shown_name = is_account & pl.col("name").str.contains(" ", literal=True)
    linking = entities.filter(pl.col("kind").is_in(_LINKING_KINDS) & ~shown_name)
    identifiers = linking.select(pl.col("id").alias("identifier"), pl.col("kind"))
    parties = entities.filter(pl.col("kind").is_in(_PARTY_KINDS))
    links = relationships.select(
        pl.col("start").alias("party"),
        pl.col("end").alias("identifier"),
        pl.col("id").alias("link"),
        pl.col("kind").is_in(FLOWS).alias("flow"),
    )
    return links.join(identifiers, on="identifier").join(
        parties.select(pl.col("id").alias("party")),
        on="party",
        how="semi",
    )


def _without_silent(
    holders: pl.DataFrame, relationships: pl.DataFrame, silent: pl.DataFrame
) -> pl.DataFrame:
    """Holders by what is told of them as parties.

    A number that somebody gave as a victim alone would tell that he was one.
    """
    doubted = holders.join(silent.select("party").unique(), on="party", how="semi")
    cases = (
        relationships.select("cases", link="id")
        .join(doubted.select("party", "link"), on="link")
        .explode("cases")
    )
    told = cases.join(silent, left_on=["party", "cases"], right_on=["party", "case"], how="anti")
    untold = doubted.join(told, on="link", how="anti")
    return holders.join(untold, on="link", how="anti")


def _common(
    entities: pl.DataFrame, held: pl.DataFrame, decided: Mapping[Id, bool], common_above: int
) -> tuple[Id, ...]:
    """Identifiers that mean nothing, by id: held under too many names, or called common.

    Too many is more than `common_above` different names; a person's decision goes first.
    """
    holders = held.group_by("identifier").agg(pl.col("party").unique())
    # Names are folded in Python, so only of those whose holders alone would be too many.
    wide = holders.filter(pl.col("party").list.len() > common_above).explode("party")
    parties = entities.select(pl.col("id").alias("party"), "name", "kind")
    named = wide.join(parties, on="party", how="left")
    keys: dict[Id, set[str]] = {}
    for identifier, party, name, kind in named.select(
        "identifier", "party", "name", "kind"
    ).iter_rows():
        key_of = person_key if kind == EntityKind.PERSON else organization_key
        key = key_of(name or "") or party
        keys.setdefault(identifier, set()).add(key)
    found = {identifier for identifier, names in keys.items() if len(names) > common_above}
    for identifier, common in decided.items():
        if common:
            found.add(identifier)
        else:
            found.discard(identifier)
    return tuple(sorted(found))


def _pairs(members: pl.DataFrame) -> pl.DataFrame:
    """Each two parties with the same `via`: the weaker side's evidence, the sources of both.

    It is told by as many as tell of the less told side; without the only source of either side it
    falls.
    """
    both = members.join(members, on="via", suffix="_other")
    pairs = both.filter(pl.col("party") < pl.col("party_other"))
    # A tie is as sure as the less sure of its two sides.
    weaker = pl.col("strength") < pl.col("strength_other")
    told, told_other = pl.col("sources").list.len(), pl.col("sources_other").list.len()
    return pairs.select(
        "via",
        "kind",
        left="party",
        right="party_other",
        evidence=pl.min_horizontal("evidence", "evidence_other"),
        strength=pl.when(weaker).then("strength").otherwise("strength_other"),
        sources=_union(pl.col("sources"), pl.col("sources_other")),
        needed=_union(_alone("sources"), _alone("sources_other")),
        told=pl.min_horizontal(told, told_other),
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
    is_probable = pl.col("kind") == RelationshipKind.PROBABLY_SAME_AS
    probable = relationships.filter(is_probable)
    return probable.with_columns(
        weight=pl.min_horizontal("weight", pl.lit(PROBABLE_UP_TO)),
        strength=pl.lit(Strength.TENTATIVE.value),
    )


def _by_probable_victim(who: Membership, relationships: pl.DataFrame) -> pl.DataFrame:
    """Each party of the cases of one victim with each of another who is probably the same."""
    links = _probable(relationships).select(pl.col("id").alias("via"), "start", "end", "weight")
    parties = who.parties.select("party", "case").unique()
    of_victim = who.victims.join(parties, on="case").select("person", "party").unique()
    of_start = of_victim.rename({"person": "start", "party": "ours"})
    of_end = of_victim.rename({"person": "end", "party": "theirs"})
    return (
        links.join(of_start, on="start")
        .join(of_end, on="end")
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
    """Relationships that join two different parties: left, right, via, kind, weight, strength."""
    parties = who.parties.select(pl.col("party").alias("start")).unique()
    between = (
        relationships.filter(pl.col("start") != pl.col("end"))
        .join(parties, on="start", how="semi")
        .join(parties.rename({"start": "end"}), on="end", how="semi")
    )
    return between.select(
        left=pl.min_horizontal("start", "end"),
        right=pl.max_horizontal("start", "end"),
        via="id",
        kind="kind",
        weight="weight",
        strength="strength",
    )
