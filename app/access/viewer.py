"""Who looks: in which role, for whom, and what a viewer may never learn."""

import re
from dataclasses import dataclass

from app.access.audiences.table import AudiencePolicy, Telling, policy_of
from app.access.rights import Right, check_right, has_right, roles_with
from graph.errors import AccessDenied
from graph.messages import message
from graph.model import Entity, Mention
from graph.schema import IDENTIFIER_KINDS, VIEWER_ROLES, Audience, EntityKind

_REVEALING_ROLES = roles_with(Right.REVEAL_ALL)
_WORD = re.compile(r"[^\W\d_]{2,}")
_HIDDEN_WITH_IDENTIFIERS = IDENTIFIER_KINDS - {EntityKind.PLACE}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks: in which role, for which audience, with what right.

    Protected people are revealed only for a reason.
    """

    role: str = ""
    audience: Audience = Audience.PUBLIC
    reveal: bool = False
    reason: str = ""
    exporting: bool = False
    """Whether what is seen leaves the house in a file: then only those are revealed who agreed to
    it.
    """
    named: AudiencePolicy | None = None
    """An office's own audience, narrower than `audience`; None for that itself."""
    user: str = ""
    """The account, by which cases are withheld that it may not know of."""
    office: str = ""

    @property
    def policy(self) -> AudiencePolicy:
        """What is told to whom this is for."""
        return self.named or policy_of(self.audience)

    @property
    def sees_protected(self) -> bool:
        """Whether victims, witnesses, reporters and relatives are shown by name."""
        return (
            self.reveal
            and self.role in _REVEALING_ROLES
            and self.audience is Audience.INTERNAL
            and bool(self.reason.strip())
        )

    def may(self, right: Right) -> bool:
        """Whether this may be done in this role, for this audience."""
        return has_right(right, self.role, self.audience)

    def check(self, right: Right) -> None:
        """Raise AccessDenied, which says who may, unless this may be done."""
        check_right(right, self.role, self.audience)

    # ---- what is asked of a viewer elsewhere; each question has one answer, given here

    @property
    def may_see_guesses(self) -> bool:
        """Likely links, scripts and probable links: guesses, which the public is not told."""
        return self.policy.tells("ties.guesses")

    @property
    def may_see_kinship(self) -> bool:
        """Who is whose relative."""
        return self.policy.tells("parties.kinship")

    @property
    def may_read_narratives(self) -> bool:
        """What is concluded from the free text of cases."""
        return self.policy.tells("cases.conclusions")

    @property
    def may_see_office_work(self) -> bool:
        """Which files were loaded, by whom and for what."""
        return self.policy.tells("sources.office_work")

    @property
    def may_see_digests(self) -> bool:
        """Digests of what somebody could guess: a mapping that names a file, a query."""
        return self.policy.tells("sources.digests")

    @property
    def may_see_watchlist(self) -> bool:
        """Whom the office watches."""
        return self.may(Right.WATCH)

    @property
    def may_read_work(self) -> bool:
        """Notes, tags, views, questions and investigations of the office."""
        return self.policy.tells("work.kept")

    @property
    def may_read_passages(self) -> bool:
        """The words that several narratives have in common."""
        return self.policy.tells("cases.passages")

    @property
    def may_single_out_victims(self) -> bool:
        """Findings that speak of one victim, though without a name."""
        return self.policy.tells("protected people.one_by_one")

    @property
    def may_see_pictures(self) -> bool:
        """The drawing of a network."""
        return self.policy.tells("products.pictures")

    @property
    def may_see_grades(self) -> bool:
        """How sources and what they say are graded."""
        return self.policy.tells("ties.grades")

    @property
    def may_see_identifiers(self) -> bool:
        """Telephones, accounts, documents and addresses of parties."""
        return self.policy.tells("parties.identifiers")

    @property
    def names_by_initials(self) -> bool:
        """Whether parties who are not charged are named by their initials alone."""
        return self.policy.telling("parties.name") is not Telling.YES

    @property
    def may_see_cells(self) -> bool:
        """Cells of files as they were written, which may name a victim."""
        return self.sees_protected

    @property
    def may_find_protected(self) -> bool:
        """Protected people by a search for their names."""
        return self.sees_protected

    @property
    def may_open_numbers(self) -> bool:
        """Numbers that only free text tells of, so that they are shown from then on."""
        return self.sees_protected

    @property
    def may_judge_everybody(self) -> bool:
        """Pairs and judgements with a protected side, and those whose mentions are gone."""
        return self.sees_protected

    @property
    def may_link_by_victims(self) -> bool:
        """Which cases a victim joins whom they have in common."""
        return self.sees_protected


def check_viewer(viewer: Viewer) -> Viewer:
    """The viewer itself, who may be of a role that reads no case: a store refuses that.

    Raises AccessDenied when it asks for more than its role, audience and reason allow.
    """
    if viewer.role not in VIEWER_ROLES:
        raise AccessDenied(
            message(
                "unknown role {role!r}: use one of {names}",
                role=viewer.role,
                names=", ".join(VIEWER_ROLES),
            )
        )
    if viewer.reveal:
        viewer.check(Right.REVEAL_ALL)
        check_reason(viewer.reason)
    return viewer


def check_reason(reason: str) -> None:
    """Raise AccessDenied for what is no reason: it is read by those who answer for the names.

    >>> check_reason("interview on Monday")
    >>> check_reason(". x")
    Traceback (most recent call last):
    graph.errors.AccessDenied: protected people are revealed only for a reason in words: say why
    """
    if len(_WORD.findall(reason)) < 2:
        raise AccessDenied("protected people are revealed only for a reason in words: say why")


def check_opener(viewer: Viewer) -> None:
    """Raise AccessDenied unless the viewer may open numbers that only free text tells of."""
    viewer.check(Right.REVEAL_ALL)
    if not viewer.may_open_numbers:
        raise AccessDenied(
            "numbers of free text are opened only by who may reveal: give --reveal with a reason"
        )


def check_work(viewer: Viewer) -> None:
    """Raise AccessDenied unless the viewer may read what the office keeps of its work."""
    if not viewer.may_read_work:
        raise AccessDenied("notes, views and questions stay in the house: use internal")


def check_guesses(viewer: Viewer) -> None:
    """Raise AccessDenied unless the viewer may be told guesses."""
    if not viewer.may_see_guesses:
        raise AccessDenied(
            "likely links and scripts are guesses, which the public is not told: use internal"
        )


def may_list_all_gaps(audience: str) -> bool:
    """Whether gaps are told that say who has no name or number; the public sees neither."""
    return audience != Audience.PUBLIC


def may_tell_codes(viewer: Viewer, victim: Entity | None) -> bool:
    """Whether what an office coded of a victim may be told, without a name.

    Not of somebody who is named as a party too: it would tell that this party is a victim.
    """
    return viewer.sees_protected or (victim is not None and victim.protected)


def may_compare(viewer: Viewer, mention: Mention, entity: Entity | None) -> bool:
    """Whether the viewer may be shown a pair with this side.

    A side is a mention, and the entity it belongs to.

    A pair puts two names side by side, so one with a protected side is seen only by who may reveal;
    that somebody named as a party is a victim in this mention stays withheld too.
    """
    if viewer.sees_protected:
        return True
    role = mention.reported_role
    named = entity is not None and not entity.protected
    return (named or entity is None) and (not role.protected or (named and role.listed))


def is_withheld(entity: Entity, viewer: Viewer) -> bool:
    """Whether the viewer may not learn who or what this entity is."""
    if viewer.sees_protected:
        return False
    return entity.protected or (
        not viewer.may_see_identifiers and entity.kind in _HIDDEN_WITH_IDENTIFIERS
    )


def unless_secret(entity: Entity | None, viewer: Viewer) -> Entity | None:
    """What was found by an id, but for a withheld identifier.

    Its id is made from its number: whoever guesses a number must not learn that a protected person
    holds it.
    """
    secret = entity is not None and entity.kind in IDENTIFIER_KINDS and is_withheld(entity, viewer)
    return None if secret else entity
