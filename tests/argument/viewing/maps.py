"""Maps for the tests of what is shown: written by hand, and any that Hypothesis finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from explorer.argument.building import build
from explorer.argument.fences import Source
from explorer.argument.joining import Joined
from explorer.argument.model import Reading, RelationKind
from explorer.argument.parser import parse
from explorer.argument.viewing.showing import show
from explorer.argument.viewing.values import Viewing
from explorer.argument.viewing.whole import whole_of

if TYPE_CHECKING:
    from explorer.argument.viewing.values import Shown

DEBATE = """\
[Main]: We should. #access {type: policy}
  + [Pro]: It helps. #access
    + [Deep]: It was seen. #misuse
      + [Deeper]: Seen twice.
    - [Doubt]: Seen by few. #misuse
  - [Con]: It harms. #misuse
    - <Reply>: Not much. {implicit: true}
      _ [Beside]: That is beside the point.
    + [Deep]
  + [Late]: It is cheap.

[Other]: Something else.
  + [Far]: For it.
    + [Farther]: And more.
"""

GROUPS = """\
# For

[Main]: We should.
  + [Pro]: It helps.

## Evidence {isClosed: true}

[Pro]
  + [Study]: A study.
    + [Data]: Its data.
  - [Con]: A doubt.

# Against

[Main]
  - [Con]
  - [Harm]: It harms.
"""


def joined(text: str, main: str = "Main") -> Joined:
    """Return a text as a debate of its own."""
    source = Source.of_text(text, Path("x.argdown"))
    model = build([Reading(source, parse(source))])
    assert model.is_sound, [str(problem) for problem in model.problems]
    return Joined(model, ("x",), main)


def shown(text: str, viewing: Viewing | None = None, main: str = "Main") -> Shown:
    return show(joined(text, main), viewing or Viewing())


def keys(of: Shown) -> str:
    """Return the boxes in order, each with what it hides: `[Main] [Pro]+2`."""
    return " ".join(f"{box.key}{f'+{box.hidden}' if box.hidden else ''}" for box in of.boxes)


def arrows(of: Shown) -> list[str]:
    return [f"{one.source} {one.kind} {one.target}" for one in of.arrows]


_TITLES = tuple("ABCDEFGH")
_KINDS = ("+", "-", "_", "><")


@st.composite
def debates(draw: st.DrawFn) -> Joined:
    """Draw a debate of up to eight claims that bear on each other in any way, in groups or not."""
    lines = []
    for title in _TITLES[: draw(st.integers(1, 8))]:
        if draw(st.integers(0, 3)) == 0:
            is_closed = " {isClosed: true}" if draw(st.booleans()) else ""
            lines.append(f"{'#' * draw(st.integers(1, 2))} G{title}{is_closed}\n")
        lines.append(f"[{title}]: said {title} {draw(st.sampled_from(['', '#t', '#u']))}".rstrip())
        lines += [
            f"  {draw(st.sampled_from(_KINDS))} [{draw(st.sampled_from(_TITLES))}]"
            for _ in range(draw(st.integers(0, 3)))
        ]
        lines.append("")
    return joined("\n".join(lines), draw(st.sampled_from(["", *_TITLES[:2]])))


@st.composite
def viewings(draw: st.DrawFn, made: Joined, *, focused: bool = False) -> Viewing:
    """Draw any way to look at a debate."""
    whole = whole_of(made)
    box_keys = st.sampled_from([box.key for box in whole.boxes] or ["[Z]"])
    groups = st.sampled_from([group.id for group in whole.groups] or ["s99"])
    return Viewing(
        depth=draw(st.sampled_from([None, 0, 1, 2])),
        opened=draw(st.frozensets(box_keys, max_size=2)),
        folded=draw(st.frozensets(box_keys, max_size=3)),
        focus=tuple(draw(st.lists(box_keys, min_size=1, max_size=2))) if focused else (),
        within=draw(st.integers(1, 3)),
        hidden_topics=draw(st.sampled_from([frozenset(), frozenset({"t"})])),
        hidden_kinds=draw(
            st.sampled_from([frozenset(), frozenset({RelationKind.ATTACK, RelationKind.UNDERCUT})])
        ),
        closed_groups=draw(st.frozensets(groups, max_size=2)),
        opened_groups=draw(st.frozensets(groups, max_size=2)),
    )
