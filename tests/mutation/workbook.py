"""Type every kind of mistake into every cell, and every column, of the shipped workbooks and see whether it is noticed.

A mistake is noticed where the check stops and names the cell. It does no harm where no value of the plan changes, or
only the value of that cell, to one that its column allows. A misspelt name, a stored zero, a comma and a share among
tonnes must be told even then. Anything else would be a wrong plan in silence.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path

from model.workbook.read.cells import load
from tests.mutation.columns import Column, columns_judged, columns_of
from tests.mutation.judge import SILENT, SUMMED, TRACEBACK, Verdict, judged
from tests.mutation.kept import Kept
from tests.mutation.kinds import KINDS
from tests.mutation.mistakes import Mistake, Place, mistakes_in, places
from tests.mutation.replay import Replay

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = tuple(ROOT / "inputs" / f"repm_{name}.xlsx" for name in ("base", "bidding", "small"))
EVERY = (*KINDS, Column.kind)
BATCH = 400
"""Cells that a process takes at a time."""
EXAMPLE = """example:
  python -m tests.mutation.workbook
  python -m tests.mutation.workbook inputs/repm_small.xlsx --sample 500 --seed 1
  python -m tests.mutation.workbook inputs/repm_small.xlsx --kind comma

  python -m tests.mutation.workbook inputs/repm_base.xlsx --shard 1/4 --resume done.jsonl

exit codes: 0 nothing in silence and no traceback, 1 something"""


class Trial:
    """A workbook into which mistakes are typed.

    Attributes:
        path: of the workbook.
        places: the cells a planner fills.
        columns: the columns of numbers that can be in another unit.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._replay = Replay(load(path))
        self.places = places(self._replay.grid)
        self.columns = columns_of(self._replay.grid)

    def mistakes(self, chosen: Sequence[Place]) -> list[Mistake]:
        """Every mistake in some cells."""
        return [m for p in chosen for m in mistakes_in(self._replay.grid, p)]

    def verdicts(self, mistakes: Sequence[Mistake | Column]) -> list[Verdict]:
        """What becomes of mistakes, made one at a time."""
        with self._replay.reading():
            found = [judged(self._replay, m) for m in mistakes if isinstance(m, Mistake)]
        return found + list(columns_judged(self._replay.grid, [m for m in mistakes if isinstance(m, Column)]))


def one_of_each(trial: Trial, seed: int) -> list[Mistake]:
    """One mistake of every kind in every column of every sheet, in rows drawn at random."""
    draw = random.Random(seed)
    by_column: dict[tuple[str, str], list[Place]] = {}
    for place in trial.places:
        by_column.setdefault((place.title, place.name), []).append(place)
    found: list[Mistake] = []
    for column in by_column.values():
        made = trial.mistakes(draw.sample(column, min(len(column), 5)))
        for kind in KINDS:
            found += [m for m in made if m.kind == kind][:1]
    return found


class _Process:
    """What a process of the pool keeps."""

    trial: Trial

    @classmethod
    def begin(cls, path: Path) -> None:
        """Read the workbook once."""
        cls.trial = Trial(path)

    @classmethod
    def batch(cls, chosen: Sequence[Mistake | Column]) -> list[Verdict]:
        """Try some mistakes; of those that do no harm only the verdict counts."""
        return cls.trial.verdicts(chosen)


def tried(
    path: Path, sample: int | None, seed: int, jobs: int, shard: tuple[int, int] = (1, 1), done: Kept | None = None,
    kinds: Collection[str] = EVERY,
) -> Iterator[Verdict]:
    """Verdicts on every mistake, or on some drawn at random.

    Args:
        path: a workbook without a problem.
        sample: how many mistakes; None for all.
        seed: of the draw.
        jobs: processes at work.
        shard: number and count of the parts the mistakes are dealt to; only those of this part are tried.
        done: what an earlier trial kept, which is not tried again; each batch is kept as it ends.
        kinds: of mistakes.
    """
    trial = Trial(path)
    every = [m for m in (*trial.mistakes(trial.places), *trial.columns) if m.kind in kinds]
    if sample is not None:
        order = {id(m): n for n, m in enumerate(every)}
        drawn = random.Random(seed).sample(every, min(sample, len(every)))
        every = sorted(drawn, key=lambda m: order[id(m)])
    every = every[shard[0] - 1::shard[1]]
    batches = [every[n:n + BATCH] for n in range(0, len(every), BATCH)]
    kept = Kept() if done is None else done
    left = [b for b in batches if kept.key(path, b) not in kept.found]
    for batch in batches:
        yield from kept.verdicts(path, batch)
    with Pool(jobs, _Process.begin, (path,)) as pool:
        for verdicts in pool.imap_unordered(_Process.batch, left):
            kept.keep(path, verdicts)
            yield from verdicts


def _shard(text: str) -> tuple[int, int]:
    number, _, count = text.partition("/")
    found = int(number), int(count)
    if not 1 <= found[0] <= found[1]:
        raise ValueError(text)
    return found


def summed(count: Mapping[tuple[str, str], int], kinds: Collection[str] = EVERY) -> Iterator[str]:
    """A line for each kind of mistake: how many were tried, and what became of them.

    Args:
        count: of each kind and word of a verdict.
        kinds: that were tried.
    """
    yield "".join(f"{word:>10}" for word in ("tried", *SUMMED))
    for kind in kinds:
        sums = [sum(count.get((kind, word), 0) for word in words) for words in SUMMED.values()]
        yield "".join(f"{n:>10,}" for n in (sum(sums), *sums)) + f"  {kind}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try mistakes in workbooks and print what becomes of them.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation.workbook", description=__doc__, epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workbook", nargs="*", type=Path, default=list(SHIPPED), help="default: the shipped workbooks")
    parser.add_argument("--sample", type=int, metavar="N", help="only so many mistakes of each, drawn at random")
    parser.add_argument("--seed", type=int, default=0, help="of the draw (default: %(default)s)")
    parser.add_argument("--kind", action="append", choices=EVERY, help="only this kind, and others so named")
    parser.add_argument("--shard", type=_shard, default=(1, 1), metavar="I/N", help="only the I-th of N parts")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="keep what is done in a file, and go on from there")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="at a time (default: %(default)s)")
    options = parser.parse_args(arguments)
    bad = 0
    for path in options.workbook:
        begun, count = time.perf_counter(), Counter[tuple[str, str]]()
        kept, kinds = Kept(options.resume), options.kind or EVERY
        for verdict in tried(path, options.sample, options.seed, options.jobs, options.shard, kept, kinds):
            count[verdict.mistake.kind, verdict.word] += 1
            if verdict.word in (SILENT, TRACEBACK):
                sys.stdout.write(f"{verdict}\n")
                sys.stdout.flush()
        sys.stdout.write(f"{path.name}: {count.total():,} mistakes, {time.perf_counter() - begun:,.0f} s\n")
        sys.stdout.writelines(f"{line}\n" for line in summed(count, kinds))
        sys.stdout.flush()
        bad += sum(n for (_, word), n in count.items() if word in (SILENT, TRACEBACK))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
