"""What is watched, as words."""

from collections.abc import Mapping

from app.monitoring.watchlist import NETWORK, WatchLine
from app.wording.changes import NAMED, ChangeWords
from app.wording.profile import UNNAMED, network_word
from app.wording.wording import Wording
from graph.model import Id


def watched_name(line: WatchLine, wording: Wording, networks: Mapping[Id, str] = UNNAMED) -> str:
    """What a watched thing is called."""
    _ = wording.text
    if line.kind == NETWORK:
        ids = line.networks or (line.watch.what,)
        return _("network {network}").format(
            network=", ".join(network_word(each, networks) for each in ids)
        )
    return line.name or _("(no longer known)")


def standing(line: WatchLine, wording: Wording, networks: Mapping[Id, str] = UNNAMED) -> str:
    """Whether it is known, from how many cases, and in which network."""
    _, n = wording.text, line.cases
    if not line.known:
        return _("not known yet") if line.watch.identifier else _("no longer known")
    cases = wording.plural("in {n} case", "in {n} cases", n).format(n=wording.number(n))
    if line.kind == NETWORK or not line.networks:
        return cases
    return (
        f"{cases},"
        f" {_('network {network}').format(network=network_word(line.networks[0], networks))}"
    )


def news(line: WatchLine, words: ChangeWords, wording: Wording) -> str:
    """What came of it since it is watched: cases, those not seen yet first, and what changed."""
    _ = wording.text
    told = []
    if n := len(line.unseen):
        text = wording.plural(
            "{n} case since you last looked: {cases}", "{n} cases since you last looked: {cases}", n
        )
        told.append(text.format(n=wording.number(n), cases=words.cases(line.unseen)))
    if n := len(line.new_cases) - len(line.unseen):
        text = wording.plural("{n} case seen before", "{n} cases seen before", n)
        told.append(text.format(n=wording.number(n)))
    told += [words.sentence(change) for change in line.changes[:NAMED]]
    if (more := len(line.changes) - NAMED) > 0:
        told.append(_("and {n} more").format(n=wording.number(more)))
    return "; ".join(told)
