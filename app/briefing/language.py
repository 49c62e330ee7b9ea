"""Finds sentences that a briefing must not hold, in Indonesian and English, also in people's texts.

Decisions.
Nobody is called a perpetrator before a court has said so, not even an alleged one. What a party is
said to have done is said as a claim. A word for where somebody stands before the law is used only
of who stands there. Who was cleared is named as cleared or not at all. How likely something is and
how sure one may be of it stand apart, and likelihood is said in the seven bands (ICD 203).
Words decide, so it is a help and no judge: a finding is told, and nothing is changed or withheld.
Both languages are looked for in every text, since people mix them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from app.wording.labels import N_
from graph.model import Value
from graph.schema import AssessmentStatus


class Rule(StrEnum):
    """What a sentence breaks."""

    PERPETRATOR = "perpetrator"
    UNCLAIMED = "unclaimed"
    STATUS = "status"
    CLEARED = "cleared"
    TOGETHER = "together"
    VAGUE = "vague"
    CERTAIN = "certain"


MENDS: Mapping[Rule, str] = {
    Rule.PERPETRATOR: N_("nobody is called so before a conviction: write “reported party”"),
    Rule.UNCLAIMED: N_("say it as a claim: “is said to have”, “allegedly”, “according to”"),
    Rule.STATUS: N_("this is not where the party stands: use the word of its assessment"),
    Rule.CLEARED: N_("this party was cleared: say so, or leave the name out"),
    Rule.TOGETHER: N_("likelihood and confidence stand in sentences of their own: part them"),
    Rule.VAGUE: N_("say how likely with one of the seven bands, such as “likely”"),
    Rule.CERTAIN: N_("nothing here is certain or proven: say how likely it is"),
}


class Finding(Value, frozen=True):
    """One sentence that breaks a rule, with the words that do."""

    rule: Rule
    sentence: str
    words: str


def lint(text: str, standing: Mapping[str, AssessmentStatus] | None = None) -> tuple[Finding, ...]:
    """What the sentences of a text break, in their order.

    `standing` is where the claims against each party stand, by every name of it.
    """
    names = {name.casefold(): status for name, status in (standing or {}).items() if name.strip()}
    found = []
    for sentence in sentences_of(text):
        found += [*_findings(sentence, _named_in(sentence, names))]
    return tuple(found)


def lint_all(texts: Iterable[str], standing: Mapping[str, AssessmentStatus]) -> tuple[Finding, ...]:
    """The same of several texts."""
    found: list[Finding] = []
    for text in texts:
        found += lint(text, standing)
    return tuple(found)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; a dot behind a short form of a name or title ends none.

    >>> sentences_of("Moh. Yusuf datang. Ia pergi.")
    ['Moh. Yusuf datang.', 'Ia pergi.']
    """
    found: list[str] = []
    for line in text.splitlines():
        begun = ""
        for part in _END.split(line):
            begun = f"{begun} {part}".strip()
            if part and not _SHORT.search(part):
                found.append(begun)
                begun = ""
        if begun:
            found.append(begun)
    return found


# ---- words

_END = re.compile(r"(?<=[.!?])\s+(?=[\"“(]?[A-Z0-9])")
_SHORT = re.compile(
    r"\b(?:Moh|Muh|Mohd|Md|Sdr|Sdri|Bpk|Ibu|Hj|H|K\.H|Tn|Ny|Nn|No|PT|CV|UD|Jl|dr|Dr|Drs|Ir|St|Abd"
    r"|Rp|hlm|art|arts|Mr|Mrs|Ms|[A-Z])\.$"
)
_PERPETRATOR = re.compile(
    r"\b(?:(?:para )?pelaku(?:nya)?(?! usaha| perjalanan| ekonomi| wisata)|penjahat|dalang(?:nya)?"
    r"|gembong|mafia|sindikat|otak kejahatan|perpetrators?|culprits?|offenders?|criminals?"
    r"|traffickers?|masterminds?|ringleaders?|crooks?)\b",
    re.IGNORECASE,
)
_GUILTY = re.compile(
    r"(?<!tidak )(?<!tak )(?<!belum terbukti )(?<!belum diputus )(?<!not )\b(?:bersalah|guilty)\b",
    re.IGNORECASE,
)
_ACTIVE = (
    "merekrut|menampung|memberangkatkan|memperdagangkan|menjual|menipu|menyekap|memalsukan"
    "|mengeksploitasi|menyelundupkan|memeras|menjerat|mengirim"
)
_DONE_BY = (
    "direkrut|ditampung|diberangkatkan|diperdagangkan|dijual|ditipu|disekap|dipalsukan"
    "|dieksploitasi|diselundupkan|diperas|dikirim"
)
_PAST = (
    "recruited|harboured|harbored|sheltered|trafficked|smuggled|sold|deceived|forged|exploited"
    "|extorted|confined|transported|sent"
)
_ACT = re.compile(
    rf"\b(?:{_ACTIVE})\b|\b(?:{_DONE_BY}) oleh\b"
    rf"|(?<!was )(?<!were )(?<!been )(?<!be )(?<!being )\b(?:{_PAST})\b|\b(?:{_PAST}) by\b"
    r"|\b(?:recruits|harbours|shelters|traffics|smuggles|sells|deceives|forges|exploits)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:diduga|dugaan|menduga|terduga|terindikasi|indikasi|dilaporkan|diadukan|disebut"
    r"|dikatakan|menurut|konon|mungkin|kemungkinan|didakwa|dakwaan|terdakwa|tersangka|disangka"
    r"|jika|bila|apakah|belum|tidak|bukan|alleged|allegedly|reported|reportedly|said to|according"
    r"|indicat\w+|suspected|charged|likely|unlikely|may|whether|if|would|accused|appears?|claims?"
    r"|not|nobody)\b",
    re.IGNORECASE,
)
_CONVICTED = re.compile(
    r"\b(?:terpidana|narapidana|divonis|dipidana|diputus bersalah|dinyatakan bersalah|convicted"
    r"|sentenced|found guilty)\b",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:terdakwa|tersangka|didakwa|charged|indicted|accused|defendants?|suspects?)\b",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"\b(?:dinyatakan (?:bersih|tidak terlibat)|tidak terlibat|bukan lagi pihak|dibebaskan"
    r"|cleared|no longer a reported party|acquitted)\b",
    re.IGNORECASE,
)
_BAND = re.compile(
    r"\b(?:hampir mustahil|kecil kemungkinannya|kurang mungkin|kira-kira seimbang|mungkin"
    r"|hampir pasti|kemungkinan|almost no chance|unlikely|even chance|likely|almost certain"
    r"|likelihood|probab\w+)\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"\b(?:keyakinan|yakin|diyakini|confidence|confident|confidently)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:barangkali|boleh jadi|bisa jadi|kemungkinan (?:besar|kecil)(?! benar)|besar kemungkinan"
    r"|agaknya|tampaknya|sepertinya|kiranya|mungkin saja|perhaps|maybe|might|possibly|conceivably"
    r"|highly likely|quite likely|remote chance|in all likelihood)\b",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"(?<!hampir )(?<!belum )(?<!tidak )\bpasti\b|\b(?:tidak diragukan|tanpa keraguan)\b"
    r"|(?<!belum )(?<!tidak )(?<!tak )\bterbukti\b|\b(?:certainly|undoubtedly|definitely"
    r"|without (?:a )?doubt|beyond doubt|clearly)\b|(?<!not )\bprove[nd]\b",
    re.IGNORECASE,
)


def _named_in(sentence: str, names: Mapping[str, AssessmentStatus]) -> tuple[AssessmentStatus, ...]:
    """Where the parties stand that a sentence names."""
    folded = sentence.casefold()
    return tuple(
        status
        for name, status in names.items()
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded)
    )


def _findings(sentence: str, named: tuple[AssessmentStatus, ...]) -> Iterator[Finding]:
    """What one sentence breaks, each rule once."""
    are_convicted = bool(named) and set(named) == {AssessmentStatus.CONVICTED}
    says_cleared = _CLEARED.search(sentence)
    broken: dict[Rule, re.Match[str] | None] = {}
    if not are_convicted:
        broken[Rule.PERPETRATOR] = _PERPETRATOR.search(sentence) or _GUILTY.search(sentence)
        if not (_CLAIM.search(sentence) or says_cleared or sentence.endswith("?")):
            broken[Rule.UNCLAIMED] = _ACT.search(sentence)
        broken[Rule.CERTAIN] = _CERTAIN.search(sentence)
    broken[Rule.STATUS] = _wrong_status(sentence, named)
    if AssessmentStatus.CLEARED in named and not says_cleared:
        broken[Rule.CLEARED] = re.search(r"\S+", sentence)
    if _BAND.search(sentence):
        broken[Rule.TOGETHER] = _CONFIDENCE.search(sentence)
    broken[Rule.VAGUE] = _VAGUE.search(sentence)
    for rule in Rule:
        match = broken.get(rule)
        if match:
            yield Finding(rule=rule, sentence=sentence, words=match[0])


def _wrong_status(sentence: str, named: tuple[AssessmentStatus, ...]) -> re.Match[str] | None:
    """A word for a standing that nobody named in the sentence has."""
    if not named:
        return None
    convicted = AssessmentStatus.CONVICTED
    if convicted not in named and (found := _CONVICTED.search(sentence)):
        return found
    if not {AssessmentStatus.CHARGED, convicted} & set(named):
        return _CHARGED.search(sentence)
    return None
