"""Small libraries for the tests of searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.library.loading import load
from explorer.search.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from explorer.library.model import Library

FILES = {
    "library.yaml": "id: small\ntitle: A small library\n",
    "references.json": """[
        {"id": "cohen-2023", "type": "article-newspaper", "title": "Meta’s weights leak",
         "author": [{"family": "Cohen", "given": "A."}], "issued": {"date-parts": [[2023, 3]]}},
        {"id": "solaiman-2019", "type": "report", "title": "Release strategies",
         "author": [{"family": "Solaiman", "given": "I."}], "issued": {"date-parts": [[2019]]}}
    ]""",
    "cases/gpt-2.md": """---
title: GPT-2 staged release
summary: A lab held its model back for months.
aliases: [GPT2, the too dangerous model]
date: 2019-02-14
until: 2019-11-05
actors: [OpenAI]
release: gradual-staged
risks: {malicious-use: not-shown}
rewards: {innovation: from-openness}
regulations: {eu-ai-act: would-apply}
---
The lab announced GPT-2 in February 2019 [@solaiman-2019, p. 4].

## What happened

It was released in stages, smallest model first. The full weights came in November.
O'Brien called the reasons naïve.

## Evidence afterwards

No large misuse was found. Detectors written in C++ reached 8.8 points.
""",
    "cases/gpt-4.md": """---
title: GPT-4 behind an interface
date: 2023
actors: [OpenAI]
release: hosted
concerns: {bias: from-closedness}
---
GPT-4 is a closed system. Nothing leaked. GPT-4 was never downloadable; GPT-4 has no open weights.
""",
    "cases/llama.md": """---
title: Llama and open weights
aliases: [LLaMA]
date: 2023-02
until: 2024-07
actors: [Meta AI, Hugging Face]
release: [downloadable]
places: [United States]
risks: {malicious-use: from-openness}
regulations: {eu-ai-act: discussed}
---
## The leak

Within a week the weights were **shared** as a torrent; the leak ended any control [@cohen-2023].
See [[gpt-2]] for comparison.

## Licence terms

Llama 2 came with a licence. After the leaks, Llama 3.1 offered open-weights models to anyone,
and its makers leaked nothing. The open source community disagreed about the word *open*.

### Model sizes

The Llama 3 family has 8 billion parameters, and 2 of its sizes are small.

```argdown
[Open is good]: Downloadable models help students. #innovation {source: cohen-2023}
  - <Misuse grows>: Attackers need no permission.
  + <Schools teach with it>: Pupils take it apart. #innovation #bias
```
""",
    "topics/malicious-use.md": """---
title: Malicious use
kind: risk
aliases: [misuse, cyber crime]
---
Harm that somebody means to do. A leak makes it easier; staged-release makes it harder.
""",
    "topics/innovation.md": """---
title: Innovation
kind: reward
---
New things, made together.
""",
    "topics/bias.md": """---
title: Bias and fairness
kind: concern
---
AI that is unfair to people.
""",
    "regulations/eu-ai-act.md": """---
title: EU AI Act
date: 2024-06-13
jurisdiction: European Union
addresses: [malicious-use]
---
# EU AI Act

## Exemptions

Article 53(1)(b) does not apply to free and open-source models. Article 53(1)(c) does, and 53(2) is
about systemic risk. The U.S. has no such law.
""",
    "pages/about.md": "About this library. It says <b>nothing</b> of weights & measures.\n",
}


def write_files(folder: Path, files: dict[str, str]) -> None:
    """Write files by their path."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def write() -> Callable[[Path, dict[str, str]], None]:
    """Return what writes files by their path."""
    return write_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the small library."""
    write_files(tmp_path / "small", FILES)
    return tmp_path / "small"


@pytest.fixture
def library(folder: Path) -> Library:
    """Return the small library."""
    return load(folder)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the small library, loaded once for tests that only look."""
    folder = tmp_path_factory.mktemp("small")
    write_files(folder, FILES)
    return load(folder)


@pytest.fixture(scope="session")
def index(small: Library) -> Iterator[Index]:
    """Return an index of the small library, built once for tests that only search."""
    index = Index.in_memory(small)
    yield index
    index.close()
