"""`search`: passages, as text or JSON."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from explorer.cli.terminal import FOUND_FAULT, OK, loaded, number, printed_progress
from explorer.files import Profile

if TYPE_CHECKING:
    import argparse

    from explorer.search.model import Found, Offer


def search(arguments: argparse.Namespace) -> int:
    """Print what a query finds; return the exit status."""
    from explorer.export.results import found_json  # noqa: PLC0415 - only this command
    from explorer.search.builder import ready  # noqa: PLC0415
    from explorer.search.folders import index_folder  # noqa: PLC0415

    library = loaded(arguments.library)
    profile = Profile.below(arguments.profile) if arguments.profile else Profile.usual()
    index = ready(library, index_folder(profile.cache, library.root), printed_progress())
    try:
        found = index.search(arguments.query, arguments.limit)
    finally:
        index.close()
    if arguments.json:
        print(json.dumps(found_json(found), ensure_ascii=False, indent=2))
        offers = map(_said, found.offers)
        for said in filter(None, (index.notice, found.note, *offers)):
            print(said, file=sys.stderr)
    else:
        _print_found(found, has_facets=arguments.facets)
    return OK if found.total else FOUND_FAULT


def _print_found(found: Found, *, has_facets: bool) -> None:
    is_terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    on, off = ("\033[1m", "\033[0m") if is_terminal else ("", "")
    for line in (found.explained, found.note):
        if line:
            print(line)
    print(f"{number(found.total, 'passage')} in {number(found.document_count, 'document')}")
    last = ""
    for hit in found.hits:
        if hit.document_id != last:
            print(f"\n{hit.title} ({hit.kind})")
            last = hit.document_id
        print(f"  {hit.address}" + (f" — {hit.section}" if hit.section else ""))
        snippet = "".join(f"{on}{r.text}{off}" if r.is_match else r.text for r in hit.snippet)
        print(f"    {snippet}")
    for offer in found.offers:
        print(_said(offer))
    if has_facets:
        for field, values in found.facets.items():
            counted = ", ".join(f"{value} {count}" for value, count in values)
            print(f"\n{field}: {counted}", end="")
        print()


def _said(offer: Offer) -> str:
    """Return what is offered where nothing was found, and what it changes."""
    begun = f"without {offer.dropped}" if offer.dropped else "did you mean"
    return f"{begun}: {offer.query} ({number(offer.total, 'passage')})"
