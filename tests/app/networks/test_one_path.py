"""One route is told in the same words by whatever tells of it."""

import pytest

from app.networks.leads import MotifView
from app.wording.indicators import sentence
from app.wording.leads import motif_sentence
from app.wording.profile import way
from app.wording.removal import corridor_text
from app.wording.wording import Wording
from graph.analysis.disruption.removal import what_if
from graph.analysis.findings.indicators.indicator_input import IndicatorInput
from graph.analysis.findings.indicators.places import repeating_route
from graph.analysis.findings.indicators.thresholds import default_thresholds
from graph.analysis.findings.motifs.routes import same_routes
from graph.analysis.findings.profile import profile_of
from graph.analysis.networks.party_graph import party_graph
from graph.model import Locality
from tests.offices.networks import case, evidence_of
from tests.offices.people import mention

PHONE = "+6281234567890"
WAY = "Sigi → Nunukan → Tawau → Kota Kinabalu → Malaysia"


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    facts = {
        "origin": Locality(regency="Sigi"),
        "departed_from": "Nunukan",
        "transit": ("Tawau",),
        "destination": Locality(regency="Kota Kinabalu", country="MY"),
    }
    people = [
        mention(1, name, case=f"c_{n}", phone=PHONE)
        for n, name in enumerate(("Ani", "Budi", "Joko"))
    ]
    cases = [case(f"c_{n}", **facts) for n in range(3)]
    return evidence_of(tmp_path_factory.mktemp("route"), *people, cases=cases)[0]


@pytest.fixture(scope="module")
def words():
    return Wording("en")


def test_the_page_of_a_network_tells_it(evidence, words):
    (corridor,) = profile_of(evidence).corridors
    assert " → ".join(way(corridor, words)) == WAY


def test_the_indicator_of_repeated_routes_tells_it(evidence, words):
    (firing,) = repeating_route(IndicatorInput(evidence, default_thresholds()))
    assert WAY in sentence(firing, {}, words)


def test_the_pattern_tells_it(evidence, words):
    (motif,) = same_routes(evidence)
    numbers = {case: case for case in evidence.cases}
    view = MotifView(
        network=evidence.network, motifs=(motif,), entities=evidence.entities, numbers=numbers
    )
    assert WAY in motif_sentence(motif, view, words)


def test_what_if_tells_it(evidence, words):
    party = evidence.network.parties[0]
    (corridor,) = what_if(party_graph(evidence), [party], evidence).corridors
    assert corridor_text(corridor, words) == WAY
