"""What a search found, as groups of rows: documents with their passages under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address
from explorer.desktop.rows import Group, Row, Run
from explorer.desktop.wording import tr
from explorer.library.kinds import Kind

if TYPE_CHECKING:
    from explorer.search.model import Found, Hit


def by_document(found: Found) -> tuple[Group, ...]:
    """Return the hits grouped by document; both in the order of their best hits."""
    return tuple(
        Group(
            f"hits-{one.document_id}",
            one.title,
            tuple(_row(hit) for hit in one.hits),
            tr("%n passage(s)", one.total),
            Kind(one.kind) if one.kind in Kind.__members__.values() else None,
            Address.document(one.document_id),
        )
        for one in found.by_document()
    )


def _row(hit: Hit) -> Row:
    heading = " › ".join((*hit.trail, hit.section)) if hit.section else tr("Beginning")
    if hit.is_claim:
        heading = tr("Claim: {title}").format(title=hit.section)
    body = tuple(Run(run.text, run.is_match) for run in hit.snippet)
    if not body and not hit.section:
        heading = tr("In the title")
    return Row(heading, address=hit.address, level=1, body=body)
