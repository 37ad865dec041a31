"""Make a plan and, again, one under the other reading of each open clause; the table of readings is in the report."""

from __future__ import annotations

import sys
from dataclasses import replace

from runners import solve

main = replace(solve.main, name="readings", about=__doc__, examples=("my_plan.xlsx",), before=("--readings",))

if __name__ == "__main__":
    sys.exit(main())
