"""Compare two runs: which inputs were changed, and what that did to the plan."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from model.ground.errors import CommandError, InputProblems
from runners import exits
from runners.screen import Screen

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = """example:
  python -m runners.compare outputs/20261122-0905_repm_base outputs/20261122-1010_my_plan
  python -m runners.compare RUN_A RUN_B --out reports --json

exit codes: 0 compared, 1 tool failure, 2 wrong command, 3 a file of a run cannot be read"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two runs.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code; 0 whether they differ or not.
    """
    options = _parser().parse_args(arguments)
    screen = Screen(options.quiet)
    try:
        return _run(options, screen)
    except InputProblems as error:
        for problem in error.problems:
            screen.problem(str(problem))
        return exits.INPUT_PROBLEMS
    except CommandError as error:
        screen.problem(str(error))
        return exits.WRONG_COMMAND
    except Exception as error:
        screen.problem(f"Something in the tool failed (not in your workbook): {error!r}. Please send this line with "
                       "both run folders.")
        return exits.TOOL_FAILURE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m runners.compare", description=__doc__, epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("a", type=Path, metavar="RUN_A", help="folder of the run that is compared with")
    parser.add_argument("b", type=Path, metavar="RUN_B", help="folder of the run that is compared")
    parser.add_argument("--out", type=Path, default=ROOT / "outputs", help="folder for the folder of the comparison")
    parser.add_argument("--json", action="store_true", help="print one JSON object on standard output")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")
    return parser


def _run(options: argparse.Namespace, screen: Screen) -> int:
    from model.comparison import Pair, read_run, summary_object, write
    from model.reports.material import now

    with screen.doing("Reading"):
        pair = Pair(read_run(options.a), read_run(options.b))
    for name, run in (("A", pair.a), ("B", pair.b)):
        screen.say(name, f"{run.plan_name} ({run.folder})")
    with screen.doing("Comparing"):
        folder, tables = write(pair, options.out, now())
    screen.say("Compared", tables[0].sentence)
    for finding in tables[0].findings:
        screen.say("", finding.sentence)
    screen.say("Written", f"{folder}")
    screen.say("", "open first: compare.html; to work with: compare.xlsx")
    if options.json:
        sys.stdout.write(json.dumps(summary_object(pair, tables, folder), ensure_ascii=True) + "\n")
    return exits.PLAN_FOUND


if __name__ == "__main__":
    sys.exit(main())
