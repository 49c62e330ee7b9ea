"""Indicators in words.

The name of each, what it asks, what it found as a sentence, which data it lacked.

Nobody is called guilty: sentences say what is reported and what to look into, and articles are
codes to be looked up.
"""

from collections.abc import Callable, Mapping
from typing import Any

from app.wording.labels import N_
from app.wording.profile import route
from app.wording.wording import Wording
from graph.analysis.findings.indicators.findings import IndicatorPart, Priority
from graph.analysis.findings.indicators.firing import Firing
from graph.analysis.findings.indicators.registry import INDICATORS
from graph.model import Id
from graph.schema import Stage

MOST_NAMED = 3
"""Indicators that are named where only those that weigh most are."""

NAMES = {
    "I1": N_("Repeated party"),
    "I2": N_("Shared telephone"),
    "I3": N_("Account that many pay into"),
    "I4": N_("Safe house"),
    "I5": N_("Broker between regions"),
    "I6": N_("Cut point"),
    "I7": N_("Key set"),
    "I8": N_("Structural hole"),
    "I9": N_("Star or core"),
    "I10": N_("Several stages in one hand"),
    "I11": N_("Completeness of the chain"),
    "I12": N_("Cluster of origin"),
    "I13": N_("Kinship"),
    "I14": N_("Repeated route"),
    "I15": N_("Travelling together"),
    "I16": N_("Documents that belong together"),
    "I17": N_("Contradictory identity"),
    "I18": N_("Visa against purpose"),
    "I19": N_("Licence gap"),
    "I20": N_("Debt tie"),
    "I21": N_("Unusual fee"),
    "I22": N_("Signs of forced labour"),
    "I23": N_("Act, means and purpose"),
    "I24": N_("Nearness of an official"),
    "I25": N_("Online account used again"),
    "I26": N_("Growth and change"),
    "I27": N_("Newly connected network"),
    "I28": N_("Tie without corroboration"),
}

QUESTIONS = {
    "I1": N_("Who is named in complaint after complaint?"),
    "I2": N_("Which number do people use who should not know each other?"),
    "I3": N_("Where does the money of several families go?"),
    "I4": N_("Where were people kept before they left?"),
    "I5": N_("Who joins regions or countries?"),
    "I6": N_("Without whom would the network fall apart?"),
    "I7": N_("Which few parties together hold the network up?"),
    "I8": N_("Through whom alone do separate circles know each other?"),
    "I9": N_("Is there one centre, or a core with helpers around it?"),
    "I10": N_("Who is active in more than one stage, and may coordinate?"),
    "I11": N_("How much of the chain is named in each complaint, and what is not?"),
    "I12": N_("Do several recruiters draw from one village?"),
    "I13": N_("Who recruits within the family?"),
    "I14": N_("Which way is used again by others?"),
    "I15": N_("Who travelled with whom, or just ahead?"),
    "I16": N_("Which documents were made together?"),
    "I17": N_("Whose documents contradict what is said of the holder?"),
    "I18": N_(
        "Who left, or was to leave, for work as a visitor or pilgrim, or to where nobody is placed?"
    ),
    "I19": N_("Who places workers without a licence?"),
    "I20": N_("Who is bound by a debt or an advance, and to whom?"),
    "I21": N_("Which fee is out of the ordinary?"),
    "I22": N_("Which signs of forced labour does a complaint tell of?"),
    "I23": N_("Which elements of trafficking does a complaint tell of?"),
    "I24": N_("Who stands close to an official who is named?"),
    "I25": N_("Which account or page recruits again and again?"),
    "I26": N_("Does the network grow, fall silent, come back, replace people?"),
    "I27": N_("Which complaints belong together that nobody had joined?"),
    "I28": N_("Which tie must be confirmed before anything rests on it?"),
}

SENTENCES = {
    ("I1", ""): N_("{subject} is named in {cases} with {victims}, from {regencies} ({span})."),
    ("I2", "parties"): N_(
        "{subject} is used by {parties} not known to be related or of one company, in {cases}."
    ),
    ("I2", "mixed"): N_(
        "{subject} is used by {parties} and by {victims} not known to be related, in {cases}."
    ),
    ("I2", "victims"): N_("{subject} is shared by {victims} not known to be related, of {cases}."),
    ("I3", "nominee"): N_(
        "{subject} received money from {families} in {regencies} ({amount}); its holder, {holder},"
        " is not a recruiter named in those cases."
    ),
    ("I3", "recruiter"): N_(
        "{subject} received money from {families} in {regencies} ({amount}); its holder, {holder},"
        " is reported as a recruiter in those cases."
    ),
    ("I3", "unknown"): N_(
        "{subject} received money from {families} in {regencies} ({amount}); who holds it is not"
        " known."
    ),
    ("I4", "address"): N_("{victims} of {cases} were at one address: {subject}."),
    ("I4", "shared"): N_(
        "{victims} of {cases} were at one address with {parties} not known to be their relatives:"
        " {subject}."
    ),
    ("I4", "keeper"): N_("{subject} is said to have sheltered {victims} of {cases}."),
    ("I4", "stay"): N_(
        "{subject} is said to have sheltered {victims} of {cases}; the longest stay told of is"
        " {days}."
    ),
    ("I5", ""): N_(
        "{subject} stands between others as number {place} of {parties} (number {degree_place} by"
        " ties), and links {regencies} and {destinations}."
    ),
    ("I6", "party"): N_(
        "Without {subject} the network falls into {parts} with complaints of their own."
    ),
    ("I6", "tie"): N_(
        "The tie between {subject} and {other} alone joins {left_cases} with {right_cases}."
    ),
    ("I7", ""): N_(
        "Of {parties} named in complaints and not cleared: without {members}, {share} of the pairs"
        " that are left cannot reach each other; {stable}."
    ),
    ("I8", ""): N_(
        "{subject} has {contacts} in {circles} separate circles (bound by its contacts:"
        " {constraint}, where 1 is by a single one): much can pass through this party alone."
    ),
    ("I9", "star"): N_(
        "The network is a star: {subject} is in the middle of {contacts} (centralisation {share})."
    ),
    ("I9", "core"): N_("The network has a dense core of {parties}, and {others} around it."),
    ("I10", ""): N_(
        "{subject} is named in several stages of the chain ({stages}), in {cases}: possibly"
        " somebody who coordinates."
    ),
    ("I11", ""): N_(
        "Case {subject} names parties in {count} of {of} stages of the chain ({stages}); not named"
        " yet: {lacking}."
    ),
    ("I11", "whole"): N_("Case {subject} names parties in all {of} stages of the chain."),
    ("I12", ""): N_(
        "{victims} of one village or district in {place} were recruited within a short time"
        " ({span}) by {recruiters}, some of them never named together: somebody may stand behind"
        " them."
    ),
    ("I13", "victim"): N_("{subject} is reported to be a relative of {other}, a victim."),
    ("I13", "parties"): N_("{subject} and {other} are reported to be relatives."),
    ("I13", "card"): N_("{subject} and {other} have one family card (KK), which {parties} share."),
    ("I13", "role"): N_("{subject} is reported to have recruited a relative or friend."),
    ("I13", "coded"): N_("In {cases} victim and recruiter are recorded as relatives."),
    ("I14", ""): N_("{cases} went the same way, {route}, some of them with no party in common."),
    ("I15", "together"): N_("{victims} of {cases} travelled together: {subject}."),
    ("I15", "both"): N_(
        "{victims} of {cases} travelled together, with {parties} aboard or on a crossing near it:"
        " {subject}."
    ),
    ("I15", "escort"): N_(
        "{victims} and {parties} were on the same ship or flight, or days apart: {subject}."
    ),
    ("I16", "row"): N_(
        "{passports} of {people} in {cases} have numbers close to each other, {subject} among them."
    ),
    ("I16", "handler"): N_(
        "{subject} is reported to have handled documents in {cases}, with {victims}."
    ),
    ("I16", "region"): N_(
        "The NIK of {subject} was first registered in another province than the reported home."
    ),
    ("I17", "birth"): N_("The NIK of {subject} tells another date of birth than the report."),
    ("I17", "sex"): N_("The NIK of {subject} tells another sex than the report."),
    ("I17", "raised"): N_("{subject} is reported as of age when leaving; by the NIK, under {age}."),
    ("I17", "two"): N_(
        "{subject} is held by two whose names do not fit each other: {left} and {right}."
    ),
    ("I18", "visa"): N_(
        "In {cases} people left or were to leave ({countries}) on a visa for another purpose,"
        " {visa}, though work was promised or a recruiter is named."
    ),
    ("I18", "closed"): N_(
        "{countries}, the destination in {cases}, is by the list of this office a country where no"
        " workers are placed: check the list of that day."
    ),
    ("I19", "licence"): N_("{subject} in {cases}: {licence}."),
    ("I19", "individual"): N_(
        "{subject} is reported to recruit or sponsor in {cases} as an individual, with no company"
        " named (UU 18/2017 art. 69, 81: check the present text)."
    ),
    ("I20", "owed"): N_("{debtors} owe {subject} {amount} in all."),
    ("I20", "told"): N_("Case {subject} tells of a debt or advance of {amount}."),
    ("I20", "bound"): N_(
        "Case {subject} tells of debts or deductions from pay that bind the victim."
    ),
    ("I21", "high"): N_(
        "Case {subject} tells of a fee of {amount}; the usual one on that route is {usual}."
    ),
    ("I21", "same"): N_("The same sum, {amount}, was asked in {cases}."),
    ("I22", ""): N_(
        "Case {subject} tells of {count} of the {of} ILO indicators of forced labour: {facts}."
    ),
    ("I22", "rule"): N_(
        "Case {subject} tells of strong means of control and of exploitation: {facts}."
    ),
    ("I23", "three"): N_(
        "Case {subject} tells of act, means and purpose ({facts}): indications of trafficking"
        " (TPPO) to look into (UU 21/2007 art. 1, 2, 4; KUHP 455: check the present text)."
    ),
    ("I23", "child"): N_(
        "Case {subject} tells of act and purpose with a victim under 18, for whom no means is"
        " needed ({facts}): indications of trafficking (TPPO) to look into (UU 21/2007 art. 1, 2,"
        " 4, 17: check the present text)."
    ),
    ("I23", "departure"): N_(
        "Case {subject} tells of a departure outside the procedure; nothing tells yet of: {lacking}"
        " (UU 18/2017 art. 69, 81: check the present text)."
    ),
    ("I23", "border"): N_(
        "Case {subject} tells of a crossing of the border outside the checks; nothing tells yet of:"
        " {lacking} (UU 6/2011 art. 120: check the present text)."
    ),
    ("I24", ""): N_(
        "{subject}, reported as an official, is near {parties}, {direct} of them tied directly:"
        " restrict who handles this."
    ),
    ("I25", ""): N_("{subject} is used or named in {cases}."),
    ("I26", "growth"): N_(
        "{parties} were first named in cases of the last {months} up to the newest ({last}), by the"
        " day of departure, else of the report."
    ),
    ("I26", "silence"): N_(
        "No case whose day is known, of departure, else of the report, falls into {months} after"
        " {first}; from {last} on there are some again."
    ),
    ("I26", "replaced"): N_(
        "{subject} was first named as {roles} after {before}, reported in the same role, had been"
        " charged ({day})."
    ),
    ("I27", ""): N_(
        "{groups} of complaints that the files do not link are one network of {cases}."
    ),
    ("I28", ""): N_(
        "Without one source nothing is left of the tie between {subject} and {other}, on which"
        " {left_side} and {right_side} hang together: confirm it first."
    ),
}
"""What a firing says, by indicator and variant."""

NEEDS = {
    "complaints": N_("no complaint is loaded: lists of ties and events are none"),
    "phones": N_("no telephone number is known"),
    "payments": N_("no payment of its people is known"),
    "origins": N_("no regency of origin is known"),
    "shelters": N_("no address and no shelter is reported"),
    "stages": N_("no party's role says its stage in the chain"),
    "villages": N_("no village or district of origin is known"),
    "dates": N_("no case has a date"),
    "kinship": N_("no kinship and no family card is reported"),
    "routes": N_("no place of departure or transit is known"),
    "journeys": N_("no journey of its people is known (passenger lists)"),
    "passports": N_("no passport numbers are known, or they are withheld"),
    "niks": N_("no NIK is known, or they are withheld"),
    "visas": N_("no visa is reported"),
    "destinations": N_("no country of destination is known"),
    "licences": N_("no list of licences is loaded, or no company is named"),
    "sums": N_("no debt, advance or fee is reported"),
    "fees": N_("no fee is reported"),
    "accounts": N_("no account of what happened is loaded, or it is withheld"),
    "online": N_("no online account is known"),
}

FACTS = {
    "recruited": N_("recruited"),
    "sheltered": N_("sheltered"),
    "transported": N_("transported"),
    "transferred": N_("handed over or sold"),
    "deceived": N_("deception"),
    "vulnerability": N_("abuse of vulnerability"),
    "movement": N_("restriction of movement"),
    "isolated": N_("isolation"),
    "violence": N_("violence"),
    "threatened": N_("threats"),
    "documents_retained": N_("documents kept"),
    "debt": N_("debt bondage"),
    "overcharged": N_("overcharged"),
    "earnings_taken": N_("earnings taken"),
    "unpaid": N_("wages not paid"),
    "overworked": N_("excessive hours"),
    "bad_conditions": N_("abusive conditions"),
    "forced_labour": N_("forced labour"),
    "sexual_exploitation": N_("sexual exploitation"),
    "other_exploitation": N_("other exploitation"),
}

ELEMENTS = {"act": N_("act"), "means": N_("means"), "purpose": N_("purpose")}

FORCES = {"strong": N_("strong"), "medium": N_("medium"), "weak": N_("weak")}

NO_VERDICT = N_(
    "An order for reading, never a verdict: indicators say what to look into. People who are named"
    " are reported parties, innocent until a court decides."
)
EXTRACTED = N_("by words of the narrative, confirmed by nobody")


def name(code: str, wording: Wording) -> str:
    """What an indicator is called."""
    if code in NAMES:
        return wording.text(NAMES[code])
    return code


def question(code: str, wording: Wording) -> str:
    """What an indicator asks."""
    if code in QUESTIONS:
        return wording.text(QUESTIONS[code])
    return code


def need(code: str, wording: Wording) -> str:
    """Which data were not there."""
    if code in NEEDS:
        return wording.text(NEEDS[code])
    return code


def fact(code: str, wording: Wording) -> str:
    """What a case tells of."""
    if code in FACTS:
        return wording.text(FACTS[code])
    return code


def element(code: str, wording: Wording) -> str:
    """Act, means or purpose."""
    if code in ELEMENTS:
        return wording.text(ELEMENTS[code])
    return code


def force(code: str, wording: Wording) -> str:
    """How much a firing weighs."""
    if code in FORCES:
        return wording.text(FORCES[code])
    return code


def sentence(firing: Firing, names: Mapping[Id, str], wording: Wording) -> str:
    """What fired as a sentence; `names` are what entities and cases are called for this reader."""
    template = SENTENCES.get((firing.code, firing.variant))
    if template is None:
        return f"{firing.code} {firing.variant}".strip()
    called = {
        place: _called(who, names, wording)
        for place, who in {**firing.names, "subject": firing.subject}.items()
    }
    said = {
        key: _WRITERS[key](value, wording)
        for key, value in firing.params.items()
        if key in _WRITERS
    }
    if "members" in firing.params:
        said["members"] = ", ".join(called[param] for param in firing.params["members"])
    if {"first", "last"} <= firing.params.keys():
        said["span"] = _span(firing.params["first"], firing.params["last"], wording)
    text = wording.text(template).format(**called, **said)
    if firing.extracted:
        return f"{text} [{wording.text(EXTRACTED)}]"
    return text


def part_line(part: IndicatorPart, wording: Wording) -> str:
    """What an indicator adds to the priority, in one line."""
    told = wording.plural("{n} finding", "{n} findings", part.firings)
    count = told.format(n=part.firings)
    most = wording.text("at most so many")
    return f"+{wording.number(part.points)}  {part.code} {name(part.code, wording)}: {count}" + (
        f" ({most})" if part.capped else ""
    )


def weighs_most(priority: Priority, wording: Wording) -> list[str]:
    """The indicators that add most to a priority, by name."""
    parts = sorted(
        priority.indicators,
        key=lambda indicator: (-indicator.points, list(INDICATORS).index(indicator.code)),
    )
    return [f"{part.code} {name(part.code, wording)}" for part in parts[:MOST_NAMED] if part.points]


def _called(who: Id, names: Mapping[Id, str], wording: Wording) -> str:
    return names.get(who) or wording.text("(no name)")


def _span(first: str, last: str, wording: Wording) -> str:
    if not first:
        return wording.text("dates not known")
    if first == last:
        return wording.date(first)
    return f"{wording.date(first)} – {wording.date(last)}"


def _percent(value: float, wording: Wording) -> str:
    return f"{wording.number(round(value * 100))} %"


def _again(share: float | None, wording: Wording) -> str:
    if share is None:
        return wording.text(
            "how often each of them is found again was not tried: the network is too large for it"
        )
    told = wording.text(
        "when a tenth of the ties is left out, each of them is found again in {share} of the trials"
        " or more"
    )
    return told.format(share=_percent(share, wording))


def _rupiah(value: float, wording: Wording) -> str:
    if value:
        return f"Rp {wording.number(round(value))}"
    return wording.text("sum not told")


def _regencies(n: int, wording: Wording) -> str:
    if not n:
        return wording.text("regencies not known")
    return wording.plural("{n} regency", "{n} regencies", n).format(n=n)


def _cases(n: int, wording: Wording) -> str:
    told = wording.plural("{n} case", "{n} cases", n)
    return told.format(n=n)


def _parties(n: int, wording: Wording) -> str:
    told = wording.plural("{n} party", "{n} parties", n)
    return told.format(n=n)


def _months(n: float, wording: Wording) -> str:
    told = wording.plural("{n} month", "{n} months", int(n))
    return told.format(n=wording.number(n))


def _stages(codes: list[str], wording: Wording) -> str:
    return ", ".join(
        wording.stage(code) if code in set(Stage) else element(code, wording) for code in codes
    )


def _countries(codes: list[str], wording: Wording) -> str:
    return ", ".join(map(wording.country, codes)) or wording.text("country not known")


def _number(value: float, wording: Wording) -> str:
    return wording.number(value)


_WRITERS: Mapping[str, Callable[[Any, Wording], str]] = {
    "age": _number,
    "amount": _rupiah,
    "cases": _cases,
    "circles": _number,
    "constraint": _number,
    "contacts": lambda n, w: w.plural("{n} contact", "{n} contacts", n).format(n=n),
    "count": _number,
    "countries": _countries,
    "day": lambda day, w: w.date(day),
    "days": lambda n, w: w.plural("{n} day", "{n} days", n).format(n=n),
    "debtors": lambda n, w: w.plural("{n} person", "{n} people", n).format(n=n),
    "degree_place": _number,
    "destinations": (
        lambda n, w: w.plural("{n} destination country", "{n} destination countries", n).format(n=n)
    ),
    "direct": _number,
    "facts": lambda codes, w: ", ".join(fact(code, w) for code in codes),
    "families": (
        lambda n, w: w.plural("{n} unrelated family", "{n} unrelated families", n).format(n=n)
    ),
    "first": lambda day, w: w.date(day),
    "groups": lambda n, w: w.plural("{n} group", "{n} groups", n).format(n=n),
    "lacking": _stages,
    "last": lambda day, w: w.date(day),
    "left_cases": _cases,
    "left_side": _parties,
    "licence": lambda status, w: w.licence(status),
    "months": _months,
    "of": _number,
    "others": lambda n, w: w.plural("{n} other party", "{n} other parties", n).format(n=n),
    "parties": _parties,
    "parts": lambda n, w: w.plural("{n} part", "{n} parts", n).format(n=n),
    "passports": lambda n, w: w.plural("{n} passport", "{n} passports", n).format(n=n),
    "people": lambda n, w: w.plural("{n} person", "{n} people", n).format(n=n),
    "place": lambda place, w: (
        w.number(place) if isinstance(place, int) else place or w.text("(not known)")
    ),
    "route": route,
    "recruiters": lambda n, w: w.plural("{n} recruiter", "{n} recruiters", n).format(n=n),
    "regencies": _regencies,
    "right_cases": _cases,
    "right_side": _parties,
    "roles": lambda codes, w: w.roles(codes),
    "share": _percent,
    "stable": _again,
    "stages": _stages,
    "usual": _rupiah,
    "victims": lambda n, w: w.plural("{n} victim", "{n} victims", n).format(n=n),
    "visa": lambda visa, w: visa,
}
"""How each parameter of a sentence is written."""
