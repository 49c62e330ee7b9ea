"""The first linker: mentions are one entity only on an exact identifier and a name that fits it.

Rules, strongest first:
`nik`, `passport`, `document`: the same valid number and compatible names (a number alone is not enough: forged papers
carry another's number, and a mistyped NIK belongs to a stranger);
`name+phone`, `name+account`, `name+birth`: the same normalised name and the same phone, bank account or birth date;
`licence`, `organization`: for organisations the same licence, or the same full company name.
A phone or account that many differently named people gave is an office's and proves nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.model import Id, Judgement, Mention
from graph.names import compatible_names, parse_organization
from graph.resolution.clustering import Clusters
from graph.resolution.features import Features, read_features
from graph.resolution.outcome import Clustering, Link
from graph.schema import Decision, EntityKind

COMMON_NUMBER_ABOVE = 8
"""A phone or account given under more different names than this is taken for an office's."""

NumbersOf = Callable[[Features], frozenset[str]]

_PAIRWISE_UP_TO = 60
"""Blocks larger than this are compared with their first members only, to stay linear."""

_COMPANY_FORMS = frozenset({"PT", "CV", "P3MI"})


def link_exactly(mentions: Iterable[Mention], judgements: Iterable[Judgement] = ()) -> Clustering:
    """Group mentions by the exact rules under the judgements that stand; blind to the order of its input."""
    features = {each.id: read_features(each) for each in mentions}
    same, apart = _judged(judgements, features)
    clusters = Clusters(features, apart)
    rules: defaultdict[Id, set[str]] = defaultdict(set)
    refused = []
    for forced, links in ((True, same), (False, candidate_links(features))):
        for link in links:
            reason = link.refused or clusters.join(link.left, link.right, forced=forced) or ""
            if reason:
                refused.append(Link(left=link.left, right=link.right, rule=link.rule, refused=reason))
            else:
                rules[link.left].add(link.rule)
                rules[link.right].add(link.rule)
    groups: defaultdict[Id, list[Id]] = defaultdict(list)
    for mention_id in sorted(features):
        groups[clusters.root(mention_id)].append(mention_id)
    return Clustering(
        groups=tuple(sorted(tuple(group) for group in groups.values())),
        rules={mention_id: tuple(sorted(found)) for mention_id, found in rules.items()},
        refused=tuple(refused),
    )


def candidate_links(features: Mapping[Id, Features]) -> Iterator[Link]:
    """Every link a rule proposes, strongest rule first, then by ids; a shared number under two names is refused."""
    ordered = [features[mention_id] for mention_id in sorted(features)]
    people = [each for each in ordered if each.kind is EntityKind.PERSON]
    companies = [each for each in ordered if each.kind is EntityKind.ORGANIZATION]
    yield from _linked("nik", _blocks(people, lambda each: each.niks), needs_name=True)
    yield from _linked("passport", _blocks(people, lambda each: each.passports), needs_name=True)
    yield from _linked("document", _blocks(people, lambda each: each.documents), needs_name=True)
    yield from _linked("licence", _blocks(companies, lambda each: each.licences), needs_name=True)
    named = [each for each in ordered if each.key]
    for rule, numbers_of in (("name+phone", _phones), ("name+account", _accounts)):
        yield from _linked(rule, _blocks(named, _named_numbers(numbers_of, common_numbers(named, numbers_of))))
    yield from _linked(
        "name+birth", _blocks(people, lambda each: [f"{each.key}|{each.born_on}"] if each.key and each.born_on else [])
    )
    yield from _linked("organization", _blocks(companies, _company_names))


def common_numbers(named: Iterable[Features], numbers_of: NumbersOf) -> frozenset[str]:
    """Phones or accounts given under more than COMMON_NUMBER_ABOVE different names."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for each in named:
        for number in numbers_of(each):
            holders[number].add(each.key)
    return frozenset(number for number, keys in holders.items() if len(keys) > COMMON_NUMBER_ABOVE)


def _phones(each: Features) -> frozenset[str]:
    return each.phones


def _accounts(each: Features) -> frozenset[str]:
    return each.accounts


def _named_numbers(numbers_of: NumbersOf, common: frozenset[str]) -> Callable[[Features], list[str]]:
    return lambda each: [f"{each.kind}|{each.key}|{number}" for number in numbers_of(each) - common]


def _company_names(company: Features) -> list[str]:
    """A registered company's name is its own key in Indonesia; branches and one-word names are not."""
    if not company.names:
        return []
    name = parse_organization(company.names[0])
    registered = name.form.upper() in _COMPANY_FORMS and not name.branch and len(name.core.split()) > 1
    return [f"{name.form} {company.key}"] if registered and company.key else []


def _blocks(
    features: Sequence[Features], keys: Callable[[Features], Iterable[str]]
) -> list[tuple[str, list[Features]]]:
    blocks: defaultdict[str, list[Features]] = defaultdict(list)
    for each in features:
        for key in keys(each):
            blocks[key].append(each)
    return sorted((key, block) for key, block in blocks.items() if len(block) > 1)


def _linked(rule: str, blocks: Iterable[tuple[str, list[Features]]], *, needs_name: bool = False) -> Iterator[Link]:
    for _, block in blocks:
        for left, right in _pairs(block, all_pairs=needs_name):
            fits = not needs_name or _names_fit(left, right)
            yield Link(left=left.mention_id, right=right.mention_id, rule=rule, refused="" if fits else "name")


def _pairs(block: list[Features], *, all_pairs: bool) -> Iterator[tuple[Features, Features]]:
    if all_pairs and len(block) <= _PAIRWISE_UP_TO:
        yield from combinations(block, 2)
        return
    hubs = block[:8] if all_pairs else block[:1]
    for place, hub in enumerate(hubs):
        for other in block[place + 1 :]:
            yield hub, other


def _names_fit(left: Features, right: Features) -> bool:
    if left.key and left.key == right.key:
        return True
    return any(compatible_names(ours, theirs) for ours in left.names for theirs in right.names)


def _judged(judgements: Iterable[Judgement], features: Mapping[Id, Features]) -> tuple[list[Link], list[tuple[Id, Id]]]:
    known = [
        each
        for each in sorted(judgements, key=lambda each: (each.on, each.id))
        if each.stands and each.left in features and each.right in features
    ]
    same = [
        Link(left=each.left, right=each.right, rule="judgement") for each in known if each.decision is Decision.POSITIVE
    ]
    return same, [(each.left, each.right) for each in known if each.decision is Decision.NEGATIVE]
