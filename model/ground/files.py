"""The one writer of files: each is there whole, or what stood there before is."""

from __future__ import annotations

import errno
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from model.ground.errors import CommandError

UNFINISHED = ".unfinished-"
"""Start of the name of what is still being written; hidden, and cleared later where a process was killed."""
LEFT_BEHIND = 3600.0
"""Seconds without a change after which something unfinished is left behind: a report is written in far less."""

AT_ONCE = 16
"""Files of a folder that are sent to the disk at a time; one by one a folder of 500 takes four times as long."""

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
LOCKED = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)


class Unwritten(CommandError):
    """A file could not be written; what stood in its place before is as it was.

    Attributes:
        path: the file.
        reason: why, as the system says it.
        mend: what helps.
    """

    def __init__(self, path: Path, error: OSError) -> None:
        self.path, self.reason, self.mend = path, error.strerror or str(error), _mend(error)
        super().__init__(f"{path} could not be written: {self.reason}. {self.mend}")


class NotPointedTo(CommandError):
    """A report is whole, but LATEST.txt does not name it.

    Attributes:
        folder: the report.
    """

    def __init__(self, folder: Path, error: Unwritten) -> None:
        self.folder = folder
        super().__init__(f"The report is whole, but {error.path} does not name it, since that file could not be "
                         f"replaced: {error.reason}.")


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; an older one is replaced.

    Raises:
        Unwritten: it cannot be; an older one is as it was.
    """
    with beside(path) as new:
        new.write_bytes(content)


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a text as it is, its line ends included, whole or not at all.

    Raises:
        Unwritten: it cannot be; an older one is as it was.
    """
    write_bytes(path, text.encode(encoding))


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A new file beside the one that is wanted, which takes its place once it is whole and on the disk.

    Args:
        path: where the file is wanted. In a folder that is itself unfinished nothing waits for the disk; `to_disk` does
            so for all its files.

    Raises:
        Unwritten: it cannot be written; nothing of it is left.
    """
    new = path.with_name(unfinished(path.suffix))
    try:
        yield new
        if not any(p.name.startswith(UNFINISHED) for p in path.parents):
            _sync(new)
        new.replace(path)
    except OSError as error:
        raise Unwritten(path, error) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def unfinished(ending: str = "") -> str:
    """A name of its own for what is still being written."""
    return f"{UNFINISHED}{uuid.uuid4().hex[:12]}{ending}"


def clear_left_behind(folder: Path) -> None:
    """Remove what killed processes left unfinished in a folder; what may still be written is left alone."""
    for path in folder.glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - _last_change(path) < LEFT_BEHIND:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()


def _last_change(path: Path) -> float:
    return max(p.lstat().st_mtime for p in (path, *path.rglob("*")))


def to_disk(folder: Path) -> None:
    """Wait until every file of a folder stands on the disk."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(_sync, [p for p in folder.rglob("*") if p.is_file()]))


def _sync(path: Path) -> None:
    """Wait until a file stands on the disk, so that a failing one is heard of before an older file is replaced."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _mend(error: OSError) -> str:
    if error.errno in FULL:
        return "Make room on the drive, or choose another place, then run again."
    if error.errno in LOCKED:
        return "Close it where it is open, or choose a place that may be written to, then run again."
    return "Check that its folder is there and may be written to, or choose another place, then run again."
