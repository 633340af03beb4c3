"""Libraries of any size made from a seed, for benchmarks: the same arguments write the same bytes.

The words follow Zipf's law over a vocabulary of some 9,000, a third of them known English and the
rest built of syllables, so that an index of them has the shape of one of real prose: a few words in
every section, many in one or two. Documents have front matter, headings, citations, wiki-links,
lists, tables and, in each eighth, claims.
"""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_COMMON = (
    "the", "of", "to", "and", "in", "a", "is", "that", "for", "it", "as", "was", "with", "be",
    "by", "on", "not", "this", "are", "or", "from", "at", "which", "but", "have", "an", "had",
    "they", "were", "their", "one", "all", "would", "there", "more", "when", "who", "will",
    "no", "if", "out", "so", "what", "up", "its", "about", "than", "into", "could", "other",
    "some", "these", "may", "only", "also", "such", "most", "over", "under", "after", "before",
    "between", "where",
)  # fmt: skip
_DOMAIN = (
    "model", "models", "weights", "release", "released", "releases", "open", "openness",
    "closed", "access", "research", "researchers", "company", "licence", "licences", "code",
    "data", "training", "dataset", "safety", "risk", "risks", "misuse", "harm", "harms",
    "benefit", "benefits", "developers", "developer", "public", "policy", "regulation",
    "regulator", "evidence", "study", "studies", "paper", "report", "reported", "claim",
    "claims", "argument", "system", "systems", "tool", "tools", "image", "language", "text",
    "generation", "leak", "leaked", "leaks", "download", "downloads", "community",
    "university", "laboratory", "government", "court", "law", "act", "article", "disclosure",
    "audit", "audits", "bias", "fairness", "privacy", "security", "vulnerability", "attack",
    "attacks", "defence", "defenders", "staged", "staging", "partner", "partners",
    "evaluation", "benchmark", "cost", "costs", "compute", "transparency", "trust",
    "accountability", "control", "misinformation", "deepfake", "election", "fraud", "scam",
    "phishing", "detection", "detector", "watermark", "copyright", "property", "innovation",
    "collaboration", "startup", "student", "school", "hospital", "police", "facial",
    "recognition", "surveillance", "consent", "protection", "obligation", "exemption",
    "threshold", "systemic", "foundation", "frontier", "fine-tuning", "open-weights",
    "open-source", "state-of-the-art", "well-known", "capability", "capabilities",
    "deployment", "monitoring", "incident", "incidents", "threat", "actor", "actors",
)  # fmt: skip
_NAMES = (
    "GPT-2", "GPT-3", "GPT-4", "Llama", "Llama-3.1", "Mistral-7B", "BLOOM", "Stable-Diffusion",
    "C++", "O'Brien", "naïve", "Zürich", "Córdoba", "8.8", "53(1)(b)", "2019", "2023", "AI",
    "EU", "NTIA", "OpenAI", "Meta",
)  # fmt: skip
_ONSETS = (
    "b", "br", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m",
    "n", "p", "pl", "pr", "qu", "r", "s", "sc", "sh", "sp", "st", "t", "tr", "v", "w",
)  # fmt: skip
_VOWELS = (
    "a", "e", "i", "o", "u", "ai", "ea", "ie", "oa", "ou",
)  # fmt: skip
_CODAS = (
    "l", "m", "n", "r", "s", "t", "nd", "nt", "rk", "st", "ck", "sh", "th", "",
)  # fmt: skip
_ENDINGS = (
    "", "", "", "ing", "ed", "s", "er", "tion", "ment", "al",
)  # fmt: skip
_HEADINGS = (
    "What happened", "The argument", "Evidence afterwards", "What the rules say",
    "Who was affected", "The licence", "Questions for discussion", "Sources", "How it spread",
    "The reply of the makers",
)  # fmt: skip
_TOPICS = {
    "innovation-and-collaboration": "reward", "accessibility": "reward",
    "cost-effectiveness": "reward",
    "transparency-and-trust": "reward", "security-vulnerabilities": "risk", "malicious-use": "risk",
    "intellectual-property": "risk", "loss-of-control": "risk", "bias-and-fairness": "concern",
    "privacy": "concern", "misinformation": "concern", "innovation-and-public-welfare": "concern",
}  # fmt: skip
_REGULATIONS = ("eu-ai-act", "us-federal-open-weights")
_RELEASES = ("fully-closed", "gradual-staged", "hosted", "cloud-api", "downloadable", "fully-open")
_BEARINGS = ("from-openness", "from-closedness", "either-way", "not-shown")
_SOURCES = 60


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Words in the order of how common they are, with the running sums of their weights."""

    words: tuple[str, ...]
    sums: tuple[float, ...]


def write_library(
    folder: Path, documents: int, words_per_document: int = 1000, seed: int = 1
) -> None:
    """Write a library of Markdown files into a folder, which is made if it is missing.

    Args:
        folder: Where `library.yaml`, `references.json` and the folders of documents go.
        documents: How many; the first 14 are twelve topics and two regulations.
        words_per_document: About how many words each has, spread over eight or so sections.
        seed: The same seed writes the same bytes.
    """
    chance = random.Random(seed)
    vocabulary = _vocabulary(chance)
    plan = _plan(documents, chance, vocabulary)
    ids = [document_id for _, document_id, _ in plan]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "library.yaml").write_text(
        f"id: generated-{documents}\ntitle: Generated library of {documents}\nlanguage: en\n",
        encoding="utf-8",
    )
    (folder / "references.json").write_text(_references(chance, vocabulary), encoding="utf-8")
    for index, (kind, document_id, title) in enumerate(plan):
        place = folder / _folder_of(kind)
        place.mkdir(exist_ok=True)
        front = _front(chance, kind, title)
        body = _body(chance, vocabulary, ids, words_per_document, has_claims=index % 8 == 0)
        (place / f"{document_id}.md").write_text(f"---\n{front}---\n{body}", encoding="utf-8")


def _plan(
    documents: int, chance: random.Random, vocabulary: _Vocabulary
) -> list[tuple[str, str, str]]:
    """Return kind, id and title of each document."""
    fixed = [(kind, name, _title_of(name)) for name, kind in _TOPICS.items()]
    fixed += [("regulation", name, _title_of(name)) for name in _REGULATIONS]
    plan = fixed[:documents]
    for number in itertools.count(1):
        if len(plan) >= documents:
            return plan
        kind = "page" if number % 6 == 0 else "case"
        title = " ".join([chance.choice(_NAMES[:8]), *_words(chance, vocabulary, 3)]).capitalize()
        plan.append((kind, f"{kind}-{number:05}", title))
    raise AssertionError


def _title_of(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _folder_of(kind: str) -> str:
    return {"case": "cases", "regulation": "regulations", "page": "pages"}.get(kind, "topics")


def _vocabulary(chance: random.Random) -> _Vocabulary:
    made: dict[str, None] = {}
    while len(made) < 8600:
        syllables = (
            chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
            for _ in range(chance.choice((1, 2, 2, 3)))
        )
        made["".join(syllables) + chance.choice(_ENDINGS)] = None
    domain = [*_DOMAIN, *_NAMES]
    chance.shuffle(domain)
    words = tuple(dict.fromkeys([*_COMMON, *domain, *made]))
    weights = (1 / (rank + 2.7) for rank in range(len(words)))  # Zipf's law as Mandelbrot bent it
    return _Vocabulary(words, tuple(itertools.accumulate(weights)))


def _words(chance: random.Random, vocabulary: _Vocabulary, count: int) -> list[str]:
    return chance.choices(vocabulary.words, cum_weights=vocabulary.sums, k=count)


def _references(chance: random.Random, vocabulary: _Vocabulary) -> str:
    items = [
        {
            "id": f"source-{number:02}",
            "type": "report",
            "title": " ".join(_words(chance, vocabulary, 6)).capitalize(),
            "author": [{"family": chance.choice(_DOMAIN).capitalize(), "given": "A."}],
            "issued": {"date-parts": [[2015 + number % 10, 1 + number % 12]]},
            "URL": f"https://example.org/{number}",
        }
        for number in range(_SOURCES)
    ]
    return json.dumps(items, indent=1, ensure_ascii=False)


def _front(chance: random.Random, kind: str, title: str) -> str:
    lines = [f'title: "{title}"', f"kind: {kind}"]
    lines.append(f"summary: About {title.lower().replace(':', '')} and what came of it.")
    if kind == "regulation":
        lines += ["date: 2024-06", "as-of: 2026-11", "instrument: statute", "status: in-force"]
        lines += [f"addresses: [{', '.join(chance.sample(_of_kind('risk', 'concern'), 3))}]"]
    if kind == "case":
        lines.append(f"date: {chance.randint(2016, 2025)}-{chance.randint(1, 12):02}")
        lines.append(f"actors: [{', '.join(chance.sample(_NAMES[-3:], 2))}]")
        lines.append(f"release: {chance.choice(_RELEASES)}")
        for key, kinds in (
            ("risks", ("risk",)),
            ("rewards", ("reward",)),
            ("concerns", ("concern",)),
        ):
            chosen = chance.sample(_of_kind(*kinds), 2)
            pairs = ", ".join(f"{name}: {chance.choice(_BEARINGS)}" for name in chosen)
            lines.append(f"{key}: {{{pairs}}}")
        lines.append(f"regulations: {{{chance.choice(_REGULATIONS)}: discussed}}")
    return "\n".join(lines) + "\n"


def _of_kind(*kinds: str) -> list[str]:
    return [name for name, kind in _TOPICS.items() if kind in kinds]


def _body(
    chance: random.Random,
    vocabulary: _Vocabulary,
    ids: Sequence[str],
    words: int,
    *,
    has_claims: bool,
) -> str:
    headings = chance.sample(_HEADINGS, 7)
    share = max(8, words // (len(headings) + 1))
    parts = [_paragraphs(chance, vocabulary, ids, share)]
    for number, heading in enumerate(headings):
        marks = "###" if number % 3 == 2 else "##"
        parts.append(f"{marks} {heading}\n\n{_paragraphs(chance, vocabulary, ids, share)}")
        if number == 1:
            parts.append(_list(chance, vocabulary))
        if number == 4:
            parts.append(_table(chance, vocabulary))
    if has_claims:
        parts.append(_claims(chance, vocabulary))
    return "\n\n".join(parts) + "\n"


def _paragraphs(
    chance: random.Random, vocabulary: _Vocabulary, ids: Sequence[str], count: int
) -> str:
    sentences: list[str] = []
    left = count
    while left > 0:
        length = min(left, chance.randint(8, 26))
        left -= length
        sentences.append(_sentence(chance, vocabulary, ids, length))
    groups = [sentences[start : start + 4] for start in range(0, len(sentences), 4)]
    return "\n\n".join("\n".join(group) for group in groups)


def _sentence(
    chance: random.Random, vocabulary: _Vocabulary, ids: Sequence[str], length: int
) -> str:
    words = _words(chance, vocabulary, length)
    words[0] = words[0][:1].upper() + words[0][1:]
    luck = chance.random()
    if luck < 0.12 and length > 3:
        target = chance.choice(ids)
        words[2] = f"[[{target}|{words[2]}]]" if luck < 0.06 else f"[[{target}]]"
    elif luck < 0.24 and length > 3:
        words[1] = f"**{words[1]}**" if luck < 0.18 else f"*{words[1]}*"
    text = " ".join(words)
    if luck > 0.75:
        text += f" [@source-{chance.randrange(_SOURCES):02}, p. {chance.randint(1, 90)}]"
    return text + "."


def _list(chance: random.Random, vocabulary: _Vocabulary) -> str:
    return "\n".join("- " + " ".join(_words(chance, vocabulary, 7)) for _ in range(3))


def _table(chance: random.Random, vocabulary: _Vocabulary) -> str:
    rows = [" | ".join(_words(chance, vocabulary, 3)) for _ in range(4)]
    rows.insert(1, "--- | --- | ---")
    return "\n".join(f"| {row} |" for row in rows)


def _claims(chance: random.Random, vocabulary: _Vocabulary) -> str:
    title = " ".join(chance.sample(_DOMAIN, 3)).capitalize()
    number = chance.randrange(10**6)
    lines = ["```argdown", f"[{title} {number}]: {_plain(chance, vocabulary)} #malicious-use"]
    for offset, mark in enumerate("++-"):
        name = " ".join(chance.sample(_DOMAIN, 2)).capitalize()
        lines.append(f"  {mark} <{name} {number + offset}>: {_plain(chance, vocabulary)} #privacy")
    return "\n".join([*lines, "```"])


def _plain(chance: random.Random, vocabulary: _Vocabulary) -> str:
    return " ".join(_words(chance, vocabulary, 12)).capitalize() + "."
