"""Signing in by a provider: what it says is believed only where it is said to us, now, by it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from joserfc.jwk import RSAKey

from app.accounts.openid.asking import Asking, Question
from app.accounts.openid.provider_file import Provider, read_provider
from graph.errors import AccessDenied, SettingsError
from tests.app.accounts.openid_providers import (
    SHARED_SECRET,
    Lies,
    LyingProvider,
    provider_file,
    real_provider,
)

BACK = "https://simpul.office.example/provider-back"


class Clock:
    time = 0.0

    def __call__(self) -> float:
        import time

        return time.time() + self.time


@pytest.fixture(scope="module")
def lying() -> Iterator[LyingProvider]:
    provider = LyingProvider()
    yield provider
    provider.close()


@pytest.fixture
def provider(lying: LyingProvider, tmp_path: Path) -> Provider:
    lying.lies = Lies()
    return read_provider(provider_file(tmp_path, lying.issuer), {})


def answer(asking: Asking, lying: LyingProvider, question: Question | None = None, **told: str):
    """What an answer of the provider brings to somebody who was sent there just now."""
    asked = question or asking.ask("/network")
    lying.lies.nonce = lying.lies.nonce or asked.nonce
    query = urlencode({"state": asked.state, "code": "c", **told})
    return asking.answered(query, asked.browser)


def test_the_real_provider_says_who_somebody_is(tmp_path: Path):
    with real_provider() as issuer:
        secret = {"SIMPUL_OPENID_SECRET": "of the client"}
        asking = Asking(read_provider(provider_file(tmp_path, issuer), secret), BACK)
        question = asking.ask("/network?id=n_1")
        asked = parse_qs(urlsplit(question.address).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert question.verifier not in question.address
        sent = requests.post(
            question.address, data={"sub": "17"}, allow_redirects=False, timeout=30
        )
        back = urlsplit(sent.headers["Location"])
        assert f"{back.scheme}://{back.netloc}{back.path}" == BACK
        claims, wanted = asking.answered(back.query, question.browser)
        assert wanted == "/network?id=n_1"
        assert asking.provider.account_of(claims) == {
            "name": "citra",
            "title": "Citra Dewi",
            "role": "investigator",
            "office": "",
        }
        with pytest.raises(AccessDenied, match="not asked for"):
            asking.answered(back.query, question.browser)
        question = asking.ask("")
        sent = requests.post(
            question.address, data={"sub": "18"}, allow_redirects=False, timeout=30
        )
        claims, _wanted = asking.answered(
            urlsplit(sent.headers["Location"]).query, question.browser
        )
        with pytest.raises(AccessDenied, match="gives you no role"):
            asking.provider.account_of(claims)


def test_what_is_said_as_it_should_be_is_believed(provider, lying):
    claims, wanted = answer(Asking(provider, BACK), lying)
    assert (claims["sub"], wanted) == ("17", "/network")
    (asked,) = lying.lies.asked
    assert asked["code_verifier"]


@pytest.mark.parametrize(
    "lie",
    [
        {"claims": {"iss": "https://evil.example"}},
        {"claims": {"iss": None}},
        {"claims": {"aud": "another"}},
        {"claims": {"aud": ["simpul", "another"], "azp": "another"}},
        {"claims": {"aud": None}},
        {"claims": {"exp": 1}},
        {"claims": {"exp": None}},
        {"claims": {"iat": 9_999_999_999}},
        {"claims": {"nonce": None}},
        {"claims": {"sub": None}},
        {"nonce": "of another question"},
        {"key": RSAKey.generate_key(2048, parameters={"kid": "1"})},
        {"key": SHARED_SECRET, "algorithm": "HS256"},
        {"place": {"issuer": "https://evil.example"}},
        {"claims": {"groups": None}, "userinfo": {"sub": "18", "groups": ["kepala"]}},
    ],
    ids=lambda lie: "another key" if "key" in lie else str(lie),
)
def test_a_token_that_is_not_for_us_now_for_this_question_is_refused(provider, lying, lie):
    lying.lies = replace(Lies(), **lie)
    with pytest.raises(AccessDenied, match="did not say who you are"):
        answer(Asking(provider, BACK), lying)


def test_claims_of_the_same_subject_are_asked_for_where_the_token_has_none(provider, lying):
    lying.lies = Lies(claims={"groups": None}, userinfo={"sub": "17", "groups": ["kepala"]})
    claims, _wanted = answer(Asking(provider, BACK), lying)
    assert provider.role_of(claims) == "head"


def test_an_answer_is_good_once_in_the_browser_that_was_sent_and_not_for_long(provider, lying):
    clock = Clock()
    asking = Asking(provider, BACK, clock)
    question = asking.ask("")
    for state, browser in (("x", question.browser), (question.state, "another"), ("", "")):
        with pytest.raises(AccessDenied, match="not asked for"):
            asking.answered(urlencode({"state": state, "code": "c"}), browser)
    with pytest.raises(AccessDenied, match="not asked for"):
        answer(asking, lying, question)  # another browser has used it up
    question = asking.ask("")
    clock.time = 601
    with pytest.raises(AccessDenied, match="not asked for"):
        answer(asking, lying, question)


def test_an_answer_of_another_provider_or_none_is_refused(provider, lying):
    asking = Asking(provider, BACK)
    with pytest.raises(AccessDenied):
        answer(asking, lying, iss="https://evil.example")
    with pytest.raises(AccessDenied, match="access_denied"):
        question = asking.ask("")
        query = urlencode({"state": question.state, "error": "access_denied"})
        asking.answered(query, question.browser)
    assert lying.lies.asked == []


def test_a_provider_that_is_down_is_said_to_be(tmp_path: Path):
    asking = Asking(read_provider(provider_file(tmp_path, "http://127.0.0.1:9"), {}), BACK)
    with pytest.raises(AccessDenied, match="Kantor Pusat did not say"):
        asking.ask("")


def test_the_first_role_of_the_file_that_somebody_has_counts(provider):
    assert provider.role_of({"groups": ["penyidik", "kepala"]}) == "head"
    assert provider.role_of({"groups": "penyidik"}) == "investigator"
    for claims in ({}, {"groups": []}, {"groups": "Kepala"}, {"groups": ["tamu"]}):
        with pytest.raises(AccessDenied):
            provider.role_of(claims)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("http://127", "http://evil.example:127"), "not encrypted"),
        (("issuer", "isuer"), "names no provider"),
        (('"head"', '"boss"'), "role"),
        (("[roles]", "[rules]"), "names no provider"),
        (("client = ", "client ="), ""),
        (('name = "', "name = '"), "names no provider"),
    ],
)
def test_a_file_that_is_wrong_is_told(tmp_path: Path, change, said):
    path = provider_file(tmp_path, "http://127.0.0.1:9")
    path.write_text(path.read_text().replace(*change))
    if not said:
        assert read_provider(path, {}).client == "simpul"
        return
    with pytest.raises(SettingsError, match=re.escape(said)):
        read_provider(path, {})


def test_the_secret_of_the_client_comes_from_the_environment_or_a_file(tmp_path: Path):
    path = provider_file(tmp_path, "http://127.0.0.1:9")
    (tmp_path / "secret").write_text("from a file\n")
    assert read_provider(path, {"SIMPUL_OPENID_SECRET": "typed"}).secret == "typed"
    named = {"SIMPUL_OPENID_SECRET_FILE": str(tmp_path / "secret")}
    read = read_provider(path, named)
    assert read.secret == "from a file"
    assert "from a file" not in repr(read)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_provider(path, {"SIMPUL_OPENID_SECRET_FILE": str(tmp_path / "none")})
