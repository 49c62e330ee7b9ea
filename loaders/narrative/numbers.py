"""Long numbers in a text.

Phones, NIK, family cards and bank accounts, told apart by label first and shape second.

Decisions.
A number is read from groups of digits ("0812 3456 7890"); groups are joined only as far as one kind
of number takes them.
A mobile number, a number with its country's code and a valid NIK are known by shape, all others
need their label. One that begins with another country's code without a plus is that country's
where the words near by speak of the country.
A Malaysian identity card, a bank card (4-4-4-4 with its check digit) and a number labelled as
something else are none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.errors import InvalidValue
from graph.identifiers import bank_account, kk, nik, phone
from graph.model import Identifier
from graph.names import fold
from graph.schema import Scheme
from loaders.narrative.found import Found, FoundKind
from loaders.narrative.labels import (
    BANK,
    WINDOW,
    Label,
    Says,
    is_joined,
    label_before,
    label_behind,
)

_RUN = re.compile(
    r"(?=[(+0-9O])"
    r"(?:(?<![A-Za-z0-9_@#])|(?<=NIK)|(?<=nik)|(?<=KK)|(?<=HP)|(?<=hp)|(?<=WA)|(?<=wa))\(?\+?\(?"
    r"(?:[0-9]|O(?=[0-9O]))[0-9OolI]*+(?: ?[ .()\-]{1,2}\+?(?:[0-9]|O(?=[0-9O]))[0-9OolI]*+)*+"
)
_GROUP = re.compile(r"[0-9OolI]+")
_MOST_GROUPS = 8
_MOST_DIGITS = 18
_LEAST_DIGITS = 7
_LEAST_MOBILE = 11
"""Digits from which a mobile number looks whole, so that one or two more behind a blank belong to
something else.
"""
_BEGINNING = re.compile(r"0[ .\-]?8[ .\-]?[1-9]|0[1-79]|00[1-9]|6[025]|[0-9]{4}|O[ .\-]?8")
"""How a number that no label announces can begin."""
_MOBILE = re.compile(r"(?:\+?62|0062|0)8[1-9][0-9]{7,10}")
_SHORT_MOBILE = re.compile(r"8[1-9][0-9]{7,10}")
_MALAYSIAN_MOBILE = re.compile(r"01[0-9]{8,9}")
"""As written at home; no Indonesian number begins so."""
_LANDLINE = re.compile(
    r"\(0[0-9]{2,3}\) ?[0-9]{5,8}|0[0-9]{2,3}-[0-9]{6,8}|\(0[0-9]{2,3}\) ?[0-9]{3,4}[ \-][0-9]{3,4}"
)
_DATE = re.compile(r"[0-9]{1,2}([.\-])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MALAYSIAN_ID = re.compile(
    r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])-[0-9]{2}-[0-9]{4}(?![0-9])"
)
_ABROAD = {
    "60": "malay|johor|sabah|sarawak|kuching|tawau|penang|kuala lumpur", "65": "singap",
    "66": "thai|bangkok|mae sot", "95": "myanmar|myawaddy|yangon", "852": "hong ?kong|hk",
    "853": "maca?u|makau", "855": "kamboja|cambodia|phnom penh|poipet|sihanouk",
    "856": "laos", "886": "taiwan|taipei|taichung|kaohsiung", "673": "brunei",
    "962": "yordania|jordan|amman", "965": "kuwait",
    "966": "saudi|arab|riyadh|jeddah|mek+ah|madinah",
    "968": "oman|muscat", "971": "dubai|abu dhabi|ue?a|emirat", "973": "bahrain",
    "974": "qatar|doha",
}  # fmt: skip
"""Codes of the countries that people go to, and the words for each."""
_ABROAD_CODE = re.compile(rf"(?:{'|'.join(_ABROAD)})[0-9]{{7,11}}")
_ABROAD_WORDS = {
    code: re.compile(rf"(?<![a-z])(?:{words})", re.I | re.ASCII) for code, words in _ABROAD.items()
}
_ABROAD_BEHIND = 30
_BANK_NAME = re.compile(
    rf"\b(?:bank\s+)?({BANK})(?![a-z])|\bbank\s+([a-z]{{3,20}})", re.I | re.ASCII
)
_HOLDER = r"(?:[ ,(]{0,2}(?:a\.? ?n\.?|a/n|atas nama) [A-Za-z .'\-]{2,40}?)?"
_BANK_BEHIND = re.compile(rf"{_HOLDER}[\s(\-,]{{0,3}}(?:di |ke |bank )*(?:({BANK})(?![a-z])"
                          rf"|(?<=bank )([a-z]{{3,20}}))"
                          r"(?![\s.:]*[0-9])", re.I | re.ASCII)  # fmt: skip
_ACCOUNT_WORD = re.compile(
    r"(?:no|nomor|nomer)?\.? ?(?:rek(?:ening)?(?:nya)?|norek|account|acct?|a/c)", re.I
)
_ACCOUNT_DIGITS = {
    "bri": 15, "bca": 10, "bni": 10, "mandiri": 13, "btn": 16, "bsi": 10, "cimb": 13, "danamon": 10,
    "ocbc": 12, "muamalat": 10, "permata": 10,
}  # fmt: skip


class _Window(NamedTuple):
    """Some groups of digits in a row.

    Where they stand, their digits, whether other signs than a blank join them.
    """

    start: int
    end: int
    digits: str
    groups: tuple[str, ...]
    last_joint: str


def find_numbers(text: str) -> Iterator[Found]:
    """Every phone, NIK, family card and bank account, in order."""
    label: Label | None = None
    last_end = 0
    for run in _RUN.finditer(text):
        groups = [match.span() for match in _GROUP.finditer(text, *run.span())]
        if (
            sum(end - start for start, end in groups) < _LEAST_DIGITS
            or text[run.end() : run.end() + 1].isalnum()
        ):
            continue
        own = label_before(text, run.start(), floor=last_end)
        if own is None and is_joined(text, last_end, run.start()):
            own = label
        if own and own.says is Says.OTHER:
            continue
        for found in _in_run(text, groups, run.start(), own, last_end):
            yield found
            behind = label_behind(text, found.end)
            label, last_end = own, behind.end if behind else found.end


def _in_run(
    text: str, groups: list[tuple[int, int]], start: int, label: Label | None, floor: int
) -> Iterator[Found]:
    """The numbers in a run of groups, which one label serves."""
    stop = 0
    for first, (begin, end) in enumerate(groups):
        if begin < stop or not (label or _may_begin(text, begin, end)):
            continue
        windows = _windows(text, groups, first, start)
        if not windows or len(windows[0].digits) < _LEAST_DIGITS:
            continue
        found = _read(text, windows, label, floor)
        if found:
            yield found
            stop = found.end
        elif card := next((window for window in windows if _is_carded(window)), None):
            stop = card.end


def _may_begin(text: str, begin: int, end: int) -> bool:
    """Whether a number that no label announces can begin with a group."""
    if end - begin < 4 and text[begin] not in "06O" and text[begin - 1 : begin] != "+":
        return False
    return text[begin - 1 : begin] == "+" or bool(_BEGINNING.match(text, begin))


def _is_carded(window: _Window) -> bool:
    """Whether it is grouped as bank cards are."""
    return [len(group) for group in window.groups] == [4, 4, 4, 4]


def _windows(text: str, groups: list[tuple[int, int]], first: int, floor: int) -> list[_Window]:
    """The windows that begin at one group, longest first."""
    windows: list[_Window] = []
    start, words, digits, joint = _opening(text, groups[first][0], floor), [], "", ""
    for place in range(first, min(first + _MOST_GROUPS, len(groups))):
        begin, end = groups[place]
        if place > first:
            joint = text[groups[place - 1][1] : begin]
            if "+" in joint or ("(" in joint and "(0)" not in text[begin - 1 : end + 1]):
                break
        words.append(text[begin:end])
        digits += words[-1]
        if len(digits) > _MOST_DIGITS:
            break
        closes = (
            text[end : end + 1] == ")" and "(" in text[start:end] and ")" not in text[start:end]
        )
        windows.append(
            _Window(start, end + closes, digits, tuple(words), joint.strip() or joint[:1])
        )
    return windows[::-1]


def _opening(text: str, start: int, floor: int) -> int:
    """Where a number really starts: at its plus, or at the parenthesis around its first group."""
    if start > floor and text[start - 1] == "+":
        start -= 1
    closed = re.compile(r"\(\+?[0-9]{2,4}\)").match(text, start - 1) if start > floor else None
    return start - 1 if closed else start


def _read(text: str, windows: list[_Window], label: Label | None, floor: int) -> Found | None:
    """What the longest fitting window is, by its label, then by its shape."""
    behind = label_behind(text, windows[0].end)
    said = behind or label
    if _MALAYSIAN_ID.match(text, windows[-1].start):
        return None
    if (not said or said.says is Says.PHONE) and (found := _abroad(text, windows, said, floor)):
        return found
    readers = {Says.KK: (_kk, _mobile), Says.NIK: (_nik, _mobile), Says.PHONE: (_phone, _nik)}
    if said and said.says is Says.ACCOUNT:
        named = _account(text, windows, said, floor)
        return named or _mobile(text, windows, None) or _nik(text, windows, None)
    for read in readers.get(said.says, ()) if said else ():
        found = read(text, windows, said)
        if found:
            return found
    found = _mobile(text, windows, None)
    if found:
        return found
    if _BANK_BEHIND.match(text, windows[0].end) and (found := _account(text, windows, None, floor)):
        return found
    return _nik(text, windows, None)


def _found(
    kind: FoundKind,
    text: str,
    window: _Window,
    value: str,
    label: Label | None,
    *,
    sure: bool = True,
) -> Found:
    """What a run of digits is, as something found in the text."""
    return Found(
        kind=kind,
        start=window.start,
        end=window.end,
        text=text[window.start : window.end],
        identifier=Identifier(scheme=Scheme(kind.value), value=value) if value else None,
        label=label.text if label else "",
        sure=sure,
    )


def _sixteen(windows: list[_Window], *, labelled: bool) -> Iterator[tuple[_Window, str]]:
    for window in windows:
        digits = window.digits.translate(nik.LOOKALIKES) if labelled else window.digits
        if len(digits) == 16 and digits.isdigit():
            yield window, digits


def _kk(text: str, windows: list[_Window], label: Label | None) -> Found | None:
    for window, digits in _sixteen(windows, labelled=True):
        try:
            return _found(FoundKind.KK, text, window, kk.normalize(digits), label)
        except InvalidValue:
            continue
    return None


def _nik(text: str, windows: list[_Window], label: Label | None) -> Found | None:
    said = label is not None and label.says is Says.NIK
    for window, digits in _sixteen(windows, labelled=said):
        if not said and _is_carded(window) and _passes_luhn(digits):
            continue
        try:
            return _found(
                FoundKind.NIK,
                text,
                window,
                nik.normalize(digits),
                label if said else None,
                sure=said,
            )
        except InvalidValue:
            continue
    return None


def _passes_luhn(digits: str) -> bool:
    """Whether a card's check digit (ISO/IEC 7812) holds."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(digit - 9 * (digit > 9) for digit in doubled) % 10 == 0


def _mobile(text: str, windows: list[_Window], label: Label | None) -> Found | None:
    """A phone known by its shape.

    An Indonesian mobile, one with its country, a landline with its area apart.
    """
    for window in _phone_windows(windows):
        if not window.digits.isdigit():
            value = _mended_mobile(window)
            if value and window.digits[0] in "0O":
                return _found(FoundKind.PHONE, text, window, value, label, sure=False)
            continue
        written = text[window.start : window.end]
        plain = _dialled(written, window)
        known = (
            _MOBILE.fullmatch(plain)
            or written.startswith(("+", "(+"))
            or _LANDLINE.fullmatch(written)
        )
        if (
            known
            and (value := _phone_value(plain))
            and (_MOBILE.fullmatch(plain) or phone.is_given(value))
        ):
            return _found(FoundKind.PHONE, text, window, value, label)
    return None


def _abroad(text: str, windows: list[_Window], label: Label | None, floor: int) -> Found | None:
    """A number with its country's code and no plus, where the text speaks of the country."""
    for window in windows:
        if not _ABROAD_CODE.fullmatch(window.digits) or text[window.start] == "+":
            continue
        code = next(code for code in _ABROAD if window.digits.startswith(code))
        start = max(floor, window.start - WINDOW)
        near = _ABROAD_WORDS[code].search(text, start, window.start) or _ABROAD_WORDS[code].search(
            text, window.end, window.end + _ABROAD_BEHIND
        )
        value = f"+{window.digits}"
        if near and phone.is_given(value):
            return _found(FoundKind.PHONE, text, window, value, label, sure=False)
    return None


def _mended_mobile(window: _Window) -> str:
    """The mobile number that a hurried hand or a reading machine wrote with letters.

    Empty when it is none.
    """
    mended = window.digits.translate(nik.LOOKALIKES)
    return _phone_value(mended) if _MOBILE.fullmatch(mended) else ""


def _phone(text: str, windows: list[_Window], label: Label | None) -> Found | None:
    """A phone known by its label, in whatever shape."""
    found = _mobile(text, windows, label)
    if found:
        return found
    mended = [window._replace(digits=window.digits.translate(nik.LOOKALIKES)) for window in windows]
    for window in _phone_windows(mended):
        plain = _dialled(text[window.start : window.end], window)
        value = _phone_value(plain)
        if value and (
            _MOBILE.fullmatch(plain) or _SHORT_MOBILE.fullmatch(plain) or phone.is_given(value)
        ):
            return _found(FoundKind.PHONE, text, window, value, label)
    for window in _phone_windows(mended):
        plain = _dialled(text[window.start : window.end], window)
        if _MALAYSIAN_MOBILE.fullmatch(plain) and phone.is_given(f"+6{plain}"):
            return _found(FoundKind.PHONE, text, window, f"+6{plain}", label, sure=False)
        if plain.startswith("+") and (value := _phone_value(plain)):
            return _found(FoundKind.PHONE, text, window, value, label, sure=False)
    return None


def _phone_windows(windows: list[_Window]) -> Iterator[_Window]:
    """Windows whose groups one would write as a phone.

    No whole number first, no odd bit of another at the end.
    """
    alone = windows[-1].digits.translate(nik.LOOKALIKES)
    whole = bool(_MOBILE.fullmatch(alone))
    for window in windows:
        # Behind a whole number, a group after a blank belongs to something else.
        odd_group = whole and len(window.groups) > 1 and window.groups[-1]
        if not 7 <= len(window.digits) <= 17 or (odd_group and window.last_joint == " "):
            continue
        short = len(window.groups[-1]) < 3 and len(window.groups) > 1
        complete = len(window.digits) - len(window.groups[-1]) >= _LEAST_MOBILE
        if short and window.last_joint == " " and complete:
            continue
        yield window


def _dialled(written: str, window: _Window) -> str:
    """What one dials: the digits, with the plus, without the "(0)" that is left out from abroad."""
    digits = window.digits
    if "(0)" in written:
        at = len(re.sub(r"[^0-9]", "", written.partition("(0)")[0]))
        digits = digits[:at] + digits[at + 1 :]
    return f"+{digits}" if written.startswith(("+", "(+")) else digits


def _phone_value(plain: str) -> str:
    if not plain.isascii():
        return ""
    try:
        return phone.normalize(plain)
    except InvalidValue:
        return ""


def _account(text: str, windows: list[_Window], label: Label | None, floor: int) -> Found | None:
    """An account with the bank that is named before or behind it.

    Without a bank only when labelled as an account.
    """
    start, end = windows[0].start, windows[0].end
    names = list(_BANK_NAME.finditer(text, max(floor, start - WINDOW), start))
    behind = _BANK_BEHIND.match(text, end) or _BANK_BEHIND.match(text, windows[-1].end)
    name = names[-1] if names and not (behind and "(" in behind[0]) else behind
    bank = bank_account.bank_of(f"bank {name[1] or name[2]}") if name else ""
    window = _account_window(windows, _ACCOUNT_DIGITS.get(bank, 0))
    if window is None or _DATE.fullmatch(text, window.start, window.end):
        return None
    if _MOBILE.fullmatch(window.digits) and len(window.digits) != _ACCOUNT_DIGITS.get(bank):
        return None
    usual = _ACCOUNT_DIGITS.get(bank, 0)
    if len(window.digits) == 16 != usual and bank:
        return None
    if not bank:
        worded = label is not None and _ACCOUNT_WORD.fullmatch(label.text)
        return (
            _found(FoundKind.BANK_ACCOUNT, text, window, "", label, sure=False) if worded else None
        )
    try:
        value = bank_account.normalize(window.digits, f"bank {fold(bank)}")
    except InvalidValue:
        return None
    named = label or Label(Says.ACCOUNT, name[0].strip(" (-,") if name else "", 0, 0)
    return _found(
        FoundKind.BANK_ACCOUNT, text, window, value, named, sure=usual in (0, len(window.digits))
    )


def _account_window(windows: list[_Window], expected: int) -> _Window | None:
    """The window as long as the bank's accounts are.

    Else the first number with what dashes and dots join to it.
    """
    for window in windows:
        if len(window.digits) == expected and window.digits.isdigit():
            return window
    for window in windows:
        if 8 <= len(window.digits) <= 18 and window.digits.isdigit() and (
            len(window.groups) == 1 or window.last_joint != " " or len(window.groups[0]) < 6
        ):  # fmt: skip
            return window
    return None
