"""Make a plan and, beside it, the plan of each scenario of the workbook that is ticked; the table is in the report."""

from __future__ import annotations

import sys
from dataclasses import replace

from runners import solve

main = replace(
    solve.main, name="scenarios", about=__doc__, before=("--studies", "scenarios"),
    examples=("", "my_plan.xlsx --workers 2", "my_plan.xlsx --studies scenarios,cases"),
)

if __name__ == "__main__":
    sys.exit(main())
