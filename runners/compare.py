"""Compare two runs: which inputs were changed, and what that did to the plan."""

from __future__ import annotations

import sys
from pathlib import Path

from runners import exits
from runners.command import Command, Options, Parser, json_option, out_option, say_json
from runners.screen import Screen


def _options(parser: Parser) -> None:
    parser.add_argument("a", type=Path, metavar="RUN_A", help="folder of the run that is compared with")
    parser.add_argument("b", type=Path, metavar="RUN_B", help="folder of the run that is compared")
    out_option(parser, "the folder of the comparison")
    json_option(parser)


def _compare(options: Options, screen: Screen) -> int:
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
        say_json(summary_object(pair, tables, folder))
    return exits.DONE


main = Command(
    name="compare",
    about=__doc__,
    examples=("outputs/20261122-0905_repm_base outputs/20261122-1010_my_plan", "RUN_A RUN_B --out reports --json"),
    codes={exits.DONE: "compared", exits.INPUT_PROBLEMS: "a file of a run cannot be read"},
    options=_options,
    work=_compare,
    send="both run folders",
)

if __name__ == "__main__":
    sys.exit(main())
