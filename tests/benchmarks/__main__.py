"""Print every table, or some of them."""

from __future__ import annotations

import argparse
import os
import sys

from tests.benchmarks.again import again
from tests.benchmarks.cold import cold
from tests.benchmarks.decided import decided
from tests.benchmarks.executors import executors
from tests.benchmarks.overhead import overhead
from tests.benchmarks.page import say, versions
from tests.benchmarks.parts import parts as parts_of_a_run
from tests.benchmarks.tools import tools
from tests.benchmarks.variant import variant

PARTS = ("cold", "parts", "decided", "overhead", "again", "variant", "executors", "tools")
USUAL = ["2k", "15k", "50k"]
NOTE = """Each measurement is a fresh process; speed is a ratio within one run and says nothing across machines.
The optional group brings two more tools: pip install -e ".[bench]"."""


def main() -> int:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="How fast the tool is, as tables.", epilog=NOTE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all unless given")
    parser.add_argument("--sizes", nargs="+", choices=[*USUAL, "500k"], default=USUAL, help="columns, about")
    parser.add_argument("--large", action="store_true", help="500k columns too: minutes, and some gigabytes")
    parser.add_argument("--repeat", type=int, default=3, help="fresh processes each (default: %(default)s)")
    options = parser.parse_args()
    parts = options.parts or list(PARTS)
    if unknown := [p for p in parts if p not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; the parts are {', '.join(PARTS)}")
    say(f"{versions()}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    sizes = [*options.sizes, *(["500k"] if options.large and "500k" not in options.sizes else [])]
    if "cold" in parts:
        cold(options.repeat)
    if "parts" in parts:
        parts_of_a_run()
    if "decided" in parts:
        decided()
    if "overhead" in parts:
        overhead(sizes, options.repeat)
    if "again" in parts:
        again([s for s in sizes if s in ("2k", "15k")])
    if "executors" in parts:
        executors()
    if "variant" in parts:
        variant(options.repeat)
    if "tools" in parts:
        tools(options.repeat)
    return 0


if __name__ == "__main__":
    sys.exit(main())
