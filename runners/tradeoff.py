"""Solve a workbook and draw the trade-off between two aims."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from runners import solve


def main(arguments: Sequence[str] | None = None) -> int:
    """As `runners.solve`, with the trade-off curve in the report, whatever Settings says.

    Args:
        arguments: the words of the command line; those of the process unless given. ``--between FIRST SECOND`` names
            the aims, ``--points N`` how many plans.

    Returns:
        The exit code of `runners.solve`.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    given = any(w.startswith("--points") for w in words)
    return solve.main([*words, *([] if given else ["--points", "10"])])


if __name__ == "__main__":
    sys.exit(main())
