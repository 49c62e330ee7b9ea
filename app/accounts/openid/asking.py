"""Asking a provider who somebody is: the authorization code flow, with PKCE.

Decisions.
What a browser brings back is believed only by its state, which is good once, for ten minutes, and
in the browser that was sent; the code is exchanged with the verifier that never left this machine;
and the ID token must be signed by a key of the provider, for us, now, for this very question
(nonce). Signatures by a shared secret, or none, are not taken.
Claims that stand only at the provider's userinfo are asked for there, of the same subject.
"""

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from app.accounts.openid.provider_file import Provider
from graph.errors import AccessDenied
from graph.messages import message

_SECONDS = 600.0
"""How long somebody may take at the provider."""
_MOST_ASKED = 1000
"""Questions that are open at a time; the oldest is dropped first."""
_PATIENCE = 10.0
"""Seconds that the provider has to answer."""
_LEEWAY = 60
"""Seconds that its clock may differ."""
_SIGNED_BY = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody who was sent to the provider."""

    address: str
    """Where at the provider."""
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    browser: str = field(repr=False)
    """What the browser that was sent has in a cookie."""
    wanted: str
    """The page to lead on to."""
    until: float


class Asking:
    """The questions to one provider that are open."""

    def __init__(
        self, provider: Provider, back: str, clock: Callable[[], float] = time.time
    ) -> None:
        """`back` is the address that the provider sends browsers back to."""
        self.provider = provider
        self._back = back
        self._clock = clock
        self._open: dict[str, Question] = {}
        self._lock = threading.Lock()

    def ask(self, wanted: str) -> Question:
        """A new question; raises AccessDenied where the provider cannot be reached."""
        place = self._place()
        state, nonce, browser = (secrets.token_urlsafe(32) for _part in range(3))
        verifier = secrets.token_urlsafe(48)
        with self._client() as client:
            address, _state = client.create_authorization_url(
                place["authorization_endpoint"], state=state, code_verifier=verifier, nonce=nonce
            )
        question = Question(
            address, state, nonce, verifier, browser, wanted, self._clock() + _SECONDS
        )
        with self._lock:
            self._open[state] = question
            for old in list(self._open)[:-_MOST_ASKED]:
                del self._open[old]
        return question

    def answered(self, query: str, browser: str) -> tuple[Mapping[str, Any], str]:
        """The claims that an answer brings, and the page to lead on to; it is good once.

        Raises AccessDenied for one that was not asked for, or that cannot be believed.
        """
        told = {name: values[0] for name, values in parse_qs(query).items() if len(values) == 1}
        with self._lock:
            question = self._open.pop(told.get("state", ""), None)
        late = question is None or question.until < self._clock()
        if question is None or late or not secrets.compare_digest(question.browser, browser):
            raise AccessDenied("this answer was not asked for here: sign in again")
        if told.get("iss", self.provider.issuer) != self.provider.issuer or "code" not in told:
            raise self._refused(told.get("error", "no code"))
        try:
            return self._claims(told["code"], question), question.wanted
        except (AuthlibBaseError, JoseError, requests.RequestException, ValueError) as error:
            raise self._refused(type(error).__name__) from error

    def _claims(self, code: str, question: Question) -> Mapping[str, Any]:
        """What the provider says of somebody, for a code."""
        place = self._place()
        with self._client() as client:
            token = client.fetch_token(
                place["token_endpoint"], code=code, code_verifier=question.verifier
            )
            told: Any = _read(client, place["jwks_uri"], withhold_token=True)
            keys = KeySet.import_key_set(told)
            claims = jwt.decode(token["id_token"], keys, algorithms=_SIGNED_BY).claims
            self._check(claims, question)
            wanted = {self.provider.account, self.provider.roles_in}
            if not wanted <= claims.keys() and "userinfo_endpoint" in place:
                more = _read(client, place["userinfo_endpoint"])
                if more.get("sub") != claims["sub"]:
                    raise ValueError("userinfo of somebody else")
                claims = {**more, **claims}
        return claims

    def _check(self, claims: Mapping[str, Any], question: Question) -> None:
        """Raise JoseError or ValueError for an ID token that is not for us, now, for this."""
        registry = jwt.JWTClaimsRegistry(
            now=lambda: int(self._clock()),
            leeway=_LEEWAY,
            iss={"essential": True, "value": self.provider.issuer},
            aud={"essential": True, "value": self.provider.client},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": question.nonce},
        )
        registry.validate(dict(claims))
        audience = claims["aud"]
        others = isinstance(audience, list) and len(audience) > 1
        if others and claims.get("azp") != self.provider.client:
            raise ValueError("made for another client")

    def _client(self) -> OAuth2Session:
        provider = self.provider
        client = OAuth2Session(
            provider.client,
            provider.secret or None,
            token_endpoint_auth_method="client_secret_basic" if provider.secret else "none",
            scope=provider.scope,
            redirect_uri=self._back,
            code_challenge_method="S256",
            default_timeout=_PATIENCE,
        )
        client.trust_env = False  # no login of ours from a file, no proxy that nobody stated
        return client

    def _place(self) -> Mapping[str, Any]:
        """Where the provider is asked what, as it says itself; raises AccessDenied."""
        issuer = self.provider.issuer
        try:
            with self._client() as client:
                address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
                place = _read(client, address, withhold_token=True)
            if place["issuer"] != issuer:
                raise ValueError("it calls itself otherwise")
            for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                if urlsplit(place[name]).scheme != urlsplit(issuer).scheme:
                    raise ValueError("one of its addresses is not encrypted")
        except (requests.RequestException, ValueError, KeyError, TypeError) as error:
            raise self._refused(type(error).__name__) from error
        return place

    def _refused(self, reason: str) -> AccessDenied:
        return AccessDenied(
            message(
                "{provider} did not say who you are ({reason}): try again, or tell who keeps it",
                provider=self.provider.name,
                reason=reason[:60],
            )
        )


def _read(client: OAuth2Session, address: str, **options: Any) -> Mapping[str, Any]:
    """A document of the provider; raises RequestException or ValueError where it is none."""
    answer = client.get(address, allow_redirects=False, **options)
    answer.raise_for_status()
    told = answer.json()
    if not isinstance(told, dict):
        raise ValueError("no document")
    return told
