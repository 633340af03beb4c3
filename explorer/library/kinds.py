"""The words of a library: kinds of documents, relations between them, bearings and origins."""

from __future__ import annotations

import enum


class Kind(enum.StrEnum):
    """What sort of document it is, in the order in which they are listed."""

    CASE = "case"
    DEBATE = "debate"
    REWARD = "reward"
    RISK = "risk"
    CONCERN = "concern"
    SAFEGUARD = "safeguard"
    REGULATION = "regulation"
    TOUR = "tour"
    PAGE = "page"

    @property
    def is_topic(self) -> bool:
        """Whether it is a risk, a reward or a concern."""
        return self in TOPIC_KINDS


TOPIC_KINDS = frozenset({Kind.REWARD, Kind.RISK, Kind.CONCERN})
HARM_KINDS = frozenset({Kind.RISK, Kind.CONCERN})

FOLDER_KINDS = {
    "cases": Kind.CASE,
    "regulations": Kind.REGULATION,
    "safeguards": Kind.SAFEGUARD,
    "debates": Kind.DEBATE,
    "tours": Kind.TOUR,
    "pages": Kind.PAGE,
}
"""The kind of a document that does not say its own, by the folder it lies in."""


class Relation(enum.StrEnum):
    """How one document is linked to another."""

    RAISES = "raises"
    SHOWS = "shows"
    REGULATED_BY = "regulated-by"
    USED = "used"
    ADDRESSES = "addresses"
    PROTECTS = "protects"
    LIMITS = "limits"
    MITIGATES = "mitigates"
    RELATED = "related"
    MENTIONS = "mentions"
    TRADES_OFF = "trades-off"
    RELIEVES = "relieves"

    @property
    def is_symmetric(self) -> bool:
        """Whether it reads the same both ways."""
        return self in (Relation.RELATED, Relation.TRADES_OFF)

    @property
    def forwards(self) -> str:
        """Read from its source to its target: “GPT-2 *raises* Malicious use”."""
        return _WORDS[self][0]

    @property
    def backwards(self) -> str:
        """Read from its target to its source: “Malicious use, *raised by* GPT-2”."""
        return _WORDS[self][1]


_WORDS = {
    Relation.RAISES: ("raises", "raised by"),
    Relation.SHOWS: ("shows", "shown by"),
    Relation.REGULATED_BY: ("is discussed under", "discussed for"),
    Relation.USED: ("used", "used in"),
    Relation.ADDRESSES: ("addresses", "addressed by"),
    Relation.PROTECTS: ("protects", "protected by"),
    Relation.LIMITS: ("limits", "limited by"),
    Relation.MITIGATES: ("mitigates", "mitigated by"),
    Relation.RELATED: ("is related to", "related to"),
    Relation.MENTIONS: ("mentions", "mentioned in"),
    Relation.TRADES_OFF: ("trades off against", "trades off against"),
    Relation.RELIEVES: ("relieves", "relieved by"),
}


class Bearing(enum.StrEnum):
    """Whether a case raises or shows something because the system was open."""

    FROM_OPENNESS = "from-openness"
    FROM_CLOSEDNESS = "from-closedness"
    EITHER_WAY = "either-way"
    NOT_SHOWN = "not-shown"
    UNSTATED = "unstated"

    @property
    def words(self) -> str:
        """Return it in plain words, such as `from openness`."""
        return self.value.replace("-", " ")


class Application(enum.StrEnum):
    """How a regulation bears on a case."""

    APPLIED = "applied"
    WOULD_APPLY = "would-apply"
    DISCUSSED = "discussed"

    @property
    def forwards(self) -> str:
        """Read from the case: “Llama *would be under* EU AI Act”."""
        return {"applied": "was under", "would-apply": "would be under"}.get(
            self.value, "is discussed under"
        )

    @property
    def backwards(self) -> str:
        """Read from the regulation: “EU AI Act *would apply to* Llama”."""
        return {"applied": "applied to", "would-apply": "would apply to"}.get(
            self.value, "discussed for"
        )


class Origin(enum.StrEnum):
    """Where a link comes from: front matter, a wiki-link in the text, or claims."""

    DECLARED = "declared"
    MENTIONED = "mentioned"
    DERIVED = "derived"
