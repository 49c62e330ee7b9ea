"""Sums of money in a text, with currency and what they were for.

Decisions.
A sum and the same sum in words behind or before it ("Rp 5.000.000 (lima juta rupiah)") are one, and
words that could be a year ("dua ribu dua puluh lima") are money only with their currency.
A number is money when a currency stands at it, or a word such as "juta", "ribu", "jt", "rb" that
counts no people or things, or when it is round, in groups of three, and a word of paying stands
before it ("bayar 5.500.000"); what an advertisement or a number of something says is none.
Without a currency it is rupiah, and unsure.
Two sums are the ends of a range only behind "-", "sampai" and the like, or "antara … dan"; several
side by side ("1,5jt 2jt 750rb") stay apart.
What it was for is the nearest word before it in the sentence, else right behind it; mere "paid"
makes it a fee.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from graph.errors import InvalidValue
from loaders.narrative.found import Found, FoundKind
from loaders.narrative.number_words import NUMBER_WORDS, read_number_words
from loaders.vocabulary.fields import read_amount

_CURRENCIES = {
    "IDR": "rp idr rupiah", "MYR": "rm myr ringgit", "SAR": "sar sr riyal riyals real reyal rial",
    "USD": "usd us$ $ dollar dollars dolar", "SGD": "sgd s$", "HKD": "hkd hk$",
    "TWD": "twd ntd nt nt$", "AED": "aed dirham dirhams", "QAR": "qar", "KWD": "kwd kd dinar",
    "BHD": "bhd", "OMR": "omr", "JOD": "jod", "THB": "thb baht", "EUR": "eur € euro",
    "KRW": "krw won", "JPY": "jpy yen", "BND": "bnd b$",
}  # fmt: skip
_CODES = {name: code for code, names in _CURRENCIES.items() for name in names.split()}
_DOLLARS = {
    "singapura": "SGD", "singapore": "SGD", "hong kong": "HKD", "hongkong": "HKD", "hk": "HKD",
    "taiwan": "TWD", "brunei": "BND", "as": "USD", "amerika": "USD",
}  # fmt: skip
"""Countries whose name tells one dollar from another."""
_BEFORE = (
    r"(?:rp|idr|rm|myr|sar|sr|usd|us\$|s\$|sgd|hkd|hk\$|ntd?\$?"
    r"|twd|aed|qar|kwd|(?-i:KD)|bhd|omr|jod|thb"
    r"|eur|krw|jpy|bnd|b\$|\$|€)"
)
_NUMBER = (
    r"(?:[0-9]{1,3}(?:[.,][0-9]{3})++(?:[.,][0-9]{1,2}(?![0-9]))?+(?![0-9])|[0-9]{1,3}(?:"
    r" [0-9]{3}){2,3}+(?![0-9])|[0-9]{1,3} [0-9]{3}(?= (?:rupiah|ringgit|riyal|real|dolar))"
    r"|[0-9]{1,12}(?:[.,][0-9]{1,2}(?![0-9]))?+(?![0-9]))"
)
_MAGNITUDES = {
    "juta": 10**6, "jt": 10**6, "jta": 10**6, "million": 10**6, "mio": 10**6, "ribu": 10**3,
    "rb": 10**3, "rbu": 10**3, "rebu": 10**3, "thousand": 10**3, "k": 10**3, "miliar": 10**9,
    "milyar": 10**9, "billion": 10**9, "m": 10**9,
}  # fmt: skip
_MAGNITUDE = r"(?:juta|jta|jt|million|mio|ribu|rbu|rebu|rb|thousand|miliar|milyar|billion|k|m)"
_AFTER = (
    r"(?:rupiah|ringgit|riyals?|real|reyal|rial|(?:dollars?|dolar)(?: (?:singapura|singapore|hong"
    r" ?kong|hk|taiwan"
    r"|brunei|as|amerika))?"
    r"|(?:singapore|hong ?kong|taiwan|us)"
    r" dollars?|dirhams?|dinar|baht|euro|won|yen|idr|usd|myr|sar|sgd|hkd|ntd"
    r"|twd|(?-i:NT)|(?<=[0-9]{3} )nt|aed|rm|(?-i:SR|KD)|qar|kwd|bhd|omr|jod|thb|krw|jpy|bnd)"
)
_SUM = re.compile(
    rf"(?P<low>(?=[0-9])(?<![0-9])(?<![0-9][.,/]){_NUMBER})"
    r"(?:(?! ?[0-9])"  # behind a number that another follows nothing of all this stands
    rf"(?:(?: ?(?P<own>{_MAGNITUDE}))? ?(?:-|s/d|sd|sampai|hingga|to) ?(?:{_BEFORE}\.?"
    rf" ?)?(?P<high>{_NUMBER}))?+"
    rf"(?: ?-?(?P<magnitude>{_MAGNITUDE})(?:-?an)?(?![A-Za-z]))?(?P<dash>[,.]-)?+"
    rf"(?: (?P<after>{_AFTER})(?![A-Za-z]))?)?",
    re.I | re.ASCII,
)
_CURRENCY_BEFORE = re.compile(rf"(?<![A-Za-z0-9])({_BEFORE})[.:]?[ \n]{{0,2}}\Z", re.I | re.ASCII)
_WORD_CURRENCY = re.compile(rf" ({_AFTER})(?![A-Za-z])", re.I)
_BLANKED = re.compile(
    r"[0-9]{1,3}(?: (?:\.[0-9]{3})+|(?:[.,]? [0-9]{3})+)(?![0-9])"
    r"(?:(?: |[.,] ?)00(?![0-9]))?(?:,?-)?"
)
"""A sum whose points were lost, behind its currency: "rp 5 000 000 00"."""
_CENTS = re.compile(r"[., ]+00\Z")
_ENDS_IN_MILLIONS = re.compile(r"[0-9] ?(?:juta|jta|jt)\Z", re.I)
_THOUSANDS = re.compile(
    r"(?:[1-9][0-9]{1,2}|[2-9] ratus|(?:[a-z]+ ){0,4}[a-z]+) ?(?:ribu|rbu|rb)(?: rupiah)?", re.I
)
_SHORT_UNIT = re.compile(r" (jt|jta|rb|rbu)(?![a-z])", re.I)
"""A unit in short behind a number in words: "lima belas jt"."""
_AND_A_HALF = re.compile(r"(juta|ribu|mil[iy]ar) setengah\Z", re.I)
_YEARS = range(1900, 2101)
_ROUND = re.compile(
    r"[1-9](?:[0-9]{2}|[0-9]{0,2}([.,])[0-9]{3})[.,][0-9]{3}(?<=[05]00)|[1-9][0-9]{1,4}0000"
)
"""Hundreds of thousands and more, as sums are written and few other numbers."""
_SAME_MARK = re.compile(r"([0-9]{1,3}([.,])[0-9]{3}(?:\2[0-9]{3})*)\2[0-9]{2}")
"""A sum whose cents stand behind the mark of its thousands: "1.250.000.00"."""
_RANGE = re.compile(r" ?(?:-|–|s/d|s\.?d\.?|sampai(?: dengan)?|hingga|to) ?", re.I)
_BETWEEN = re.compile(r"\bantara \Z", re.I)
"""What makes two sums the ends of one; "antara" where "dan" joins them."""
_LEADING_UNIT = re.compile(r"(?:juta|ribu|mil[iy]ar|million|thousand)[ \-]+", re.I)
_DIGIT = re.compile(r"(?<![0-9.,])[2-9] \Z")
_BEHIND_A_DIGIT = ("ratus", "setengah", "belas", "puluh")
"""Words that go on with a digit: "5 ratus ribu", "3 setengah juta"."""
_DIGITS = dict(
    zip("23456789", "dua tiga empat lima enam tujuh delapan sembilan".split(), strict=True)
)
_PAID_WITHIN = 40
_PAID_BEFORE = re.compile(
    r"(?<![a-z])(?:(?:mem|di|ter)?bayar(?:kan|in)?|(?:di)?byr|biaya(?:nya)?|ongkos(?:nya)?|tf"
    r"|(?:men|di)?transfer|(?:me|di)?(?:ny|s)etor(?:kan)?|(?:me|di)?minta(?:in|i)?|uang(?:nya)?"
    r"|duit(?:nya)?|dp(?:nya)?|gaji(?:nya)?|upah|h?utang(?:nya)?|rugi|kerugian|sisa(?:nya)?|sebesar"
    r"|senilai|potong(?:an)?|fee|dikasih|dapat|dpt|terima|diterima|denda|jumlahnya|k[uw]itansi"
    r"|tiket(?:nya)?)"
    r"(?![a-z])(?:(?! (?:no|nomor|nmr|hp|wa|nik|ktp|id|resi|kode|tgl|tanggal|surat|va)\b)"
    r"[^.;:\n0-9])*(?<! rek)(?<!rekening)(?<! bca)(?<! bri)(?<! bni)(?<!mandiri)\s?:?\s\Z",
    re.I,
)
"""A word of paying before a number, and between no word for another number, and no number."""
_HIDDEN_UNIT = re.compile(r"ribu|juta|mil[iy]ar|thousand|million", re.I)
_COUNTED = re.compile(
    r" ?(?:orang|jiwa|pekerja|pmi|tki|cpmi|warga|penduduk|kasus|km|kilo|meter|ton|hektar|ha|tahun"
    r"|unit|lembar"
    r"|kali|suara"
    r"|pengikut|followers?|views?|viewers|people|persons|workers|cases|times|buah|ekor|batang"
    r"|keluarga|penonton)(?![a-z])",
    re.I,
)
_PURPOSES = {
    "advance": r"dp|uang (?:muka|fit|pangkal|saku|tanda jadi)|panjar|down ?payment|deposit"
               r"|advance|fit|persekot"
               r"|cengkeram",
    "debt": r"h?utang(?:nya)?|ber?h?utang|ngutang|debts?|ow(?:e|es|ed|ing)|pinjaman|pinjam"
            r"|meminjam|loan|borrowed"
    r"|dipotong|potongan",
    "wage": r"gaji(?:nya|ku)?|digaji|bergaji|upah(?:nya)?|salary|wages?|honor|penghasilan"
            r"|kontrak(?:nya)?|earn(?:s|ed)?"
    r"|per bulan|perbulan|sebulan|tiap bulan|setiap bulan|/ ?bulan|/ ?bln|per month|a month"
    r"|monthly|promised",
    "fee": r"biaya(?:nya)?|ongkos(?:nya)?|fees?|tarif|administrasi|bayaran|cost|costs|charge[sd]?"
           r"|imbalan",
}  # fmt: skip
_PURPOSE = re.compile(
    r"(?=[a-z/])(?<![a-z])(?:"
    + "|".join(rf"(?P<{purpose}>(?:{words})(?![a-z]))" for purpose, words in _PURPOSES.items())
    + ")",
    re.I | re.ASCII,
)
_PAID = re.compile(
    r"(?=[a-z])(?<![a-z])(?:mem|di|ter)?bayar(?:kan)?|pembayaran|(?:me|di)?(?:ny|s)etor(?:kan)?"
    r"|paid|pays?|payment",
    re.I,
)
_SENTENCE_END = re.compile(
    r"[a-z0-9)]{3}[.!?;]\s+(?=[A-Z])|\n|(?<![a-z])(?:disita|seized)(?![a-z])", re.ASCII
)
_EQUALS = re.compile(
    r"[\s(=,]*(?:atau|setara|sama dengan|sekitar|or|about|equivalent to|equal to)?(?:"
    r" (?:setara|sekitar"
    r"|about))?[\s(=]*",
    re.I,
)
"""What stands between a sum and the same sum in another currency."""
_AGAIN = re.compile(r"[ \t]*,?-?\)?[ \t]*\n?[ \t]*\(?[ \t]*(?:terbilang[ \t]*:?[ \t]*)?", re.I)
"""What stands between a sum and its words."""
_CLOSED = re.compile(r"[ \t]*,?-?[ \t]*\)")
_CLAUSE_END = re.compile(r"[.;!?\n(]|,\s|[0-9]")
_BEFORE_WINDOW, _BEHIND_WINDOW = 50, 30


def find_money(text: str) -> Iterator[Found]:
    """Every sum of money, in order; a range is one sum with its upper end."""
    written = sorted(
        [*_in_digits(text), *_in_words(text)],
        key=lambda found_after: (found_after[0].start, -found_after[0].end),
    )
    last_end, purpose, label = 0, "", ""
    for found, after in _told_once(text, written):
        if not (
            last_end
            and found.start - last_end < 25
            and purpose
            and _EQUALS.fullmatch(text, last_end, found.start)
        ):
            purpose, label = _purpose(text, found.start, after, last_end)
        last_end = found.end
        yield Found(
            kind=FoundKind.MONEY,
            start=found.start,
            end=found.end,
            text=found.text,
            amount=found.amount,
            upper=found.upper,
            currency=found.currency,
            purpose=purpose,
            label=label,
            sure=found.sure,
        )


def _told_once(text: str, written: Sequence[tuple[Found, int]]) -> Iterator[tuple[Found, int]]:
    """The sums in order, none within another, and a sum with its words as one."""
    kept: tuple[Found, int] | None = None
    for found, after in written:
        if kept is None:
            kept = found, after
        elif found.start >= kept[0].end:
            joined = _joined(text, kept[0], found)
            if joined:
                kept = joined, joined.end
            else:
                yield kept
                kept = found, after
    if kept:
        yield kept


def _joined(text: str, first: Found, second: Found) -> Found | None:
    """Two sums as one where the second says the first again, in words or in digits."""
    if _is_rest(text, first, second):
        amount = (first.amount or 0) + (second.amount or 0)
        end = second.end
        return replace(first, end=end, text=text[first.start : end], amount=amount)
    if _is_range(text, first, second):
        end = second.end
        return replace(
            first, end=end, text=text[first.start : end], upper=second.amount, sure=False
        )
    between = _AGAIN.fullmatch(text, first.end, second.start)
    in_words = [not any(map(str.isdigit, found.text)) for found in (first, second)]
    closed = _CLOSED.match(text, second.end) if between and "(" in between[0] else None
    if not between or first.amount != second.amount:
        return None
    if in_words[0] == in_words[1] and (in_words[0] or not closed):
        return None
    end = closed.end() if closed else second.end
    surer = first if in_words[1] else second
    return replace(surer, start=first.start, end=end, text=text[first.start : end])


def _is_range(text: str, first: Found, second: Found) -> bool:
    """Whether two sums are the ends of one: "5 juta hingga 7 juta", "antara 5 juta dan 7 juta"."""
    if first.upper or second.upper or first.currency != second.currency:
        return False
    if (first.amount or 0) >= (second.amount or 0):
        return False
    if _RANGE.fullmatch(text, first.end, second.start):
        return True
    is_joined = text[first.end : second.start] == " dan "
    return is_joined and _BETWEEN.search(text, max(0, first.start - 8), first.start) is not None


def _is_rest(text: str, first: Found, second: Found) -> bool:
    """Whether a sum goes on with its thousands: "2 juta 300 ribu", "6jt 500rb"."""
    if text[first.end : second.start].strip(" ") or first.upper or second.upper:
        return False
    if not (_ENDS_IN_MILLIONS.search(first.text) and _THOUSANDS.fullmatch(second.text)):
        return False
    if _ENDS_IN_MILLIONS.search(text[max(0, first.start - 12) : first.start].rstrip(" ,")):
        # one more of several sums side by side: "1,5jt 2jt 750rb"
        return False
    return (second.amount or 0) < _MAGNITUDES["juta"] <= (first.amount or 0)


def _in_digits(text: str) -> Iterator[tuple[Found, int]]:
    """The sums in digits that have a currency or a magnitude beside them, with their end."""
    for match in _SUM.finditer(text):
        start, end = match.span()
        before, after = _currency_before(text, start), match["after"]
        blanked = _BLANKED.match(text, start) if before and not match["magnitude"] else None
        if before and blanked and blanked.end() > match.end("low"):
            yield _in_groups(text, before, blanked)
            continue
        magnitude = (match["magnitude"] or "").casefold()
        if not (before or after or magnitude or match["high"]) and _is_paid(text, match):
            magnitude = ""
        elif not (before or after or (magnitude and _is_worded(text, match, magnitude))):
            continue
        factor = _MAGNITUDES.get(magnitude, 1)
        try:
            own = _MAGNITUDES[match["own"].casefold()] if match["own"] else factor
            low = _amount(match["low"]) * own
            high = _amount(match["high"]) * factor if match["high"] else None
        except InvalidValue:
            continue
        start = before.start() if before else start
        code = _currency(after or (before[1] if before else ""))
        found = Found(
            kind=FoundKind.MONEY,
            start=start,
            end=end,
            text=text[start:end],
            amount=low,
            upper=high,
            currency=code or "IDR",
            sure=bool(code) and high is None,
        )
        yield found, end


def _in_groups(text: str, before: re.Match[str], blanked: re.Match[str]) -> tuple[Found, int]:
    """The sum behind a currency whose thousands are parted by blanks."""
    digits = re.sub(r"[^0-9]", "", _CENTS.sub("", blanked[0].rstrip(",-")))
    found = Found(
        kind=FoundKind.MONEY,
        start=before.start(),
        end=blanked.end(),
        text=text[before.start() : blanked.end()],
        amount=float(digits),
        currency=_currency(before[1]),
    )
    return found, blanked.end()


def _currency_before(text: str, start: int) -> re.Match[str] | None:
    """The currency right before a number.

    Not looked for behind another number, as in long lists of them.
    """
    first = max(0, start - 7)
    if not first or not (
        text[start - 1].isdigit() or (text[start - 1] == " " and text[start - 2].isdigit())
    ):
        return _CURRENCY_BEFORE.search(text, first, start)
    return None


def _is_worded(text: str, match: re.Match[str], magnitude: str) -> bool:
    """Whether a number is money by its "juta" or "rb", which must not count people or things."""
    start = match.start()
    if magnitude == "m" or (start and (text[start - 1].isalnum() or text[start - 1] in ".,/")):
        return False
    if magnitude == "k" and (len(match["low"]) < 2 or text[match.end("low")] in " -"):
        return False
    return not _COUNTED.match(text, match.end())


def _is_paid(text: str, match: re.Match[str]) -> bool:
    """Whether a number in groups of three is money by a word of paying before it.

    Not behind the word for another number, nor where it counts people or things.
    """
    start, end = match.span("low")
    if _ROUND.fullmatch(text, start, end) is None or text[end : end + 2].strip(" ")[:1].isdigit():
        return False
    before = text[max(0, start - _PAID_WITHIN) : start]
    paid = _PAID_BEFORE.search(before)
    return paid is not None and _COUNTED.match(text, end) is None


def _in_words(text: str) -> Iterator[tuple[Found, int]]:
    """The sums in words that have a currency beside them or in them, with their end."""
    for words in NUMBER_WORDS.finditer(text):
        start, match = words.start(), words
        led = _LEADING_UNIT.match(text, start)
        if led and start and text[start - 1] in "0123456789 ":
            # the unit is that of the digits before it: "2 juta tujuh ratus ribu"
            match = NUMBER_WORDS.match(text, led.end()) or words
            start = match.start()
        written = match[0]
        if written.casefold().startswith(_BEHIND_A_DIGIT) and (
            digit := _DIGIT.search(text, max(0, start - 3), start)
        ):
            written, start = f"{_DIGITS[digit[0][0]]} {written}", digit.start()
        unit = _SHORT_UNIT.match(text, match.end())
        behind = unit.end() if unit else match.end()
        currency = _WORD_CURRENCY.match(text, behind)
        if not (currency or unit or _HIDDEN_UNIT.search(written)) or (
            not currency and _COUNTED.match(text, behind)
        ):
            continue
        amount = read_number_words(written)
        if amount is None or (not currency and not unit and amount in _YEARS):
            continue
        if half := _AND_A_HALF.search(written):
            # "satu juta setengah" is half a million more, and not half a rupiah
            amount += _MAGNITUDES[half[1].casefold()] / 2 - 0.5
        amount *= _MAGNITUDES[unit[1].casefold()] if unit else 1
        end = currency.end() if currency else behind
        before = _currency_before(text, start) if start != match.start() else None
        start = before.start() if before else start
        found = Found(
            kind=FoundKind.MONEY,
            start=start,
            end=end,
            text=text[start:end],
            amount=amount,
            currency=_currency(currency[1]) if currency else "IDR",
            sure=bool(currency),
        )
        yield found, end


def _amount(written: str) -> float:
    plain = written.replace(" ", "")
    same = _SAME_MARK.fullmatch(plain)
    return read_amount(same[1] if same else plain)


def _currency(written: str) -> str:
    """The code of a currency as written; empty for none."""
    name = written.casefold().strip(" .:")
    for country, code in _DOLLARS.items():
        if country in name.split() or (" " in country and country in name):
            return code
    return _CODES.get(name, "")


def _purpose(text: str, start: int, end: int, floor: int) -> tuple[str, str]:
    """What a sum was for, and the word that says it."""
    floor = max(floor, start - _BEFORE_WINDOW)
    for sentence in _SENTENCE_END.finditer(text, floor, start):
        floor = sentence.end()
    *_, nearest = None, *_PURPOSE.finditer(text, floor, start)
    ceiling = min(len(text), end + _BEHIND_WINDOW)
    stop = _CLAUSE_END.search(text, end, ceiling)
    if stop:
        ceiling = stop.start()
    match = nearest or _PURPOSE.search(text, end, ceiling)
    if match:
        return str(match.lastgroup), match[0]
    paid = _PAID.search(text, floor, start)
    if paid:
        return "fee", paid[0]
    return "", ""
