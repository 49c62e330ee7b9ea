"""Who looks: in which role, for whom, and what a viewer may never learn."""

from dataclasses import dataclass

from graph.errors import AccessDenied
from graph.messages import message
from graph.model import Entity, Mention
from graph.schema import IDENTIFIER_KINDS, VIEWER_ROLES, Audience, EntityKind

REVEALING_ROLES = frozenset({"handler", "investigator", "head"})
REVIEWING_ROLES = frozenset({"handler", "investigator", "analyst", "head"})
_HIDDEN_IN_PUBLIC = IDENTIFIER_KINDS - {EntityKind.PLACE}


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

    @property
    def sees_protected(self) -> bool:
        """Whether victims, witnesses, reporters and relatives are shown by name."""
        return (
            self.reveal
            and self.role in REVEALING_ROLES
            and self.audience is Audience.INTERNAL
            and bool(self.reason.strip())
        )

    # ---- what is asked of a viewer elsewhere; each question has one answer, given here

    @property
    def may_see_guesses(self) -> bool:
        """Likely links, scripts and probable links: guesses, which the public is not told."""
        return self.audience is not Audience.PUBLIC

    @property
    def may_see_kinship(self) -> bool:
        """Who is whose relative."""
        return self.audience is not Audience.PUBLIC

    @property
    def may_read_narratives(self) -> bool:
        """What is concluded from the free text of cases."""
        return self.audience is not Audience.PUBLIC

    @property
    def may_see_office_work(self) -> bool:
        """Which files were loaded, by whom and for what."""
        return self.audience is not Audience.PUBLIC

    @property
    def may_see_digests(self) -> bool:
        """Digests of what somebody could guess: a mapping that names a file, a query."""
        return self.audience is Audience.INTERNAL

    @property
    def may_see_watchlist(self) -> bool:
        """Whom the office watches."""
        return self.audience is Audience.INTERNAL

    @property
    def may_read_passages(self) -> bool:
        """The words that several narratives have in common."""
        return self.audience is Audience.INTERNAL

    @property
    def may_single_out_victims(self) -> bool:
        """Findings that speak of one victim, though without a name."""
        return self.audience is Audience.INTERNAL

    @property
    def may_see_cells(self) -> bool:
        """Cells of files as they were written, which may name a victim."""
        return self.sees_protected

    @property
    def may_find_protected(self) -> bool:
        """Protected people by a search for their names."""
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
    """The viewer itself.

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
    if not viewer.reveal or viewer.sees_protected:
        return viewer
    if viewer.role not in REVEALING_ROLES:
        raise AccessDenied(
            message(
                "the role {role} may not reveal protected people: ask a handler, investigator or"
                " head",
                role=viewer.role,
            )
        )
    if viewer.audience is not Audience.INTERNAL:
        raise AccessDenied(
            message(
                "protected people are never revealed to a {audience} audience: use internal",
                audience=viewer.audience,
            )
        )
    raise AccessDenied("protected people are revealed only for a stated reason: give one")


def may_review(viewer: Viewer) -> bool:
    """Whether the viewer may say who is who."""
    return viewer.role in REVIEWING_ROLES and viewer.audience is Audience.INTERNAL


def check_reviewer(viewer: Viewer) -> None:
    """Raise AccessDenied unless the viewer may say who is who.

    That needs a reviewing role, inside the house.
    """
    if viewer.role not in REVIEWING_ROLES:
        raise AccessDenied(
            message(
                "the role {role} may not review: ask one of {names}",
                role=viewer.role,
                names=", ".join(sorted(REVIEWING_ROLES)),
            )
        )
    if viewer.audience is not Audience.INTERNAL:
        raise AccessDenied(
            message(
                "reviewing is internal, not for a {audience} audience", audience=viewer.audience
            )
        )


def check_guesses(viewer: Viewer) -> None:
    """Raise AccessDenied unless the viewer may be told guesses."""
    if not viewer.may_see_guesses:
        raise AccessDenied(
            "likely links and scripts are guesses, which the public is not told: use internal"
        )


def check_watcher(viewer: Viewer) -> None:
    """Raise AccessDenied unless the viewer may read and change the watchlist."""
    if not viewer.may_see_watchlist:
        raise AccessDenied("the watchlist is internal: use --audience internal")


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
        viewer.audience is Audience.PUBLIC and entity.kind in _HIDDEN_IN_PUBLIC
    )


def unless_secret(entity: Entity | None, viewer: Viewer) -> Entity | None:
    """What was found by an id, but for a withheld identifier.

    Its id is made from its number: whoever guesses a number must not learn that a protected person
    holds it.
    """
    secret = entity is not None and entity.kind in IDENTIFIER_KINDS and is_withheld(entity, viewer)
    return None if secret else entity
