"""Make a plan and draw the trade-off between two aims in the report, whatever Settings says."""

from __future__ import annotations

import sys
from dataclasses import replace

from runners import solve

main = replace(
    solve.main, name="tradeoff", about=__doc__, before=("--points", "10"),
    examples=("my_plan.xlsx", 'my_plan.xlsx --points 20 --between "National cost" "Magnets by quantity"'),
)

if __name__ == "__main__":
    sys.exit(main())
