"""Put one thing at a time wrong in the formulation and see whether its tests notice.

For systems that can fork. The mutants that no test notices are printed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from model.pages.source import topics
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.trials import Trials, try_all

FOLDER = Path(__file__).resolve().parents[2] / "model" / "formulation"

EQUIVALENT: dict[tuple[str, str], str] = {
    ("facilities.py", "= made ≤: y == first"): "no year comes before the first",
    ("impacts.py", "condition dropped: weight[f, s] > 0"): "a weight of 0 adds nothing",
    ("lanes.py", "condition dropped: d.lanes.freight[k] > 0"): "freight of 0 adds nothing",
    ("lanes.py", "condition dropped: d.lanes.handling[k] > 0"): "handling of 0 adds nothing",
    ("limits.py", '= made ≤: over == ""'): "no name comes before the empty one",
    ("limits.py", "= made ≤: y == first"): "no year comes before the first",
    ("origins.py", "condition dropped: content[k[0], e] > 0"): "what contains nothing adds nothing",
    ("recipes.py", "condition dropped: d.capacity.electricity_use[s] > 0"): "a use of 0 adds nothing",
    ("costs.py", '= made ≤: t.sort == "resource"'): "there are two sorts, and only resource is ≤ resource",
}
"""(file, what was done) → why it changes nothing that anybody could see."""

EXAMPLE = """example:
  python -m tests.mutation.formulation --sample 20 --seed 1
  python -m tests.mutation.formulation --file awards.py

exit codes: 0 every mutant was noticed, 1 some survived, 2 the tests fail without any mutant"""


def all_mutants(only: Sequence[str] = ()) -> list[Mutant]:
    """Every mutant of the formulation, or of some of its files, that is not known to be equivalent."""
    topical = {f"{t.name}.py" for t in topics()}
    paths = sorted(p for p in FOLDER.glob("*.py") if p.name in topical and (not only or p.name in only))
    return [m for p in paths for m in mutants_of(p) if (m.file, m.what) not in EQUIVALENT]


def main(arguments: Sequence[str] | None = None) -> int:
    """Try mutants and print those that survive.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation.formulation", description=__doc__, epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sample", type=int, metavar="N", help="try only so many, drawn at random")
    parser.add_argument("--seed", type=int, default=0, help="of the draw (default: %(default)s)")
    parser.add_argument("--file", nargs="+", default=[], help="only mutants of these files, for example awards.py")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="at a time (default: %(default)s)")
    parser.add_argument("--list", action="store_true", help="only list the mutants")
    options = parser.parse_args(arguments)
    chosen = all_mutants(options.file)
    if options.sample is not None:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    if options.list:
        sys.stdout.writelines(f"{m}\n" for m in chosen)
        return 0
    trials = Trials(chosen, options.jobs, lambda text: (sys.stdout.write(f"{text}\n"), sys.stdout.flush()))
    try:
        try_all(trials)
    except RuntimeError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{len(chosen) - len(trials.left)} of {len(chosen)} mutants noticed\n")
    return 1 if trials.left else 0


if __name__ == "__main__":
    sys.exit(main())
