"""The layout of the official templates: one row a victim, the number of the case at the end."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import xlsxwriter

from graph.model import Case, Mention
from loaders.formats.htcds.outgoing import (
    Texts,
    case_texts,
    consent_text,
    filled,
    is_victim,
    other_columns,
    person_texts,
    victim_texts,
)
from loaders.formats.htcds.standard import fields
from loaders.formats.htcds.writing import case_numbers

CASE_NUMBER = "Case Number"
FLAT = (
    "cas_CaseOwner",
    "prs_Salutation",
    "prs_FirstName",
    "prs_SecondName",
    "con_Consent",
    "prs_Birthdate",
    "prs_Gender",
    "prs_Citizenship",
    "prs_Title",
    "prs_Email",
    "prs_HomePhone",
    "prs_MobilePhone",
    "prs_MailingStreet",
    "prs_MailingCity",
    "prs_MailingState",
    "prs_MailingPostalCode",
    "prs_MailingCountry",
    "vic_TraffickingStatus",
    "vic_TraffickingStatusDecisionMakingOrg",
    "vic_MethodOfRecruitment",
    "vic_LocationOfRecruitment",
    "vic_MethodsOfControl",
    "vic_TypeOfExploitation",
    "vic_ForcedLabourIndustry",
    "vic_TypeOfSexExploitation",
    "vic_LocationOfExploitation",
    "cas_Status",
    "cas_ReferringOrganisation",
    "cas_IncomingReferralDate",
    "cas_ReferringPrimaryCaseWorker",
    "cas_ReasonForIncomingReferral",
    "cas_IncomingReferralDetails",
    "cas_ReferredOrganisation",
    "cas_ReferredPrimaryCaseWorker",
    "cas_ReasonForOutgoingReferral",
    "cas_OutgoingReferralDate",
    "cas_OutgoingReferralDetails",
    "cas_ReasonForCaseClosure",
)
"""The columns B to AM, in the order of their labels."""


def write_htcds_flat(path: Path, cases: Iterable[Case], mentions: Iterable[Mention]) -> Path:
    """Write a filled template, its row of field names hidden as in the official one."""
    rows = list(_flat_rows(list(cases), list(mentions)))
    names = dict.fromkeys((*FLAT, CASE_NUMBER))
    for row in rows:
        names |= dict.fromkeys(row)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Case Sheet")
        sheet.set_row(0, None, None, {"hidden": True})
        for column, name in enumerate(names, start=1):
            sheet.write_string(0, column, name if name in fields() else "")
            sheet.write_string(1, column, fields()[name].label if name in fields() else name)
        for place, row in enumerate(rows, start=1):
            sheet.write_string(place + 1, 0, str(place))
            for column, name in enumerate(names, start=1):
                sheet.write_string(place + 1, column, row.get(name, ""))
    return path


def _flat_rows(cases: Sequence[Case], mentions: Sequence[Mention]) -> Iterator[Texts]:
    numbers = case_numbers(cases)
    for case in sorted(cases, key=lambda case: (case.number, case.id)):
        told = case_texts(case) | other_columns(case) | {CASE_NUMBER: numbers[case.id]}
        victims = [m for m in mentions if m.case_id == case.id and is_victim(m)]
        for victim in sorted(victims, key=lambda victim: (victim.ref.row, victim.id)):
            consent = {"con_Consent": consent_text(victim)}
            yield filled({**told, **person_texts(victim), **victim_texts(victim), **consent})
        if not victims:
            yield filled(told)
