"""Put one thing at a time wrong in the formulation and see whether its tests notice.

Works on copies of the repository; the mutants that no test notices are printed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tests.mutation.mutants import Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "model/formulation"
COPIED = ("model", "tests", "pyproject.toml")
LONGEST = 1200.0
"""Seconds after which a mutant counts as noticed: the tests no longer end."""

EQUIVALENT: dict[tuple[str, str], str] = {}
"""(file, what was done) → why it changes nothing that anybody could see."""

EXAMPLE = """example:
  python -m tests.mutation.formulation --sample 20 --seed 1
  python -m tests.mutation.formulation --file awards.py

exit codes: 0 every mutant was noticed, 1 some survived, 2 the tests fail without any mutant"""


def all_mutants(only: str = "") -> list[Mutant]:
    """Every mutant of the formulation, or of one file, that is not known to be equivalent."""
    paths = sorted(p for p in (ROOT / FOLDER).glob("*.py") if p.name != "__init__.py" and only in ("", p.name))
    return [m for p in paths for m in mutants_of(p) if (m.file, m.what) not in EQUIVALENT]


def survivors(mutants: Sequence[Mutant], jobs: int = 1, say=lambda text: None) -> list[Mutant]:  # type: ignore[no-untyped-def]
    """The mutants that no test of the formulation notices.

    Args:
        mutants: to be tried.
        jobs: how many at a time, each in its own copy of the repository.
        say: takes a line about each mutant.

    Raises:
        RuntimeError: the tests fail without any mutant.
    """
    with tempfile.TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for n in range(jobs):
            copies.put(_copy(Path(folder) / f"{n}"))
        first = copies.get()
        if _noticed(first, "tests/formulation"):
            raise RuntimeError("the tests of the formulation fail without any mutant")
        copies.put(first)

        def attempt(mutant: Mutant) -> bool:
            copy = copies.get()
            try:
                found = _tried(copy, mutant)
            finally:
                copies.put(copy)
            say(f"{'noticed ' if found else 'SURVIVED'} {mutant}")
            return found

        with ThreadPoolExecutor(jobs) as pool:
            noticed = list(pool.map(attempt, mutants))
    return [m for m, found in zip(mutants, noticed, strict=True) if not found]


def _copy(target: Path) -> Path:
    target.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def _tried(copy: Path, mutant: Mutant) -> bool:
    """Whether a test notices: those of the topic first, then all."""
    path = copy / FOLDER / mutant.file
    right = path.read_text(encoding="utf-8")
    path.write_text(mutant.text, encoding="utf-8")
    try:
        own = f"tests/formulation/test_{path.stem}.py"
        return _noticed(copy, own) or _noticed(copy, "tests/formulation")
    finally:
        path.write_text(right, encoding="utf-8")


def _noticed(copy: Path, tests: str) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "quick or solve", tests]
    alone = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(command, cwd=copy, env=alone, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return True
    return ended.returncode != 0


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
    parser.add_argument("--file", default="", help="only mutants of one file, for example awards.py")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="at a time (default: %(default)s)")
    parser.add_argument("--list", action="store_true", help="only list the mutants")
    options = parser.parse_args(arguments)
    chosen = all_mutants(options.file)
    if options.sample is not None:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    if options.list:
        sys.stdout.writelines(f"{m}\n" for m in chosen)
        return 0
    try:
        left = survivors(chosen, options.jobs, lambda text: sys.stdout.write(f"{text}\n") and sys.stdout.flush())
    except RuntimeError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{len(chosen) - len(left)} of {len(chosen)} mutants noticed\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
