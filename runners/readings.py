"""Solve a workbook and, again, under the other reading of each open clause."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from runners import solve


def main(arguments: Sequence[str] | None = None) -> int:
    """As `runners.solve`, with the table of readings in the report.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code of `runners.solve`.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    return solve.main([*words, "--readings"])


if __name__ == "__main__":
    sys.exit(main())
