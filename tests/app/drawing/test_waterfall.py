"""The waterfall: it adds up, starts with the prior, ends with the total, and is harmless to
open.
"""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.printing.explanation import text_bar
from app.drawing.waterfall import bars, draw_waterfalls
from app.wording.likeness import COMPARISONS
from app.wording.wording import Wording
from graph.model import Comparison
from graph.resolution.best_fits import Step
from graph.resolution.people import comparisons

ID, EN = Wording("id"), Wording("en")
HOSTILE = "<img src=x onerror=alert(1)></svg><script>alert(2)</script> \"'&"
NINE = (
    Comparison(name="sex", level="same", weight=0.9),
    Comparison(name="prior", level="", weight=-10.7),
    Comparison(name="name", level="contained_same_first", weight=9.9, frequency=1.4),
    Comparison(name="place", level="regency_other_home", weight=11.2, frequency=-3.3),
    Comparison(name="birth", level="swapped", weight=6.0),
    Comparison(name="father", level="near", weight=4.2, frequency=-1.2),
    Comparison(name="organization", level="near", weight=3.0, frequency=-2.0),
    Comparison(name="phone", level="different", weight=-2.1),
    Comparison(name="nik", level="one_off", weight=8.2),
)


def step(*comparisons: Comparison) -> Step:
    return Step(left="a", right="b", comparisons=comparisons)


def test_the_prior_comes_first_the_total_last_and_what_speaks_against_before_it():
    found = bars(step(*NINE), EN)
    assert [each.kind for each in found] == ["prior", *["step"] * 8, "total"]
    assert found[1].label == "one name contains the other, with the same first name"
    assert found[-2].label == "the phone numbers differ"
    assert found[-1].label == "together: very strong"
    assert found[-1].end == pytest.approx(sum(each.weight + each.frequency for each in NINE))


def test_nothing_compared_gives_no_picture():
    assert bars(step(), EN) == ()
    assert draw_waterfalls([("t", ())], EN, title="t") == ""


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-5, 5)), min_size=1, max_size=12))
def test_each_bar_begins_where_the_one_before_ended(weights):
    given = [
        Comparison(name="name", level=f"l{place}", weight=weight, frequency=rarity)
        for place, (weight, rarity) in enumerate(weights)
    ]
    found = bars(step(*given), EN)
    assert [each.start for each in found[1:-1]] == [each.end for each in found[:-2]]
    assert found[-1].weight == pytest.approx(found[-2].end)
    ET.fromstring(draw_waterfalls([("t", found)], EN, title="t"))


@pytest.mark.parametrize("wording", [ID, EN])
def test_the_picture_is_sound_xml_without_any_script_however_hostile_its_texts(wording):
    unknown = Comparison(name=HOSTILE, level=HOSTILE, weight=2.0, frequency=2.0)
    drawn = draw_waterfalls(
        [(HOSTILE, bars(step(*NINE, unknown), wording))], wording, title=HOSTILE
    )
    root = ET.fromstring(drawn)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "title", "style", "rect", "g", "text", "line"}
    assert not any(
        key.startswith("on") or "href" in key for element in root.iter() for key in element.attrib
    )
    assert "url(" not in drawn and "@import" not in drawn


def test_frequency_is_a_thin_bar_of_its_own():
    rarity = [bar for bar in bars(step(*NINE), EN) if bar.frequency]
    drawn = draw_waterfalls([("t", bars(step(*NINE), EN))], EN, title="t")
    assert (
        len(re.findall(r'<rect class="rarity"[^>]*height="4"', drawn)) == len(rarity) + 1
    )  # and the legend's


def test_it_follows_light_or_dark():
    given = [("t", bars(step(*NINE), EN))]
    light, dark, auto = (
        draw_waterfalls(given, EN, title="t", scheme=each) for each in ("light", "dark", "auto")
    )
    assert "prefers-color-scheme" in auto
    assert "prefers-color-scheme" not in light + dark
    assert light != dark


def test_two_pictures_stand_below_each_other():
    one = draw_waterfalls([("t", bars(step(*NINE), EN))], EN, title="t")
    two = draw_waterfalls(
        [("t", bars(step(*NINE), EN)), ("u", bars(step(*NINE), EN))], EN, title="t"
    )
    height = re.compile(r'viewBox="0 0 \d+ (\d+)"')
    assert int(height.search(two)[1]) == 2 * int(height.search(one)[1])


def test_bars_of_letters_show_what_rarity_takes_back():
    given = bars(step(*NINE), EN)
    place = next(each for each in given if each.frequency == -3.3)
    drawn = text_bar(place, given).plain
    assert re.fullmatch(r" *│? *█+░+ *│? *", drawn)
    assert {len(text_bar(each, given).plain) for each in given} == {34}


LEVELS = [
    (name, level.name) for name, (_, levels) in comparisons.COMPARISONS.items() for level in levels
]


@pytest.mark.parametrize(
    "level", [*COMPARISONS, *(level for level in LEVELS if level not in COMPARISONS)]
)
def test_every_comparison_of_the_model_has_words_in_both_languages(level):
    given = step(Comparison(name=level[0], level=level[1], weight=1.0))
    labels = {bars(given, wording)[0].label for wording in (ID, EN)}
    assert len(labels) == 2
    assert not any("_" in label for label in labels)
