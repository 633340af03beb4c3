"""How kinds, values and counts are called in the interface; everything goes through `tr`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from explorer.library.kinds import Kind


def tr(text: str, number: int = -1) -> str:
    """Translate a text of the interface; `%n` stands for the number, with the right plural."""
    return QCoreApplication.translate("Explorer", text, None, number)


def plural_name(kind: Kind) -> str:
    """Return the heading under which documents of a kind are listed."""
    names = {
        Kind.CASE: tr("Cases"),
        Kind.DEBATE: tr("Debates"),
        Kind.REWARD: tr("Rewards"),
        Kind.RISK: tr("Risks"),
        Kind.CONCERN: tr("Concerns"),
        Kind.SAFEGUARD: tr("Safeguards"),
        Kind.REGULATION: tr("Regulations"),
        Kind.TOUR: tr("Tours"),
        Kind.PAGE: tr("Pages"),
    }
    return names[kind]


def kind_name(kind: Kind) -> str:
    """Return what one document of a kind is called."""
    names = {
        Kind.CASE: tr("Case"),
        Kind.DEBATE: tr("Debate"),
        Kind.REWARD: tr("Reward"),
        Kind.RISK: tr("Risk"),
        Kind.CONCERN: tr("Concern"),
        Kind.SAFEGUARD: tr("Safeguard"),
        Kind.REGULATION: tr("Regulation"),
        Kind.TOUR: tr("Tour"),
        Kind.PAGE: tr("Page"),
    }
    return names[kind]


def in_words(value: str) -> str:
    """Return a value of front matter as people write it: `gradual-staged` as `gradual, staged`."""
    known = {
        "fully-closed": tr("fully closed"),
        "gradual-staged": tr("gradual, staged"),
        "hosted": tr("hosted"),
        "cloud-api": tr("cloud or API"),
        "downloadable": tr("downloadable"),
        "fully-open": tr("fully open"),
        "partly-in-force": tr("partly in force"),
        "in-force": tr("in force"),
    }
    return known.get(value, value.replace("-", " "))
