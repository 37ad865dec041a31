"""Financial years: FY2026-27 runs from April 2026 to March 2027."""

from __future__ import annotations

import re

_LABEL = re.compile(r"FY(\d{4})-(\d{2})")


def start_of(label: str) -> int:
    """Calendar year in which a financial year starts.

    Args:
        label: written FY2026-27.

    Returns:
        The first calendar year, 2026.

    Raises:
        ValueError: the label is not a financial year.

    >>> start_of("FY2026-27")
    2026
    """
    match = _LABEL.fullmatch(label)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        raise ValueError(f"'{label}' is not a financial year; write FY2026-27")
    return int(match[1])


def label_of(start: int) -> str:
    """The label of the financial year that starts in a calendar year.

    >>> label_of(2026)
    'FY2026-27'
    """
    return f"FY{start}-{(start + 1) % 100:02d}"


def span(first: str, last: str, more: int = 0) -> tuple[str, ...]:
    """All financial years from one to another, and so many more.

    >>> span("FY2026-27", "FY2028-29")
    ('FY2026-27', 'FY2027-28', 'FY2028-29')
    >>> span("FY2026-27", "FY2026-27", 1)
    ('FY2026-27', 'FY2027-28')
    """
    return tuple(label_of(y) for y in range(start_of(first), start_of(last) + 1 + more))


def later(label: str, years: int) -> str:
    """The financial year a number of years later.

    >>> later("FY2026-27", 2)
    'FY2028-29'
    """
    return label_of(start_of(label) + years)
