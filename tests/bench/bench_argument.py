"""Times of reading Argdown and of what-if, beside the reference implementation where there is one.

Run it as a script: `python tests/bench/bench_argument.py [FOLDER]`. FOLDER is where
`npm install @argdown/core@1.7.5` was run; without it, or without Node, only our own times show.
"""

from __future__ import annotations

import gc
import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from explorer.argument.building import build
from explorer.argument.fences import Source
from explorer.argument.mapping import derive_map
from explorer.argument.model import Reading
from explorer.argument.network import Bearing, Bond, ClaimType, Network, NetworkNode
from explorer.argument.parser import parse
from explorer.argument.what_if import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
RELATIONS = (800, 3_200, 12_800)
NODES = (10_000, 100_000)
LIMIT_RATIO = 2.5 / 0.2
"""How much longer ten times the nodes may take."""

_PEER = """
const {argdown} = require('@argdown/core/dist/argdown');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const process_ = ['parse-input', 'build-model', 'build-map'];
const found = {};
for (const [name, text] of Object.entries(texts.texts)) {
  let best = Infinity;
  for (let i = 0; i < texts.rounds; i++) {
    const start = process.hrtime.bigint();
    argdown.run({input: text, process: process_});
    const took = Number(process.hrtime.bigint() - start) / 1e6;
    if (i === 0) found[name + ' (first)'] = took;
    best = Math.min(best, took);
  }
  found[name] = best;
}
console.log(JSON.stringify(found));
"""


def debate(relations: int) -> str:
    """Return a text with this many relations, none of its claims a hub."""
    blocks = [
        f"[C{number}]: This is claim number {number}, which says something.\n"
        f"  + <A{number}>: An argument for it.\n"
        f"    - [C{number + 1}]\n"
        f"  - <B{number}>: An argument against it.\n"
        f"  + [C{number + 2}]\n"
        for number in range(relations // 4)
    ]
    return "\n".join(blocks)


def prose(size: int) -> str:
    """Return a text of this many bytes with structures, tags, data and emphasis."""
    blocks: list[str] = []
    number = 0
    while sum(map(len, blocks)) < size:
        number += 1
        blocks.append(
            f"## Part {number}\n\n[Thesis {number}]: Weights, once given away, *cannot* be recalled"
            f" (see @[Thesis 1]). #loss-of-control {{source: key-{number}, type: fact}}\n"
            f"  - <Reply {number}>: A licence can be **withdrawn**, e.g. by a court. #rules\n\n"
            f"<Reason {number}>\n\n(1) What is copied is out of hand.\n(2) Weights are copied.\n"
            f"-- Modus ponens {{uses: [1, 2]}} --\n(3) [Thesis {number}]\n\n"
        )
    return "".join(blocks)[:size].rpartition("\n\n")[0] + "\n"


def network(nodes: int) -> Network:
    """Return a network of this many nodes and twice as many edges."""
    chance = random.Random(1)
    types = [None, None, None, ClaimType.POLICY, ClaimType.FORECAST]
    made = tuple(
        NetworkNode(str(number), is_step=chance.random() < 0.5, type=chance.choice(types))
        for number in range(nodes)
    )
    bearings = list(Bearing)
    bonds = tuple(
        Bond(chance.randrange(nodes), chance.randrange(nodes), chance.choice(bearings))
        for _ in range(2 * nodes)
    )
    return Network(made, bonds)


def read(text: str) -> None:
    """Read a text and derive its map."""
    source = Source.of_text(text)
    derive_map(build([Reading(source, parse(source))]))


def best_ms(ask: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the first and the shortest of several runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return times[0], min(times)


def peer_ms(folder: Path, texts: dict[str, str]) -> dict[str, float]:
    """Return the reference's times by name; nothing where it cannot be run."""
    node = shutil.which("node")
    if node is None:
        return {}
    asked = json.dumps({"texts": texts, "rounds": ROUNDS})
    done = subprocess.run(
        [node, "-e", _PEER], input=asked, capture_output=True, text=True, cwd=folder, check=False
    )
    found: dict[str, float] = json.loads(done.stdout) if done.returncode == 0 else {}
    return found


def main() -> None:
    """Print our times, the reference's, and the ratios between them."""
    gc.disable()  # as the program does: it looks for garbage when nobody waits
    texts = {"10 kB": prose(10_000)}
    texts |= {f"{count:,} relations": debate(count) for count in RELATIONS}
    peer = peer_ms(Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd(), texts)
    ours: dict[str, float] = {}
    print(f"{'reading and map':<20} {'ours ms':>9} {'first':>9} {'peer ms':>9} {'first':>9}  ratio")
    for name, text in texts.items():
        first, ours[name] = best_ms(lambda text=text: read(text))  # type: ignore[misc]
        line = f"{name:<20} {ours[name]:>9.1f} {first:>9.1f}"
        if name in peer:
            ratios = f"{ours[name] / peer[name]:.2f} (first {first / peer[f'{name} (first)']:.2f})"
            line += f" {peer[name]:>9.1f} {peer[f'{name} (first)']:>9.1f}  {ratios}"
        print(line)
    growth = ours["12,800 relations"] / ours["3,200 relations"]
    print(f"four times the relations take {growth:.1f} times as long")
    if not peer:
        print("(no reference here: npm install @argdown/core@1.7.5, and name its folder)")
    times = {}
    for count in NODES:
        of = network(count)
        times[count] = best_ms(lambda of=of: evaluate(of), 3)[1]  # type: ignore[misc]
        print(f"what-if, {count:>7,} nodes {times[count]:>9.0f} ms")
    ratio = times[NODES[1]] / times[NODES[0]]
    print(f"ten times the nodes take {ratio:.1f} times as long (at most {LIMIT_RATIO:.1f})")


if __name__ == "__main__":
    main()
