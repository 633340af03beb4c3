"""Text that every format can hold: one line without controls, joined lists that split again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATOR = " | "
"""What stands between the parts of a joined list. It stands within none of them."""

# What XML 1.0 forbids or discourages: controls, lone surrogates, noncharacters.
# Source: W3C, Extensible Markup Language 1.0, 5th edition, production 2.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def plain(text: str) -> str:
    """Return text as one line without control characters; marks of writing direction stay."""
    return " ".join(_FORBIDDEN.sub("", text).split())


def joined(parts: Iterable[str]) -> str:
    """Join parts so that splitting at the separator gives them back; empty ones are left out."""
    cleaned = (plain(part).replace("|", "¦") for part in parts)
    return SEPARATOR.join(part for part in cleaned if part)


def xml_escaped(text: str) -> str:
    """Return text as it stands in XML, as content or between double quotes."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;")
