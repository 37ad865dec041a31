"""Cores of this machine, and threads on them."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor


def threads(workers: int | None = None) -> ThreadPoolExecutor:
    """Threads of this process, for a few plans of one program that are solved beside another search.

    Args:
        workers: how many; as many as there are cores unless given.
    """
    return ThreadPoolExecutor(workers or cores())


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
