from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.desktop.graph.view import GraphView
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.kinds import Bearing, Kind, Relation
from explorer.progress import unwatched
from explorer.topics.graph import TopicGraph
from tests.topics.by_hand import document, library, link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from explorer.library.model import Library

LONG_TITLE = (
    "Llama: open weights as a company's strategy, the leak of the week after, and what followed"
)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def small() -> Library:
    """Two rewards, three cases, two risks and a concern, a safeguard, a law, a page."""
    documents = (
        document("fraud", Kind.CASE, "FraudGPT"),
        document("gpt-2", Kind.CASE, "GPT-2: the staged release"),
        document("llama", Kind.CASE, LONG_TITLE),
        document("access", Kind.REWARD, "Accessibility"),
        document("trust", Kind.REWARD, "Trust"),
        document("malicious", Kind.RISK, "Malicious use"),
        document("control", Kind.RISK, "Loss of control"),
        document("bias", Kind.CONCERN, "Bias"),
        document("staging", Kind.SAFEGUARD, "Staged release"),
        document("act", Kind.REGULATION, "EU AI Act"),
        document("about", Kind.PAGE, "About"),
    )
    raises, shows = Relation.RAISES, Relation.SHOWS
    links = (
        link("act", Relation.ADDRESSES, "malicious"),
        link("bias", Relation.RELATED, "malicious"),
        link("fraud", raises, "malicious", passages=2, bearing=Bearing.EITHER_WAY),
        link("gpt-2", Relation.MENTIONS, "llama"),
        link("gpt-2", raises, "malicious", passages=1, bearing=Bearing.NOT_SHOWN),
        link("gpt-2", shows, "trust", bearing=Bearing.FROM_CLOSEDNESS),
        link("gpt-2", Relation.USED, "staging"),
        link("llama", raises, "control", claims=("A claim",), bearing=Bearing.FROM_OPENNESS),
        link("llama", shows, "access", passages=1, bearing=Bearing.FROM_OPENNESS),
    )
    return library(documents, links)


@pytest.fixture
def make_view(qtbot: QtBot, theme: Theme) -> Callable[..., GraphView]:
    """Make a shown view whose layouts are made at once, as a quick thread would."""

    def make(shown: Library | None = None, width: int = 900, height: int = 800) -> GraphView:
        view = GraphView(theme)
        qtbot.addWidget(view)
        view.layout_requested.connect(lambda request: view.show_layout(request(unwatched)))
        view.resize(width, height)
        view.show()
        qtbot.waitExposed(view)
        if shown is not None:
            view.show_library(shown, TopicGraph(shown))
        return view

    return make


@pytest.fixture
def view(make_view: Callable[..., GraphView], small: Library) -> GraphView:
    return make_view(small)
