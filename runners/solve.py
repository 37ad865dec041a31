"""Solve a workbook: read, check, build, solve, verify, report."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from model import verbs
from model.ground.errors import CommandError, InputProblems, Stopped
from runners import exits
from runners.screen import Screen
from runners.stages import Stages
from runners.watch import Watch

if TYPE_CHECKING:
    from model.planning.result import Result
    from model.verify import Verification

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "inputs" / "repm_base.xlsx"
BETWEEN = ("National cost", "Magnets by quantity")
EXAMPLE = """example:
  python -m runners.solve inputs/repm_base.xlsx
  python -m runners.solve my_plan.xlsx --out reports --json
  python -m runners.solve other_data.xlsx --plan outputs/20261122-1415_my_plan/plan.xlsx

exit codes: 0 plan found and verified, 1 tool failure, 2 wrong command, 3 input problems,
4 no plan exists, or none was found in time, 5 stopped early with a usable plan, 6 a check failed,
130 stopped by the user"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Solve a workbook and write its report.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(words)
    screen = Screen(options.quiet, options.verbose)
    watch = Watch(screen)
    try:
        with watch.listening():
            return _run(options, Stages(screen, watch), words)
    except InputProblems as error:
        return _refused(error, options, screen)
    except CommandError as error:
        screen.problem(str(error))
        return exits.WRONG_COMMAND
    except (KeyboardInterrupt, Stopped):
        screen.problem("Stopped before there was a verified plan; nothing was written.")
        return exits.STOPPED_BY_USER
    except Exception as error:
        return _failed(error, screen, options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m runners.solve", description="Make a plan from a workbook and write its report.",
        epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workbook", nargs="?", type=Path, default=BASE, help="input workbook (default: %(default)s)")
    parser.add_argument("--plan", type=Path, metavar="plan.xlsx", help="test the decisions of this plan instead of "
                        "choosing them; flows are chosen anew")
    parser.add_argument("--out", type=Path, default=ROOT / "outputs", help="folder for run folders")
    parser.add_argument("--name", default="", help="tag of the run folder instead of the workbook's name")
    parser.add_argument("--json", action="store_true", help="print one JSON object on standard output")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")
    parser.add_argument("--verbose", action="store_true", help="say more while working")
    parser.add_argument("--readings", action="store_true", help="solve again under each open reading of a clause")
    parser.add_argument("--points", type=int, help="plans on the trade-off curve, instead of Settings")
    parser.add_argument("--between", nargs=2, default=list(BETWEEN), metavar=("FIRST", "SECOND"), choices=_aims(),
                        help="the two aims of the trade-off curve")
    parser.add_argument("--write-model", type=Path, metavar="FILE.mps", help="write the program for other solvers")
    return parser


def _aims() -> list[str]:
    from model.schema.aims import AIM_UNITS

    return [a for a in AIM_UNITS if a not in ("Cost", "Tie-break")]


def _run(options: argparse.Namespace, stages: Stages, words: list[str]) -> int:
    from model.reports import RunInfo, prepare, summary_object

    prepare(options.out)
    run = RunInfo(command=("runners.solve", *words), input_file=options.workbook, name=options.name)
    screen, watch = stages.screen, stages.watch
    result = stages.solve(options)
    verification = stages.verify(result)
    extras = stages.extras(result, options)
    result.seconds.update(stages.seconds)
    if options.write_model and result.chosen.solution is not None:
        from model.planning.export import write_model

        write_model(result, options.write_model)
        screen.say("Model", f"written to {options.write_model}")
    if watch.stop:
        screen.say("Stopped", f"by the user; left out: {', '.join(stages.left_out) or 'nothing'}")
    run = replace(run, log=screen.log, stopped=watch.stop, left_out=tuple(stages.left_out))
    try:
        with stages.timed("report", "Reporting"):
            folder = verbs.report(result, verification, options.out, extras=extras, run=run)
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(f"The report could not be written to {options.out}: {reason}. Make room there, or choose "
                           "another folder with --out.") from error
    result.seconds["report"] = stages.seconds["report"]
    screen.say("Written", f"{folder}")
    screen.say("", "open first: report.html; to work with: report.xlsx")
    if options.json:
        short = summary_object(result, verification, folder, extras)
        sys.stdout.write(json.dumps(short, ensure_ascii=True) + "\n")
    code = _exit_code(result, verification, watch.stop)
    return exits.TOOL_FAILURE if stages.failed and code == exits.PLAN_FOUND else code


def _exit_code(result: Result, verification: Verification | None, stopped: bool) -> int:
    word = result.chosen.word
    if word == "unbounded input":
        return exits.INPUT_PROBLEMS
    if word == "no plan" or verification is None:
        return exits.NO_PLAN
    if not verification.passed:
        return exits.CHECK_FAILED
    return exits.PLAN_FOUND if word == "optimal" and not stopped else exits.STOPPED_EARLY


def _refused(error: InputProblems, options: argparse.Namespace, screen: Screen) -> int:
    """Say what must be mended first: on the screen, as JSON, as a table with links and in a marked copy."""
    from model.workbook.marked import write_marked
    from model.workbook.problems import as_records, lines, write_problems

    file = error.file or options.workbook
    if error.file is not None:
        screen.problem(f"{file.name} cannot be tested on {options.workbook.name}; the cells named are of {file.name}:")
    for line in lines(error.problems):
        screen.problem(line)
    table = options.out / f"{file.stem}_problems.xlsx"
    try:
        write_problems(table, error.problems, file)
        screen.say("Written", f"{table}: every problem with a link to its cell")
        copy = write_marked(file, error.problems, options.out)
        if copy is not None:
            screen.say("", f"{copy}: a copy with every problem coloured and said at its cell")
    except OSError as unwritten:
        screen.problem(f"{unwritten}; close it and run again to have the problems as a table.")
    if options.json:
        record = {"status": "input problems", "verified": False, "problems": as_records(error.problems)}
        sys.stdout.write(json.dumps(record, ensure_ascii=True) + "\n")
    return exits.INPUT_PROBLEMS


def _failed(error: Exception, screen: Screen, out: Path) -> int:
    import traceback

    screen.detail("".join(traceback.format_exception(error)))
    log = out / "failure_log.txt"
    try:
        log.write_text(screen.log, encoding="utf-8")
        where = f" The log is in {log}; please send it with the workbook."
    except OSError:
        where = ""
    screen.problem(f"Something in the tool failed (not in your workbook): {error}.{where}")
    return exits.TOOL_FAILURE


if __name__ == "__main__":
    sys.exit(main())
