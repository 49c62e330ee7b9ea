"""What each code of the schema is called; English here, translated by the catalogue.

Decisions.
Nobody is called a perpetrator: a claim reads "reported party" until a court has said more
(presumption of innocence).
"""

from graph.schema import (
    AssessmentStatus,
    Audience,
    Credibility,
    EntityKind,
    LawfulBasis,
    RelationshipKind,
    Reliability,
    RoleGroup,
    Scheme,
    Stage,
    Strength,
    Tier,
)


def N_(msgid: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """The msgid itself; marks it for the catalogue."""
    return msgid


ROLES = {
    "korban": N_("Victim"),
    "saksi": N_("Witness"),
    "pelapor": N_("Reporter"),
    "keluarga": N_("Relative"),
    "perekrut": N_("Recruiter"),
    "perekrut_lapangan": N_("Field recruiter"),
    "perekrut_kerabat": N_("Recruiting relative or friend"),
    "p3mi": N_("Placement company (P3MI)"),
    "kantor_cabang": N_("Branch office of a placement company"),
    "koordinator": N_("Coordinator"),
    "sponsor": N_("Sponsor"),
    "pemodal": N_("Financier"),
    "fasilitator": N_("Facilitator"),
    "pengurus_dokumen": N_("Document arranger"),
    "pemalsu_dokumen": N_("Said to forge documents"),
    "lpk": N_("Training institute (LPK)"),
    "travel_tour": N_("Travel agency"),
    "penampung": N_("Shelter provider"),
    "pengantar": N_("Escort or driver"),
    "tekong_laut": N_("Boat operator (tekong)"),
    "pelolos_imigrasi": N_("Said to ease immigration checks"),
    "oknum_petugas": N_("Official named in the report"),
    "agensi_ln": N_("Overseas agency"),
    "majikan": N_("Employer"),
    "pihak_diadukan": N_("Reported party"),
    "pihak_lain": N_("Other party"),
    "pemilik_rekening": N_("Account holder"),
    "penumpang": N_("Passenger"),
    "disebut": N_("Mentioned"),
}

GROUPS = {
    RoleGroup.VICTIM: N_("Victims"),
    RoleGroup.RECRUITER: N_("Recruiters"),
    RoleGroup.SPONSOR: N_("Sponsors"),
    RoleGroup.FACILITATOR: N_("Facilitators"),
    RoleGroup.OTHER: N_("Other parties"),
}

STAGES = {
    Stage.RECRUIT: N_("recruitment"),
    Stage.FINANCE: N_("finance"),
    Stage.DOCUMENT: N_("documents"),
    Stage.SHELTER: N_("shelter before departure"),
    Stage.TRANSPORT: N_("transport"),
    Stage.IMMIGRATION: N_("immigration checks"),
    Stage.RECEIVE: N_("reception abroad"),
    Stage.EXPLOIT: N_("employment abroad"),
}

KINDS = {
    EntityKind.PERSON: N_("Person"),
    EntityKind.ORGANIZATION: N_("Organisation"),
    EntityKind.CASE: N_("Case"),
    EntityKind.PHONE: N_("Phone number"),
    EntityKind.BANK_ACCOUNT: N_("Bank account"),
    EntityKind.IDENTITY_DOCUMENT: N_("Identity document"),
    EntityKind.ADDRESS: N_("Address"),
    EntityKind.PLACE: N_("Place"),
    EntityKind.VEHICLE: N_("Vehicle"),
    EntityKind.ONLINE_ACCOUNT: N_("Online account"),
    EntityKind.TRIP: N_("Journey"),
}

SCHEMES = {
    Scheme.NIK: N_("NIK (identity number)"),
    Scheme.KK: N_("KK (family card)"),
    Scheme.PASSPORT: N_("Passport"),
    Scheme.SPLP: N_("Travel document in lieu of a passport (SPLP)"),
    Scheme.LICENCE: N_("Licence"),
    Scheme.PHONE: N_("Phone number"),
    Scheme.BANK_ACCOUNT: N_("Bank account"),
    Scheme.PLATE: N_("Number plate"),
    Scheme.EMAIL: N_("E-mail address"),
    Scheme.SOCIAL: N_("Social media account"),
    Scheme.ADDRESS: N_("Address"),
    Scheme.PLACE: N_("Place"),
    Scheme.TRIP: N_("Journey"),
    Scheme.OTHER_DOCUMENT: N_("Other document"),
}

RELATIONSHIPS = {
    RelationshipKind.PARTY_TO: N_("named in"),
    RelationshipKind.USES: N_("uses"),
    RelationshipKind.HOLDS: N_("holds"),
    RelationshipKind.LOCATED_AT: N_("located at"),
    RelationshipKind.WORKS_FOR: N_("works for"),
    RelationshipKind.BRANCH_OF: N_("is a branch of"),
    RelationshipKind.RELATED_TO: N_("is related to"),
    RelationshipKind.RECRUITED: N_("is said to have recruited"),
    RelationshipKind.SPONSORED: N_("is said to have sponsored"),
    RelationshipKind.FACILITATED: N_("is said to have facilitated"),
    RelationshipKind.HARBOURED: N_("is said to have sheltered"),
    RelationshipKind.TRANSPORTED: N_("is said to have transported"),
    RelationshipKind.RECEIVED: N_("is said to have received"),
    RelationshipKind.EMPLOYED: N_("is said to have employed"),
    RelationshipKind.PAID: N_("paid"),
    RelationshipKind.OWES: N_("owes"),
    RelationshipKind.CALLED: N_("called"),
    RelationshipKind.TRAVELLED_ON: N_("travelled on"),
    RelationshipKind.ASSOCIATED_WITH: N_("is associated with"),
    RelationshipKind.PROBABLY_SAME_AS: N_("is probably the same as"),
    RelationshipKind.POSSIBLY_SAME_AS: N_("may be the same as"),
    RelationshipKind.NAMED_IN: N_("stands in the narrative of"),
}

ASSESSMENTS = {
    AssessmentStatus.ALLEGED: N_("reported, not yet assessed"),
    AssessmentStatus.INDICATED: N_("indications found by the assessor"),
    AssessmentStatus.CHARGED: N_("charged; innocent until a court decides"),
    AssessmentStatus.CONVICTED: N_("convicted by a court"),
    AssessmentStatus.CLEARED: N_("cleared; no longer a reported party"),
}

LICENCES = {
    "valid": N_("licence in force that day"),
    "expired": N_("licence had expired"),
    "not_yet": N_("licence not yet in force"),
    "revoked": N_("licence revoked since, or by then"),
    "suspended": N_("licence suspended since, or by then"),
    "listed": N_("has a licence; whether in force is not known"),
    "unlisted": N_("in no loaded list of licences"),
}
"""What a company's licence was worth on the day of a case
(graph/resolution/derivation/licences.py).
"""

STRENGTHS = {
    Strength.CONFIRMED: N_("confirmed"),
    Strength.UNCONFIRMED: N_("unconfirmed"),
    Strength.TENTATIVE: N_("tentative"),
}

TIERS = {
    Tier.SAME: N_("the same"),
    Tier.PROBABLE: N_("probably the same"),
    Tier.REVIEW: N_("to be reviewed"),
}

RELIABILITIES = {
    Reliability.A: N_("source completely reliable"),
    Reliability.B: N_("source usually reliable"),
    Reliability.C: N_("source fairly reliable"),
    Reliability.D: N_("source not usually reliable"),
    Reliability.E: N_("source unreliable"),
    Reliability.F: N_("source reliability cannot be judged"),
}

CREDIBILITIES = {
    Credibility.CONFIRMED: N_("information confirmed by independent sources"),
    Credibility.PROBABLE: N_("information probably true"),
    Credibility.POSSIBLE: N_("information possibly true"),
    Credibility.DOUBTFUL: N_("information doubtful"),
    Credibility.IMPROBABLE: N_("information improbable"),
    Credibility.UNKNOWN: N_("truth of the information cannot be judged"),
}

AUDIENCES = {
    Audience.INTERNAL: N_("internal"),
    Audience.PARTNER: N_("partner agency"),
    Audience.PUBLIC: N_("public"),
}

BASES = {
    LawfulBasis.CONSENT: N_("consent"),
    LawfulBasis.CONTRACT: N_("contract"),
    LawfulBasis.LEGAL_OBLIGATION: N_("legal obligation"),
    LawfulBasis.VITAL_INTEREST: N_("vital interest"),
    LawfulBasis.PUBLIC_INTEREST: N_("public interest or public service"),
    LawfulBasis.LEGITIMATE_INTEREST: N_("legitimate interest"),
}

LIKENESSES = {
    "nik": N_("NIK and name"),
    "passport": N_("passport and name"),
    "document": N_("document and name"),
    "licence": N_("licence and name"),
    "name+phone": N_("name and phone number"),
    "name+account": N_("name and bank account"),
    "name+birth": N_("name and date of birth"),
    "organization": N_("name of a registered company"),
    "judgement": N_("a reviewer's judgement"),
    "name": N_("same name"),
    "like_name": N_("similar name"),
    "regency": N_("same regency"),
}

CHANGES = {
    "merged": N_("networks that became one"),
    "split": N_("networks that fell apart"),
    "new_network": N_("new networks"),
    "gone_network": N_("networks no longer"),
    "assessed": N_("claims that stand elsewhere"),
    "new_party": N_("new parties"),
    "gone_party": N_("parties no longer in it"),
    "new_tie": N_("new ties"),
    "gone_tie": N_("ties no longer"),
    "strength": N_("ties surer or less sure"),
    "new_cases": N_("networks with more cases"),
    "gone_cases": N_("networks with fewer cases"),
    "moved": N_("places in the ranking"),
}
