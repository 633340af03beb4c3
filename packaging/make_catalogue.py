"""Make the English catalogue, which gives every counted text its singular and plural.

Run from the project's root; writes `resources/i18n/openness_en.ts` and, with Qt's `lrelease`, the
`.qm` that the program loads. Texts are found in the source: `tr("%n case(s)", n)`.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "resources" / "i18n" / "openness_en.ts"
FREE_CONTEXT = "Explorer"


def main() -> int:
    """Write the catalogue and return the exit status."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "explorer" / "desktop").rglob("*.py")):
        for context, text in counted_texts(path.read_text(encoding="utf-8")):
            found.setdefault(context, set()).add(text)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(catalogue(found), encoding="utf-8")
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    return subprocess.run([lrelease, "-silent", OUT], check=False).returncode


def counted_texts(source: str) -> list[tuple[str, str]]:
    """Return (context, text) of every text with a number in it."""
    found = []

    def visit(node: ast.AST, context: str) -> None:
        for child in ast.iter_child_nodes(node):
            inner = child.name if isinstance(child, ast.ClassDef) else context
            text = counted_text(child)
            if text:
                has_self = isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute)
                found.append((inner if has_self else FREE_CONTEXT, text))
            visit(child, inner)

    visit(ast.parse(source), "")
    return found


def counted_text(node: ast.AST) -> str:
    """Return the text of a call of `tr` that counts something, else nothing."""
    if not isinstance(node, ast.Call) or not node.args:
        return ""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    name = node.func.id if isinstance(node.func, ast.Name) else name
    first = node.args[0]
    is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
    text = first.value if is_text and isinstance(first, ast.Constant) else ""
    return str(text) if name == "tr" and "%n" in str(text) else ""


def catalogue(found: dict[str, set[str]]) -> str:
    """Return the catalogue as Qt's .ts: `(s)` is nothing for one, and an s for any other number."""
    contexts = []
    for context, texts in sorted(found.items()):
        messages = "".join(
            f'<message numerus="yes"><source>{escape(text)}</source><translation>'
            f"<numerusform>{escape(text.replace('(s)', ''))}</numerusform>"
            f"<numerusform>{escape(text.replace('(s)', 's'))}</numerusform>"
            "</translation></message>\n"
            for text in sorted(texts)
        )
        contexts.append(f"<context><name>{context}</name>\n{messages}</context>\n")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        f'<TS version="2.1" language="en_GB" sourcelanguage="en">\n{"".join(contexts)}</TS>\n'
    )


if __name__ == "__main__":
    sys.exit(main())
