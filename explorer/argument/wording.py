"""What is said about mistakes in Argdown, in words for those who write it the first time."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

from explorer.errors import Place, Problem, Severity


class Fault(enum.StrEnum):
    """What can be wrong with an Argdown text; the value is the problem's code."""

    BAD_DATA = "bad-data"
    BAD_LINK = "bad-link"
    DOUBLED_KEY = "doubled-key"
    DATA_OUT_OF_PLACE = "data-out-of-place"
    EMPTY = "empty-argdown"
    FRONT_OUT_OF_PLACE = "front-matter-out-of-place"
    HEADING_GOES_ON = "heading-goes-on"
    INFERENCE_NOT_CLOSED = "inference-not-closed"
    INFERENCE_OUT_OF_PLACE = "inference-out-of-place"
    INFERENCE_RULE = "inference-rule"
    INFERENCE_LINE = "inference-line"
    LIST_OUT_OF_PLACE = "list-out-of-place"
    LIST_MARKERS = "list-markers"
    MISSING_BLANK = "missing-blank-line"
    NO_CONCLUSION = "no-conclusion"
    NO_INFERENCE = "no-inference"
    NO_TEXT = "no-text"
    NOT_A_PREMISE = "not-a-premise"
    ONLY_UNDERCUTS = "only-undercuts"
    OPEN_EMPHASIS = "open-emphasis"
    RELATION_NOT_INDENTED = "relation-not-indented"
    RELATION_WITHOUT_CLAIM = "relation-without-claim"
    REFERENCE_IN_TEXT = "reference-in-text"
    TEXT_AFTER_REFERENCE = "text-after-reference"
    TRAILING_BACKSLASH = "trailing-backslash"
    CONTRADICTS_ARGUMENT = "contradicts-argument"
    SECOND_STRUCTURE = "second-structure"


_WORDS: Final[dict[Fault, tuple[str, str]]] = {
    Fault.BAD_DATA: ("The data in braces cannot be read", ""),
    Fault.BAD_LINK: ("This link goes over the end of a line", "write [text](address) on one line"),
    Fault.DOUBLED_KEY: ("The data in braces give one key twice", "keep one of them"),
    Fault.DATA_OUT_OF_PLACE: (
        "Data in braces may only stand at the end of a claim",
        "move it there, or write \\{ for a brace in a text",
    ),
    Fault.EMPTY: ("There is nothing here", "write a claim"),
    Fault.FRONT_OUT_OF_PLACE: (
        "Settings between === lines may only stand at the very beginning",
        "move them to the top",
    ),
    Fault.HEADING_GOES_ON: (
        "This line still belongs to the heading above",
        "put a blank line above it if it is a claim",
    ),
    Fault.INFERENCE_NOT_CLOSED: (
        "This inference is not closed",
        "write ---- on a line of its own, or end the rules with --",
    ),
    Fault.INFERENCE_OUT_OF_PLACE: (
        "This line of hyphens has no premises above it",
        "put it between numbered claims: (1) premise, ----, (2) conclusion",
    ),
    Fault.INFERENCE_RULE: ("A rule is missing between these commas", "remove a comma"),
    Fault.INFERENCE_LINE: (
        "The conclusion must begin on a new line",
        "break the line after the hyphens",
    ),
    Fault.LIST_OUT_OF_PLACE: (
        "A list may not begin here",
        "put a blank line above it; lists do not nest",
    ),
    Fault.LIST_MARKERS: (
        "This item's marker differs from the one above",
        "use * throughout, or numbers throughout",
    ),
    Fault.MISSING_BLANK: (
        "A blank line is missing above this line",
        "other programs that read Argdown want one",
    ),
    Fault.NO_CONCLUSION: (
        "These premises have no conclusion",
        "add a numbered claim after the line of hyphens",
    ),
    Fault.NO_INFERENCE: (
        "No line of hyphens parts these premises from their conclusion",
        "write ---- above the conclusion; no blank lines between",
    ),
    Fault.NO_TEXT: (
        "The text of this claim is missing",
        "write it after the colon, or leave the colon out to refer to a claim made elsewhere",
    ),
    Fault.NOT_A_PREMISE: (
        "An argument cannot be a premise or a conclusion",
        "use a claim in [square brackets]",
    ),
    Fault.ONLY_UNDERCUTS: (
        "Only an undercut (_) may stand under a line of hyphens",
        "put other relations under the conclusion",
    ),
    Fault.OPEN_EMPHASIS: (
        "Emphasis begins here and does not end",
        "add the same mark behind the emphasised words, or write a backslash before this one",
    ),
    Fault.RELATION_NOT_INDENTED: (
        "This line starts a relation but is not indented under a claim",
        "indent it under the claim it bears on, or write a backslash before the sign",
    ),
    Fault.RELATION_WITHOUT_CLAIM: (
        "This relation leads to no claim",
        "write a text, a [claim] or an <argument> after the sign",
    ),
    Fault.REFERENCE_IN_TEXT: (
        "A title in brackets may only stand at the start of a claim",
        "to mention it within a text, write @ before the bracket",
    ),
    Fault.TEXT_AFTER_REFERENCE: (
        "This text follows a title without a colon",
        "write a colon after the bracket to say what the title stands for",
    ),
    Fault.TRAILING_BACKSLASH: (
        "A backslash stands at the end of this line",
        "remove it, or write two",
    ),
    Fault.CONTRADICTS_ARGUMENT: (
        "A claim can contradict (><) a claim, not an argument",
        "name the claim, or use - for an attack",
    ),
    Fault.SECOND_STRUCTURE: (
        "This argument already has premises and a conclusion",
        "give the second one a title of its own",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake found at an index of the text."""

    fault: Fault
    at: int
    severity: Severity = Severity.ERROR
    detail: str = ""

    def problem(self, place: Place) -> Problem:
        """Return it as a problem of the file."""
        return fault_problem(self.fault, place, self.severity, self.detail)


def fault_problem(
    fault: Fault, place: Place, severity: Severity = Severity.ERROR, detail: str = ""
) -> Problem:
    """Return a problem in the words for a fault."""
    message, hint = _WORDS[fault]
    message = f"{message}: {detail}" if detail else message
    return Problem(severity, place, message, hint, fault.value)
