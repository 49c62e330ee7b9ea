"""Pairs of organisations as complaint files write them, each with what a careful reader would say
of the two.

A line is `verdict | name; facts | name; facts`. The verdicts: `one` (the same company), `probable`,
`review`, `branch` (one is a branch of the other) and `apart`. All companies, numbers and addresses
are made up.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from graph.identifiers import normalize
from graph.model import Identifier, Locality, Mention
from graph.schema import EntityKind, Scheme
from tests.offices.people import mention

TABLE = """
# one registered name in many writings
one | PT. Karya Laut Mandiri | PT KARYA LAUT MANDIRI
one | P.T. Karya Laut Mandiri | Karya Laut Mandiri, PT
one | PT Karya Laut Mandiri, Tbk | PT. Karya  Laut  Mandiri
one | PT. Samudera Djaja Abadi | PT Samudra Jaya Abadi
one | P T Bina Insan Cendekia | PT. BINA INSAN CENDEKIA
one | PT Karyalaut Mandiri | PT Karya Laut Mandiri
one | Perseroan Terbatas Tirta Amanah Raya | PT Tirta Amanah Raya
one | P3MI PT Duta Tunas Bangsa | PT. Duta Tunas Bangsa
one | PJTKI Wira Surya Nusa | PT Wira Surya Nusa
one | PT Gemilang Putera Samudera | PT. Gemilang Putra Samudra
one | PT Harapan Timur & Barat | PT Harapan Timur dan Barat
one | PT Anugerah Sentosa Sejati (P3MI) | PT Anugerah Sentosa Sejati
one | PT Lintas Benua International | PT. Lintas Benua Internasional
one | PT Karya Laut Mandiri (terlapor) | PT Karya Laut Mandiri
one | PT Karya Laut Mandiri, Kantor Pusat Jakarta | PT. Karya Laut Mandiri
one | PT Karya Laut Mandiri (KLM) | PT. Karya Laut Mandiri
one | PT Sumber Rezeki 88 | PT. SUMBER REZEKI 88
one | CV. Mitra Usaha Tani | CV MITRA USAHA TANI
one | C.V. Mitra Usaha Tani; regency=Kota Palu | CV Mitra Usaha Tani; regency=Kota Palu
one | CV Mitra Usaha Tani; regency=Kota Palu | CV Mitra Usaha Tani
one | Yayasan Peduli Anak Negeri | YAYASAN PEDULI ANAK NEGERI
one | LPK Bina Insani Utama; regency=Lombok Timur | LPK. Bina Insani Utama; regency=Kab. Lombok Timur
one | Koperasi Maju Bersama Sejahtera; regency=Kota Palu | KOPERASI MAJU BERSAMA SEJAHTERA; regency=Palu
one | UD Sumber Hasil Bumi; regency=Kab. Sigi | U.D. Sumber Hasil Bumi; regency=Sigi
one | Agensi Pekerjaan Maju Jaya Sdn Bhd | AGENSI PEKERJAAN MAJU JAYA SDN. BHD.
one | PT Karya Laut Cabang Palu | PT. Karya Laut Kantor Cabang Palu
one | PT Karya Laut Cab. Lombok Timur | PT KARYA LAUT KC Lotim
one | PT Karya Laut (Mataram) | PT Karya Laut Cabang Kota Mataram
one | Kantor Cabang Mataram PT Karya Laut | PT Karya Laut cabang Mataram
one | PT Karya Laut; role=kantor_cabang; regency=Kota Palu | PT Karya Laut Cabang Palu; role=kantor_cabang
one | PT Karya Laut Mandiri Jl. Veteran No. 5 Palu | PT Karya Laut Mandiri
# the same with a number, an account or an address
one | PT Jaya; phone=1 | PT. JAYA; phone=1
one | PT Abadi; licence=12/2020 | PT Abadi; licence=SIP3MI No. 12 Tahun 2020
one | CV Berkah; account=1 | CV. Berkah; account=1
one | LPK Harapan; address=Jl. Merdeka No. 5, Bima | LPK Harapan; address=Jalan Merdeka 5
one | Karya Laut Mandiri; phone=1 | PT Karya Laut Mandiri; phone=1
one | UD Rejeki; phone=1; regency=Kota Palu | UD. Rejeki; phone=1; regency=Kab. Sigi
one | CV Mitra Tani; regency=Kota Palu; phone=1 | CV Mitra Tani; regency=Kab. Poso; phone=1
one | Al Noor Recruitment; phone=2 | AL NOOR RECRUITMENT; phone=2
one | PT Sinar Jaya; email=a@sinar.example | PT. Sinar Jaya; email=a@sinar.example
# a slip, with something else in common
one | PT Karya Laut Mandri; phone=1 | PT Karya Laut Mandiri; phone=1
one | PT Bina Kerja Nusatara; licence=7/2019 | PT Bina Kerja Nusantara; licence=7/2019
one | PT Anugrah Sentosa Sejati; address=Jl. Veteran No 8 | PT Anugerah Sentosa Sejati; address=jalan veteran 8
one | CV Cahya Gemilang Timur; account=3 | CV Cahaya Gemilang Timur; account=3
one | LPK Insan Cendikia; phone=4 | LPK Insan Cendekia; phone=4
# the same licence, and the name fits
one | PT Karya Laut; licence=45/2021 | PT Karya Laut Mandiri; licence=45/2021
one | Karya Laut Mandiri; licence=45/2021 | PT. Karya Laut Mandiri; licence=45/2021
one | PT Karya Laut Mandri; licence=45/2021 | PT. Karya Laut Mandiri; licence=45/2021
one | PT Baru Jaya (d/h PT Lama Sekali); licence=45/2021 | PT Lama Sekali; licence=45/2021
one | PT Baru Jaya d/h PT Lama Sekali; phone=1 | PT. Lama Sekali; phone=1
# SIP2MI is for one order, NIB another number: neither says two companies
one | PT Karya Laut Mandiri; licence=SIP2MI 1/2024 | PT Karya Laut Mandiri; licence=SIP2MI 9/2024
one | PT Karya Laut Mandiri; licence=45/2021 | PT Karya Laut Mandiri; licence=9120001234567
# a slip or a former name alone
probable | PT Karya Laut Mandri | PT Karya Laut Mandiri
probable | PT Bina Kerja Nusatara | PT. Bina Kerja Nusantara
probable | PT Anugrah Sentosa Sejati | PT Anugerah Sentosa Sejati
probable | Yayasan Insan Cendikia Negeri | Yayasan Insan Cendekia Negeri
probable | PT Baru Jaya (d/h PT Lama Sekali) | PT Lama Sekali
probable | PT Lama Sekali (sekarang PT Baru Jaya) | PT Lama Sekali
review | PT Tiga Berlian dahulu CV Tiga Berlian Utara | CV Tiga Berlian Utara
probable | PT Bumi Mas Katong | PT Bumi Mas Katung
probable | PT Karya Laut Mandiri (Grup Sentosa) | PT Karya Laut Mandiri
# a form left out, or a register that is not the country's
probable | Karya Laut Mandiri | PT Karya Laut Mandiri
probable | Bina Insani Utama | LPK Bina Insani Utama
probable | CV Mitra Usaha Tani; regency=Kota Palu | CV Mitra Usaha Tani; regency=Kab. Poso
probable | LPK Bina Insani Utama | LPK Bina Insani Utama
probable | Koperasi Maju Bersama; regency=Kota Palu | Koperasi Maju Bersama
probable | PT Karya Laut; phone=1 | PT Karya Laut Mandiri; phone=1
probable | PT KLM; phone=1 | PT Karya Laut Mandiri; phone=1
probable | PT KLM; address=Jl. Veteran 8 | PT Karya Laut Mandiri; address=Jalan Veteran No. 8
probable | Yayasan Peduli Anak Negeri; role=pelapor | Yayasan Peduli Anak Negeri; role=lpk
# too little to go by
review | PT KLM | PT Karya Laut Mandiri
review | PT KLM | PT Karya Laut Mandiri (KLM)
review | PT BIC | PT Bina Insan Cendekia
review | PT Karya Laut | PT Karya Laut Mandiri
review | PT Bina Insan | PT Bina Insan Cendekia
review | PT Jaya | PT JAYA
review | CV Berkah | CV. BERKAH
review | PT Karya Laut Mandiri (Grup Sentosa) | PT Karya Laut Mandiri (Grup Makmur)
# contradictions are told
review | PT Karya Laut Mandiri; licence=45/2021 | PT Karya Laut Mandiri; licence=99/2015
review | PT Karya Laut Mandiri; licence=45/2021; phone=1 | PT Karya Laut Mandiri; licence=99/2015; phone=1
review | PT Karya Laut Mandiri; licence=9120001234567 | PT Karya Laut Mandiri; licence=9120007654321
review | CV Karya Laut Mandiri; phone=1 | PT Karya Laut Mandiri; phone=1
review | CV Karya Laut Mandiri | PT Karya Laut Mandiri
review | LPK Karya Laut Mandiri | PT Karya Laut Mandiri
review | PT Karya Laut Mandiri; licence=45/2021 | PT Sumber Hasil Bumi; licence=45/2021
review | LPK Karya Laut Mandiri; licence=45/2021 | PT Karya Laut Mandiri; licence=45/2021
review | BLKLN PT Karya Laut Mandiri; phone=1 | PT Karya Laut Mandiri; phone=1
# a branch and its company
branch | PT Karya Laut Cabang Palu | PT Karya Laut
branch | PT. Karya Laut Kantor Cabang Mataram | PT KARYA LAUT
branch | PT Karya Laut Cab. Lombok Timur; phone=1 | PT Karya Laut; phone=1
branch | PT Karya Laut (Mataram); licence=45/2021 | PT Karya Laut; licence=45/2021
branch | Kantor Cabang PT Karya Laut | PT. Karya Laut
branch | PT Karya Laut; role=kantor_cabang; regency=Kota Palu | PT Karya Laut; role=p3mi
branch | PT Karya Laut KC Surabaya | PT Karya Laut, Tbk
branch | PT Karya Laut - Mataram | PT. Karya Laut
branch | LPK Bina Insani Cabang Bima | LPK Bina Insani
branch | PT Karya Laut Lombok Timur Branch | PT Karya Laut
branch | Kantor Perwakilan Hong Kong PT Karya Laut | PT. Karya Laut
# two branches, and what else is not the same
apart | PT Karya Laut Cabang Palu | PT Karya Laut Cabang Mataram
apart | PT Karya Laut Cabang Palu; licence=45/2021 | PT Karya Laut Cabang Mataram; licence=45/2021
apart | PT Karya Laut Cabang Palu; phone=1 | PT Karya Laut Cabang Mataram; phone=1
apart | PT Karya Laut Cabang Palu | PT Karya Darat Cabang Palu
apart | PT Karya Laut Cabang Palu | PT Bina Laut
apart | PT Bina Karya 1 | PT Bina Karya 2
apart | PT Bina Karya 1 | PT Bina Karya 11
apart | PT Bina Karya I | PT Bina Karya II
apart | PT Bina Karya VII; phone=1 | PT Bina Karya VIII; phone=1
apart | PT Bina Karya Utama | PT Bina Kerja Utama
apart | PT Amanah Putra Pratama | PT Amanah Putri Pratama
apart | PT Citra Karya Sejati | PT Cipta Karya Sejati
apart | PT Citra Karya Sejati | PT Citra Karya Sejahtera
apart | PT Sarana Kerja Mandiri | PT Sasana Kerja Mandiri
apart | PT Wahana Karya Timur | PT Wacana Karya Timur
apart | PT Utama Karya Insani | PT Ulama Karya Insani
apart | PT Maju Jaya Abadi | PT Maju Jasa Abadi
apart | PT Mitra Sentosa Abadi | PT Citra Sentosa Abadi
apart | PT Delta Rona Adiguna | PT Dela Rona Adiguna
apart | PT Surya Pacific Jaya | PT Satya Pacific Jaya
apart | PT Karya Laut Mandiri; phone=1 | PT Sumber Hasil Bumi; phone=1
apart | PT Jaya; phone=1 | PT Abadi; phone=1
apart | PT Jaya Abadi | PT Abadi Jaya
apart | PT Nusa Sinar | CV Nusa Sinar Utama
apart | PT KLM | PT Kencana Lintas Mitra Utama
apart | PT Al Ikhlas Jaya | PT Al Ikhwan Jaya
apart | PT Duta Wibawa Putra | PT Duta Wijaya Putra
apart | Yayasan Kasih Ibu | Yayasan Kasih Bunda
apart | Koperasi Sumber Makmur | Koperasi Sumber Rejeki
apart | UD Barokah | CV Barokah
apart | LPK Bina Insani | LPK Bina Insan Kamil
apart | PT Karya | PT Karya Laut Mandiri
apart | PT | PT
apart | Cabang Palu | PT Karya Laut
"""

_SCHEMES = {
    "phone": Scheme.PHONE,
    "account": Scheme.BANK_ACCOUNT,
    "licence": Scheme.LICENCE,
    "email": Scheme.EMAIL,
}


def labelled_pairs() -> Iterator[tuple[str, Mention, Mention]]:
    """Each line as its verdict and the two mentions, from two cases."""
    rows = [line for line in TABLE.strip().splitlines() if not line.startswith("#")]
    for number, row in enumerate(rows):
        verdict, left, right = (cell.strip() for cell in row.split(" | "))
        yield verdict, company(left, 2 * number), company(right, 2 * number + 1)


def company(written: str, number: int = 0) -> Mention:
    """A mention of an organisation: its name, then facts such as `phone=1` or `regency=Kota Palu`,
    parted by "; ".
    """
    name, *facts = written.split("; ")
    said = dict(fact.split("=", 1) for fact in facts)
    found = mention(
        number,
        name,
        case=f"c_{number}",
        role=said.get("role", "p3mi"),
        kind=EntityKind.ORGANIZATION,
    )
    return replace(
        found,
        address=said.get("address", ""),
        locality=Locality(regency=said.get("regency", "")),
        identifiers=tuple(
            _identifier(key, value) for key, value in said.items() if key in _SCHEMES
        ),
    )


def _identifier(key: str, value: str) -> Identifier:
    if key == "account":
        return Identifier(scheme=Scheme.BANK_ACCOUNT, value=f"bri:01234567890123{value}")
    return Identifier(
        scheme=_SCHEMES[key],
        value=normalize(_SCHEMES[key], f"0811{value:0>8}" if key == "phone" else value),
    )
