"""Solve a workbook: read, check, build, solve, verify, report."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from model.ground.errors import InputProblems
from model.ground.files import Unwritten
from model.run import Run
from runners import exits
from runners.cluster import add_options
from runners.command import Command, Options, Parser, run_options, say_json
from runners.screen import Screen
from runners.watch import Watch

if TYPE_CHECKING:
    from model.planning.result import Result
    from model.studies.asked import Options as StudyOptions
    from model.verify import Verification

NO_STUDY = "none"
"""Asks for no study at all."""


def _options(parser: Parser) -> None:
    run_options(parser)
    parser.add_argument("--plan", type=Path, metavar="plan.xlsx", help="test the decisions of this plan instead of "
                        "choosing them; flows are chosen anew")
    parser.add_argument("--studies", metavar="NAME,…", help="the studies that are made, whatever the workbook says; "
                        "'none' for none; outputs/README.md names them")
    parser.add_argument("--readings", action="store_true", help="solve again under each open reading of a clause")
    parser.add_argument("--points", type=int, help="plans on the trade-off curve, instead of Settings")
    parser.add_argument("--between", nargs=2, metavar=("FIRST", "SECOND"), choices=_aims(),
                        help="the two aims of the trade-off curve")
    parser.add_argument("--second-opinion", action="store_true", help="search for the plan once more, without presolve")
    add_options(parser)
    parser.add_argument("--write-model", type=Path, metavar="FILE.mps", help="write the programs for other "
                        "solvers, one a priority: FILE_1.mps and so on, and FILE.txt about them")


def _aims() -> list[str]:
    from model.schema.aims import AIM_UNITS

    return [a for a in AIM_UNITS if a not in ("Cost", "Tie-break")]


def _solve(options: Options, screen: Screen) -> int:
    watch = Watch(screen)
    with watch.listening():
        return _run(options, Run(screen, watch), screen)


def _run(options: Options, run: Run, screen: Screen) -> int:
    from model.planning.batch import BATCHES, Batch
    from model.planning.export import require_ending, write_model
    from model.reports import RunInfo, prepare, summary_object

    asked = _studies(options)
    if options.write_model:
        require_ending(options.write_model)
    prepare(options.out)
    info = RunInfo(command=("runners.solve", *options.words), input_file=options.workbook, name=options.name)
    batch = Batch(options.out / BATCHES)
    with asked.where.opened() as crews:
        result = run.solve(options.workbook, options.plan, asked.where.here)
        verification = run.verify(result)
        second = run.second_opinion(result) if options.second_opinion else ()
        made = run.studies(result, asked, batch, crews)
    if run.watch.stop:
        screen.say("Stopped", f"by the user; left out: {', '.join(map(str, run.left_out)) or 'nothing'}")
    folder = run.report(result, verification, made, replace(info, log=screen.log, second=second), options.out)
    verdict = json.loads((folder / "run.json").read_text(encoding="utf-8"))["verdict"]
    screen.say("Verdict", "{colour}: {sentence}".format_map(verdict))
    batch.clear(run.answered)
    if batch.trouble:
        screen.problem(batch.trouble)
    screen.say("Written", f"{folder}")
    screen.say("", "open first: report.html; to work with: report.xlsx")
    if options.json:
        say_json({**summary_object(result, verification, folder, made), "verdict": verdict})
    if options.write_model and result.chosen.solution is not None:
        files = write_model(result, options.write_model)
        screen.say("Model", f"written to {', '.join(map(str, files))}")
        screen.say("", f"{options.write_model.with_suffix('.txt')} says what each is")
    return _exit_code(result, verification, run)


def _studies(options: Options) -> StudyOptions:
    """What the command asks of studies.

    Raises:
        CommandError: it names a study or a cluster that there is not.
    """
    from model.planning.where import Where
    from model.studies.asked import BETWEEN
    from model.studies.asked import Options as StudyOptions
    from model.studies.made import require_known

    only = None if options.studies is None else tuple(
        n.strip() for n in options.studies.split(",") if n.strip() not in ("", NO_STUDY))
    require_known(only or ())
    also = [*(["readings"] if options.readings else []), *(["trade_off"] if options.points else [])]
    where = Where(options.cluster, options.workers, options.shared, options.minutes)
    where.check()
    return StudyOptions(only, tuple(also), options.points, tuple(options.between or BETWEEN), where)


def _exit_code(result: Result, verification: Verification | None, run: Run) -> int:
    """What the plan came to; where it stands, what went wrong besides it."""
    word = result.chosen.word
    if word == "no plan" or verification is None:
        return exits.NO_PLAN
    if not verification.passed or run.refused:
        return exits.CHECK_FAILED
    if run.failed:
        return exits.TOOL_FAILURE
    return exits.DONE if word == "optimal" and not run.watch.stop else exits.STOPPED_EARLY


def _refused(error: InputProblems, options: Options, screen: Screen) -> None:
    """Say what must be mended first: on the screen, as JSON, and in files unless it is the file itself."""
    from model.workbook.problems import as_records, lines

    file = error.file or options.workbook
    if error.file is not None:
        screen.problem(f"{file.name} cannot be tested on {options.workbook.name}; the cells named are of {file.name}:")
    for line in lines(error.problems):
        screen.problem(line)
    if any(p.where != file.name for p in error.problems):
        _as_files(file, error, options.out, screen)
    if options.json:
        say_json({"status": "input problems", "verified": False, "problems": as_records(error.problems)})


def _as_files(file: Path, error: InputProblems, out: Path, screen: Screen) -> None:
    """Write the problems in the file: as a table, and in a marked copy of the same number."""
    from model.workbook.marked import free_ending, write_marked
    from model.workbook.problems import write_problems

    ending = free_ending(file, out)
    table = out / f"{file.stem}_problems{ending}.xlsx"
    try:
        write_problems(table, error.problems, file)
        screen.say("Written", f"{table}: every problem with a link to its cell")
        copy = write_marked(file, error.problems, out, ending)
        if copy is not None:
            screen.say("", f"{copy}: a copy with every problem coloured and said at its cell")
    except Unwritten as unwritten:
        screen.problem(str(unwritten))


main = Command(
    name="solve",
    about="Make a plan from a workbook and write its report.",
    examples=("inputs/repm_base.xlsx", "my_plan.xlsx --out reports --json",
              "other_data.xlsx --plan outputs/20261122-1415_my_plan/plan.xlsx"),
    codes={**exits.MEANINGS, exits.DONE: "plan found and verified"},
    options=_options,
    work=_solve,
    refused=_refused,
    stopped="Stopped before there was a verified plan; nothing was written.",
    send="the workbook",
    keeps_log=True,
)

if __name__ == "__main__":
    sys.exit(main())
