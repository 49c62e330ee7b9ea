"""The pages of signing in: plain HTML, without a program, in the reader's language.

Each has one form. What went wrong is said above it, where a reader of screens says it at once; what
was typed stands in no page again but the name.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from app.i18n import LANGUAGES

_STYLE = """
:root { color-scheme: light dark; --ink: #1b2430; --dim: #566273; --ground: #f4f6f8;
  --card: #ffffff; --line: #8793a3; --main: #1f6f8b; --on: #ffffff; --bad: #a3231c;
  --bad-ground: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --dim: #a9b4c2; --ground: #0e1117;
  --card: #171c25; --line: #6b7789; --main: #5fb3cf; --on: #0b1a2b; --bad: #ffb4ab;
  --bad-ground: #40201d; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  justify-content: center; gap: 1rem; padding: 1.5rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 "Source Sans", system-ui, sans-serif; }
main { width: 100%; max-width: 26rem; padding: 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .75rem; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; }
p { margin: .25rem 0 1rem; color: var(--dim); }
p.name { margin: 0 0 .5rem; font-weight: 600; color: var(--main); }
p.bad { padding: .75rem; border-radius: .5rem; background: var(--bad-ground); color: var(--bad); }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
small { display: block; color: var(--dim); }
input { width: 100%; padding: .6rem .75rem; font: inherit; color: var(--ink);
  background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; }
button, a.button { display: block; width: 100%; margin-top: 1.5rem; padding: .65rem; font: inherit;
  font-weight: 600; text-align: center; text-decoration: none; color: var(--on);
  background: var(--main); border: 0; border-radius: .5rem; cursor: pointer; }
a { color: var(--main); }
nav, .links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.links { margin-top: 1.5rem; }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
FORM_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
"""What a page of ours may load and do: its own style, and send its form to us."""
NAMES = {"id": "Bahasa Indonesia", "en": "English"}


@dataclass(frozen=True, slots=True)
class Field:
    """Something to type."""

    name: str
    label: str
    kind: str = "password"
    fill: str = "off"
    """What a keeper of passwords may put there (the attribute `autocomplete`)."""
    value: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page."""

    address: str
    label: str
    is_button: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A page with one form."""

    language: str
    title: str
    said: str = ""
    problem: str = ""
    fields: Sequence[Field] = ()
    hidden: Sequence[tuple[str, str]] = ()
    send: str = ""
    """The label of its button; without one there is no form."""
    action: str = ""
    links: Sequence[Link] = ()
    languages: Sequence[Link] = ()


def page(form: Form) -> str:
    """A form as a page.

    >>> "<script" in page(Form(language="en", title="<script>"))
    False
    """
    title = escape(form.title)
    problem = ""
    if form.problem:
        told = form.problem[:1].upper() + form.problem[1:]
        problem = f'<p class="bad" role="alert" id="problem">{escape(told)}</p>'
    said = f"<p>{escape(form.said)}</p>" if form.said else ""
    buttons = "".join(_button(link) for link in form.links if link.is_button)
    links = "".join(_link(link) for link in form.links if not link.is_button)
    languages = "".join(_link(link, language=True) for link in form.languages)
    return (
        f'<!doctype html><html lang="{escape(form.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} · Simpul</title><style>{_STYLE}</style></head><body>"
        f'<main><p class="name">Simpul</p><h1>{title}</h1>{said}{problem}{_form(form)}{buttons}'
        + (f'<div class="links">{links}</div>' if links else "")
        + "</main>"
        + (f'<nav aria-label="Bahasa, language">{languages}</nav>' if languages else "")
        + "</body></html>"
    )


def _form(form: Form) -> str:
    if not form.send:
        return ""
    # the first field that is empty is where one begins to type
    empty = next((field.name for field in form.fields if not field.value), "")
    fields = "".join(
        _field(field, focus=field.name == empty, wrong=bool(form.problem)) for field in form.fields
    )
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in form.hidden
    )
    return (
        f'<form method="post" action="{escape(form.action)}">{hidden}{fields}'
        f'<button type="submit">{escape(form.send)}</button></form>'
    )


def _field(field: Field, *, focus: bool, wrong: bool) -> str:
    described = [f"{field.name}_hint"] if field.hint else []
    described += ["problem"] if wrong else []
    attributes = [
        f'id="{field.name}" name="{field.name}" type="{field.kind}"',
        f'autocomplete="{field.fill}" value="{escape(field.value)}" required maxlength="256"',
        'autocapitalize="none" spellcheck="false"',
    ]
    attributes += [f'aria-describedby="{" ".join(described)}"'] if described else []
    attributes += ["autofocus"] if focus else []
    hint = f'<small id="{field.name}_hint">{escape(field.hint)}</small>' if field.hint else ""
    label = f'<label for="{field.name}">{escape(field.label)}</label>'
    return f"{label}{hint}<input {' '.join(attributes)}>"


def _link(link: Link, *, language: bool = False) -> str:
    lang = f' lang="{link.label}"' if language else ""
    label = NAMES[link.label] if language else link.label
    return f'<a href="{escape(link.address)}"{lang}>{escape(label)}</a>'


def _button(link: Link) -> str:
    return f'<a class="button" href="{escape(link.address)}">{escape(link.label)}</a>'


def preferred(accepted: str, otherwise: str) -> str:
    """The first of our languages that a browser accepts.

    >>> preferred("fr-FR,en;q=0.8,id;q=0.5", "id"), preferred("", "id")
    ('en', 'id')
    """
    for part in accepted.split(","):
        language = part.partition(";")[0].partition("-")[0].strip().lower()
        if language in LANGUAGES:
            return language
    return otherwise
