"""The style sheet of running text, in the subset of CSS that Qt's documents know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.desktop.theme.fonts import INTERFACE, MONOSPACE, READING, Fonts

if TYPE_CHECKING:
    from explorer.desktop.theme.tokens import Tokens

BODY_PX = 18.0
"""The size of a paragraph as drawn, at a zoom of 1."""

_PT_PER_PX = 0.75


def reading_css(tokens: Tokens, fonts: Fonts, zoom: float = 1.0) -> str:
    """Return the default style sheet for a document of the reader.

    Qt knows no border of a block and no `em`: sizes are points and pixels made from the fonts'
    scale and `zoom` (1 is natural), and a set-off block is told by its ground.
    After a change of theme or zoom the document's HTML has to be set again.

    Source: Qt, “Supported HTML Subset”.
    """
    factor = fonts.scale * zoom

    def pt(drawn_px: float) -> str:
        return f"{drawn_px * _PT_PER_PX * factor:.2f}pt"

    def px(drawn_px: float) -> str:
        return f"{round(drawn_px * factor)}px"

    reading = f'font-family: "{READING}", "{INTERFACE}"'
    interface = f'font-family: "{INTERFACE}"'
    monospace = f'font-family: "{MONOSPACE}", "{INTERFACE}"'
    return f"""
body {{ {reading}; font-size: {pt(BODY_PX)}; color: {tokens.text}; }}
p, li, dd, dt {{ line-height: 113%; }}
p {{ margin-top: 0; margin-bottom: {px(12)}; }}
h1, h2, h3, h4, h5, h6 {{ {reading}; font-weight: 600; color: {tokens.text}; line-height: 100%; }}
h1 {{ font-size: {pt(28)}; margin-top: {px(28)}; margin-bottom: {px(10)}; }}
h2 {{ font-size: {pt(22.5)}; margin-top: {px(30)}; margin-bottom: {px(8)}; }}
h3 {{ font-size: {pt(19)}; margin-top: {px(24)}; margin-bottom: {px(6)}; }}
h4, h5, h6 {{ {interface}; font-size: {pt(14.5)}; margin-top: {px(20)}; margin-bottom: {px(5)}; }}
ul, ol {{ margin-top: 0; margin-bottom: {px(12)}; }}
ul.tasks {{ list-style-type: none; }}
li {{ margin-bottom: {px(4)}; }}
dt {{ font-weight: 600; }}
dd {{ margin-bottom: {px(8)}; }}
a {{ color: {tokens.link}; text-decoration: none; }}
a.wiki {{ text-decoration: underline; }}
.citations, a.citation {{ font-size: {pt(15)}; color: {tokens.link}; }}
.missing {{ color: {tokens.error}; text-decoration: underline; }}
.tag, a.tag {{ {interface}; font-size: {pt(12)}; color: {tokens.dim}; }}
a.tag {{ color: {tokens.link}; }}
strong, b {{ font-weight: 600; }}
mark {{ background-color: {tokens.hit}; color: {tokens.text}; }}
small, sub, sup {{ font-size: {pt(13.5)}; }}
code, kbd, samp {{ {monospace}; font-size: {pt(14.5)}; background-color: {tokens.hover}; }}
pre {{ {monospace}; font-size: {pt(13.5)}; line-height: 100%; white-space: pre-wrap;
    color: {tokens.text}; background-color: {tokens.raised};
    margin-top: {px(8)}; margin-bottom: {px(14)}; }}
pre code {{ font-size: {pt(13.5)}; background-color: transparent; }}
blockquote {{ margin-left: {px(24)}; margin-right: {px(24)}; margin-top: {px(4)};
    margin-bottom: {px(14)}; color: {tokens.dim}; }}
table {{ margin-top: {px(8)}; margin-bottom: {px(16)}; border-collapse: collapse;
    border-style: solid; border-color: {tokens.border_soft}; }}
th, td {{ {interface}; font-size: {pt(13.5)}; padding: {px(7)}; vertical-align: top; }}
th {{ font-weight: 600; color: {tokens.dim}; background-color: {tokens.raised}; text-align: left; }}
td .citations, td a.citation, th .citations, th a.citation {{ font-size: {pt(12.5)}; }}
td p, th p {{ line-height: 118%; margin-bottom: {px(5)}; }}
.nothing {{ {interface}; font-size: {pt(15)}; color: {tokens.dim}; }}
caption, .caption {{ {interface}; font-size: {pt(12.5)}; color: {tokens.dim}; }}
table.claims td {{ background-color: {tokens.raised}; {interface}; font-size: {pt(13.5)};
    border-style: solid; border-color: {tokens.border_soft}; padding: {px(14)}; }}
.support {{ color: {tokens.relations.support}; font-weight: 700; }}
.attack {{ color: {tokens.relations.attack}; font-weight: 700; }}
.undercut {{ color: {tokens.relations.undercut}; font-weight: 700; }}
.inference {{ color: {tokens.dim}; font-style: italic; }}
.admonition {{ background-color: {tokens.raised}; margin-left: 0;
    margin-top: {px(8)}; margin-bottom: {px(14)}; }}
.admonition-title {{ {interface}; font-size: {pt(13.5)}; font-weight: 600; }}
.footnote {{ font-size: {pt(15)}; color: {tokens.dim}; }}
hr {{ background-color: {tokens.border_soft}; }}
"""
