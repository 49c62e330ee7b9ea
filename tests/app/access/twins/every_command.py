"""Every command of Simpul as two stores are asked it: with which words, in which formats, by whom.

Decisions.
What there is to ask is read from the command line itself, so that a command, an option or a format
that is added and asked nowhere here is missed by name.
A command that only reads is asked by so many viewers that every two of audience, role, language and
format meet; one that changes the store, or takes long, is asked by two of them in turn: one inside
the house, one outside.
Words in braces stand for names, numbers and ids of the office (`twin_office.names`): also those of
what may not be told, as somebody would who guesses.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations, product
from typing import Any, get_args, get_type_hints

from app.access.rights import Right, roles_with
from app.i18n import LANGUAGES
from graph.schema import VIEWER_ROLES, Audience
from tests.app.access.twins.asking import command_line
from tests.app.access.twins.twin_files import LIST, LIST_FILE

PLAIN = ""
"""The format of a command that has only one."""
OUT = "out"
"""Where commands write what they write."""

READS = tuple(
    """
sources
networks --limit 9
show {network}
show "{nurdin}"
show "{hamka}"
show {salma_id}
show {yusran_id}
show "{ruslan}"
show "Moh. Ruslan"
show "Ambo Sunyi"
show "{victim}"
show {victim_id}
show {open_phone}
show {open_phone_id}
show {secret_phone}
show {secret_phone_id}
show {secret_account}
show {secret_account_id}
show {secret_address_id}
show {secret_email}
show {victim_phone}
show {victim_nik_id}
show {his_case}
show {his_case_id}
find "{nurdin}" --limit 0
find "{ruslan}"
find "Moch Roeslan" --limit 0
find "{victim}" --limit 0
find "{open_phone}"
find "{secret_phone}"
find "{secret_account}" --limit 0
find a --limit 0 --kind Person --role perekrut_lapangan
find 2025 --limit 0 --year 2025 --place Sigi --destination MY
find "{his_case}"
find --list list.txt
find --list list.txt -o {out}.csv
find --list list.txt -o {out}.xlsx
why "{nurdin}"
why {hamka_id}
why "{ruslan}"
why "{ruslan}" "Moh. Ruslan"
why "{budi}" "{boedi}"
why {hamka_id} "{eko}"
why {open_mention} {umar_mention}
why {hidden_mention}
why {victim_id} {ruslan_id}
why "{budi}" "{boedi}" -o {out}
review
review {pair}
review --groups
review {group}
review --tier probable --limit 5
review --unsure
review --figures
review --export {out}.xlsx
judgements
judgements --all
indicators --limit 9
indicators {network}
indicators {other_network} --thresholds own.yaml
indicators --copy-thresholds {out}.yaml
resolve --report
resolve --report -o {out}.html
resolve --report -o {out}.json
network {network}
network {other_network}
gaps {network}
gaps {other_network} --limit 3
path "{nurdin}" "{umar}"
path "{hamka}" "{eko}" --strongest -k 5
path "{salma}" "{umar}" --in-time --max-length 12
path "{yusran}" "{budi}" --with-common -k 3 --avoid "{pt}"
path {secret_phone_id} "{umar}"
path {secret_account} "{umar}"
path "{nurdin}" {his_case_id} -k 3
connect "{nurdin}" "{hamka}" "{yusran}"
connect "{salma}" "{joko}" {open_phone} --with-common
connect "{nurdin}" {secret_phone} --strongest
connect "{hamka}" "{eko}" "{pt}" --avoid "{budi}"
rank
rank {network} --by all --limit 0 --no-bands
rank {network} --by degree --seed 2
keyplayers {network}
keyplayers {network} -k 2 --aim reach --seed 2
whatif {network} --remove "{nurdin},{umar_id}"
changes
due
persons
persons "{hamka}"
persons {hamka_id} --copy -o {out}.json
persons --register -o {out}.md
persons --dpia -o {out}.md
changes {network}
changes --watched --limit 5
changes --since 2025-06-02 --limit 0
changes --since 1
watch
note
note "{nurdin}"
note "{victim}"
note {victim_id}
note {network}
note --mine
tag
tag --marked penting
tag --marked rahasia
tag {secret_phone}
questions
questions {question}
questions {hidden_question}
questions {question} --history
questions --about "{nurdin}"
questions --about {victim_id} --mine
questions --folder {investigation}
views
views {view}
views {hidden_view}
views {view} --history --mine
views --folder {investigation}
investigations
investigations {investigation}
investigations --mine
texts
texts {network}
texts --edit {text} --history
editions
editions {network}
disclosures
disclosures --who-holds {his_case}
disclosures --who-holds "{nurdin}"
editions --changes {edition}
editions --changes {edition} --since {edition}
editions --write {edition} --copy 1 --as html -o {out}
likely {network} --limit 50
motifs {network}
scripts --limit 9
drafts
drafts {draft}
load new --preview
doctor
doctor --head 1:00
handle
handle {his_case}
export {network} -o {out} --date 2025-07-01
export {network} {other_network} -o {out} --date 2025-07-01 --paper a3 --black-and-white
export all -o {out} --no-bom
export --of "{nurdin}" --of "{victim}" --of {secret_phone} -o {out}
export --of {victim_id} --of "{hamka}" --of {secret_account_id} -o {out}
brief {network} --date 2025-07-01 -o {out}
brief {network} --date 2025-07-01 --form lembar_informasi -o {out}
brief {network} --date 2025-07-01 --form laporan_informasi --fill unit=uji --handling uji -o {out}
brief {network} --date 2025-07-01 --form asesmen_pihak --case {his_case} -o {out}
brief {network} --date 2025-07-01 --form matriks_unsur -o {out}
brief {network} --date 2025-07-01 --form ringkasan_publik -o {out}
""".strip().splitlines()
)
"""What only reads."""

CHANGES = tuple(
    """
load new
load new --draft --rejects rejected --purpose uji --basis consent
load more/panggilan.csv --no-link --case {his_case} --owner {open_phone}
link
drafts {draft} --accept
drafts {draft} --discard
doctor --mend
judge "{budi}" "{boedi}" same --why uji
settle {group} same --why uji
settle {group} 1 2 --why uji
settle {group} --apart 1,2 --why uji
judge {hidden_mention} {umar_mention} same --why uji
split {umar_mention} --why uji
split {open_mention} --why uji
split {open_mention} {hidden_mention} --why uji
withdraw {judgement} --why uji
withdraw {hidden_judgement} --why uji
watch "{hamka}" --why uji
watch {secret_phone} --why uji
watch {secret_account_id} --why uji
watch "{victim}" --why uji
unwatch "{nurdin}" --why uji
unwatch {secret_phone}
unwatch {watch}
note "{hamka}" "catatan uji"
note {secret_phone} "catatan uji"
note --edit {note} "catatan lain"
note --withdraw {note} --why uji
note --withdraw {hidden_note} --why uji
note --restore {hidden_note}
tag "{hamka}" uji
tag {secret_account_id} uji
tag --withdraw {tag} --why uji
tag --restore {tag} --mine
questions --ask "Siapa?" --about "{nurdin}" --about "{hamka}" --known uji --folder {investigation}
questions {question} --task uji --who ani --until 2025-07-01
questions {question} --done 1
questions {question} --conclude uji --likelihood likely --confidence low
questions {hidden_question} --status dropped
questions --withdraw {question} --why uji
questions --restore {hidden_question}
views --save uji --of "{hamka}" --of "{nurdin}" --private
views --save uji --of {secret_phone}
views {view} --rename uji --shared
views {view} --duplicate uji
views {view} --combine {hidden_view}
views --withdraw {view} --why uji
views --restore {hidden_view}
investigations --begin uji --add "{hamka}"
investigations {investigation} --task uji --who ani --until 2025-07-01
investigations {investigation} --done 9
investigations --withdraw {investigation} --why uji
investigations --restore {investigation}
texts {network} outlook uji --for partner --likelihood likely --confidence low
texts {network} reporter_assessment uji --party "{nurdin}"
texts {network} penilaian uji --case {his_case}
texts {network} reporter_assessment uji --party "{victim}"
texts --edit {text} --say uji
texts --withdraw {text} --why uji
texts --restore {text}
editions {network} --make --form ringkasan_mitra --for partner --date 2025-07-01 --to Polda
editions {network} --make --form laporan_informasi --case {his_case} --handling uji
editions {network} --make --form laporan_informasi --fill unit=uji --date 2025-07-01
editions --approve {edition} --why uji
editions --unapprove {edition}
editions --withdraw {edition} --why uji
editions --restore {edition}
disclosures --prepare --to Polda --network {network} --for partner --purpose uji --basis consent
disclosures --prepare --to Polda --case {his_case} --purpose uji --basis consent --until 2027-01-01
disclosures --prepare --to Polda --case {his_case} --purpose uji --basis consent --override uji
disclosures --approve ds_0 --why uji
disclosures --hand-over ds_0
disclosures --acknowledge ds_0
disclosures --recall ds_0 --why uji
disclosures --withdraw ds_0
disclosures --restore ds_0
review --import decided.xlsx
resolve --dry-run --engine duckdb
resolve --yes
due --extend {his_case} --until 2090-01-01 --why uji
persons {hamka_id} --asks access --text uji --received 2025-05-01
persons {hamka_id} --asks correction --set address=uji
persons --done rq_0 --why uji
persons --refuse rq_0 --ground 15b --why uji
persons --history rq_0
forget {his_case} --yes --rejects rejected
handle {his_case} sealed --name ani --office Palu --why uji
forget {hamka_id} --yes --drafts --rejects rejected
""".strip().splitlines()
)
"""What changes the store, or takes as long."""

DEAR = (
    *("resolve", "why {hamka_id} ", "why {open_mention}"),
    *("export all", "export --of", "export {network} {other_network}"),
)
"""Asks that take a third of a second each, since they weigh mentions anew or draw: two viewers ask
them.
"""
RARE = {
    "forget": Right.FORGET,
    "due": Right.RETAIN,
    "persons": Right.RETAIN,
    "doctor --mend": Right.MEND,
}
"""What fewer may do than review."""
EVERYWHERE = frozenset({"--store", "--language", "--audience", "--format", "--reveal"})
"""Options that the viewer of an ask stands for; `--reveal` is what the comparison is without."""
ASKED_NOWHERE = {
    "accounts": "reads a file of its own; to the store it only adds entries of the log",
    "help": "reads no store",
    "open": "only who may reveal opens numbers of free text, or lists them (words/)",
    "reveal": "only who may reveal is told anything, of one case or person (tests/app/access/handling)",
    "pack": "holds the very files that export and brief write, with digests that differ by the log",
    "sample": "writes made-up files and reads no store",
    "map": "reads one file and no store",
    "serve": "only starts the screens (every_screen.py)",
    "demo": "fills a store of its own with made-up files",
    "sync": "copies a store whole and unmasked: who may do that reads the store itself",
    "audit": "tells who answers for the log all ids, and nobody's name (tests/app/audit)",
    "backup": "copies a store whole and unmasked, as sync does",
    "restore": "replaces a store whole: who may do that reads the file of the backup itself",
    "brief --disclosure": "says under which approval a file leaves",
    "export --disclosure": "says under which approval a file leaves",
    "rekey": "writes the store's file anew and tells nothing of it",
    "brief --articles": "says which elements of the law are listed",
    "editions --articles": "says which elements of the law are listed",
    "editions --template": "says how the paper looks",
    "brief --copy-form": "copies a file of ours and reads no store",
    "brief --copy-template": "copies a file of ours and reads no store",
    "brief --template": "says how the paper looks",
    "brief --check-template": "looks at a file and reads no store",
    "load --mapping": "says how a file is read",
    "load --query": "belongs to an office's own database, which is read as a file is",
    "load --table": "belongs to an office's own database",
    "load --ask-password": "belongs to an office's own database",
}
"""Commands and options that tell nothing of the store that they are asked of, and why."""


@dataclass(frozen=True)
class Viewer:
    """Who asks, and how it is to be answered."""

    audience: Audience
    role: str
    language: str
    format: str

    @property
    def environment(self) -> dict[str, str]:
        """The settings of such a viewer."""
        return {
            "SIMPUL_AUDIENCE": self.audience.value,
            "SIMPUL_ROLE": self.role,
            "SIMPUL_LANGUAGE": self.language,
        }


@dataclass(frozen=True)
class Ask:
    """One command as one viewer asks it."""

    line: str
    """As it stands above."""
    words: tuple[str, ...]
    viewer: Viewer
    changes: bool = False

    @property
    def command(self) -> str:
        """The command alone."""
        return self.words[0]

    @property
    def typed(self) -> tuple[str, ...]:
        """What the asker said and may be told back: the words, and the lines of a list."""
        listed = LIST.splitlines() if LIST_FILE in self.words else ()
        return (*self.words, *listed)


@dataclass(frozen=True)
class Command:
    """A command as the command line declares it: its options, and the formats that it
    answers in.
    """

    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ways of writing each option, by its name."""
    formats: tuple[str, ...] = (PLAIN,)


@cache
def commands() -> dict[str, Command]:
    """Every command there is."""
    return {name: _command(declared) for name, declared in command_line().commands.items()}


def _command(declared: Any) -> Command:
    hints = get_type_hints(declared.callback)
    options, formats = {}, (PLAIN,)
    for parameter in declared.params:
        written = (*parameter.opts, *parameter.secondary_opts)
        if parameter.param_type_name == "option" and parameter.name in hints:
            options[max(parameter.opts, key=len)] = written
        if "--format" in written:
            formats = tuple(_values(hints[parameter.name]))
    return Command(options, formats)


def _values(kind: Any) -> Iterator[str]:
    """The values of an enumeration, which may be wrapped as one that can be left out."""
    enumeration = next((part for part in get_args(kind) if isinstance(part, type)), kind)
    return (member.value for member in enumeration)


def unasked() -> list[str]:
    """What the command line offers and nothing here asks: commands, and options of commands."""
    lines = [tuple(shlex.split(line)) for line in (*READS, *CHANGES)]
    missing = []
    for name, command in commands().items():
        if name in ASKED_NOWHERE:
            continue
        if not any(words[0] == name for words in lines):
            missing.append(name)
        asked = {word for words in lines if words[0] == name for word in words[1:]}
        for option, forms in command.options.items():
            if (
                option not in EVERYWHERE
                and f"{name} {option}" not in ASKED_NOWHERE
                and not asked.intersection(forms)
            ):
                missing.append(f"{name} {option}")
    return missing


def asks(names: Mapping[str, str]) -> Iterator[Ask]:
    """Everything that is asked, in the names of the office."""
    for place, line in enumerate(READS):
        everyone = viewers(_formats(line))
        few = line.startswith(DEAR)
        for viewer in two_of(everyone, place, Right.REVIEW) if few else everyone:
            yield ask(line, names, viewer)
    for place, line in enumerate(CHANGES):
        right = next((RARE[begin] for begin in RARE if line.startswith(begin)), Right.REVIEW)
        for viewer in two_of(viewers(_formats(line)), place, right):
            yield ask(line, names, viewer, changes=True)


def ask(line: str, names: Mapping[str, str], viewer: Viewer, *, changes: bool = False) -> Ask:
    """A line in the names of the office, asked by this viewer; in the first format if the viewer's is not offered."""
    if viewer.format not in _formats(line):
        viewer = replace(viewer, format=_formats(line)[0])
    return Ask(line, tuple(shlex.split(line.format_map({**names, "out": OUT}))), viewer, changes)


def _formats(line: str) -> tuple[str, ...]:
    return commands()[line.split(maxsplit=1)[0]].formats


@cache
def viewers(formats: tuple[str, ...]) -> tuple[Viewer, ...]:
    """Viewers among whom every two values of audience, role, language and format meet (all pairs,
    greedily).
    """
    choices = (tuple(Audience), VIEWER_ROLES, LANGUAGES, formats)
    everyone = list(product(*choices))
    missing = {pair for values in everyone for pair in _pairs(values)}
    found = []
    while missing:
        best = max(everyone, key=lambda values: len(missing.intersection(_pairs(values))))
        missing.difference_update(_pairs(best))
        found.append(Viewer(*best))
    return tuple(found)


def _pairs(values: Sequence[str]) -> list[tuple[tuple[int, str], ...]]:
    return list(combinations(enumerate(values), 2))


def two_of(known: Sequence[Viewer], place: int, right: Right) -> Iterator[Viewer]:
    """One viewer inside the house, who may do it, and one outside; other ones at each place."""
    inside = [
        viewer
        for viewer in known
        if viewer.audience is Audience.INTERNAL and viewer.role in roles_with(right)
    ]
    outside = [viewer for viewer in known if viewer.audience is not Audience.INTERNAL]
    yield inside[place % len(inside)]
    yield outside[place % len(outside)]
