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
        named = [network_word(key, networks) for key in line.networks or (line.watch.what,)]
        told = _("network {network}")
        return told.format(network=", ".join(named))
    return line.name or _("(no longer known)")


def standing(line: WatchLine, wording: Wording, networks: Mapping[Id, str] = UNNAMED) -> str:
    """Whether it is known, from how many cases, and in which network."""
    _ = wording.text
    n = line.cases
    if not line.known:
        if line.watch.identifier:
            return _("not known yet")
        return _("no longer known")
    told = wording.plural("in {n} case", "in {n} cases", n)
    cases = told.format(n=wording.number(n))
    if line.kind == NETWORK or not line.networks:
        return cases
    network = network_word(line.networks[0], networks)
    return f"{cases}, {_('network {network}').format(network=network)}"


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
        sentence = _("and {n} more")
        told.append(sentence.format(n=wording.number(more)))
    return "; ".join(told)
