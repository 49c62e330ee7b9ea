"""Sums of money in all their writings, each counted once."""

import pytest

from loaders.narrative.money import find_money


def sums(text: str) -> list[str]:
    """Each sum as amount and currency, a range with its upper end."""
    return [
        f"{found.amount:.15g}{f'-{found.upper:.15g}' if found.upper else ''} {found.currency}"
        for found in find_money(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("antara Rp 5 juta dan Rp 7 juta", ["5000000-7000000 IDR"]),
        ("sebesar Rp. 15 .000.000,- (lima belas juta rupiah)", ["15000000 IDR"]),
        ("Rp. 1.250.000.00", ["1250000 IDR"]),
        ("3 setengah juta", ["3500000 IDR"]),
        ("1,5jt 2jt 750rb semua ke reni", ["1500000 IDR", "2000000 IDR", "750000 IDR"]),
        ("2jt, 750rb dan 300rb", ["2000000 IDR", "750000 IDR", "300000 IDR"]),
        ("sy udh dibeli 16000 nt", ["16000 TWD"]),
        ("gaji 17rb NT", ["17000 TWD"]),
        ("gaji 1200 SR", ["1200 SAR"]),
        ("dia yg pegang kuitansi, jumlahnya 11.250.000", ["11250000 IDR"]),
        ("foto kwitansi 7.250.000 ditandatangani", ["7250000 IDR"]),
        ("tiket 1.375.000, hotel 600 rb", ["1375000 IDR", "600000 IDR"]),
        ("jumlahnya 1.250 orang", []),
        ("kuitansi nomor 7.250.001", []),
        ("Harga 2.500.000 di brosur.", []),
        ("gaji KD 120", ["120 KWD"]),
        ("gaji 20jt s.d. 25jt", ["20000000-25000000 IDR"]),
        ("Rp20.000.000,- s/d Rp25.000.000,-", ["20000000-25000000 IDR"]),
        ("transfer 2000000 ke", ["2000000 IDR"]),
        ("uang Rp.2.500.000 (2,5 juta)", ["2500000 IDR"]),
        ("limapuluh juta rupiah", ["50000000 IDR"]),
        ("duapuluh lima juta rupiah", ["25000000 IDR"]),
        ("gaji B$1.200", ["1200 BND"]),
        ("Rp 5 ratus ribu", ["500000 IDR"]),
        ("1 juta 2 ratus ribu", ["1200000 IDR"]),
        ("2 juta tujuh ratus ribu rupiah", ["2700000 IDR"]),
        ("Rp\n3.500.000", ["3500000 IDR"]),
        ("(tiga juta lima ratus ribu rupiah) Rp 3.500.000", ["3500000 IDR"]),
        ("@ 500rb per orang", ["500000 IDR"]),
        ("5 jt an", ["5000000 IDR"]),
        (
            "Rp. 3.000.000,- + Rp. 2.000.000,- = Rp. 5.000.000,-",
            ["3000000 IDR", "2000000 IDR", "5000000 IDR"],
        ),
        ("2000000", []),
        ("ratusan juta rupiah", []),
        ("2 juta orang", []),
        ("nomor 1.234.567", []),
        ("dua ribu dua puluh lima", []),
        ("uang muka 5juta sisanya 10juta", ["5000000 IDR", "10000000 IDR"]),
        ("nomor rekening 2000000", []),
        ("bayar ke nomor 2000000", []),
        ("pukul 5 nt", []),
        ("500 ribu - 2 juta", ["500000-2000000 IDR"]),
        ("Rp 5 juta dan Rp 7 juta", ["5000000 IDR", "7000000 IDR"]),
        ("kirim 150000 pengikut", []),
    ],
)
def test_a_sum_is_read_once_however_it_is_written(text: str, found: list[str]) -> None:
    assert sums(text) == found
