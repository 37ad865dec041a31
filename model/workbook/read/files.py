"""What must be right about a file before it is parsed: its name, its kind, its size."""

from __future__ import annotations

import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from model.ground.errors import InputProblems, Problem
from model.ground.names import nearest
from model.workbook.read.parts import SAVE_AS, refusals

ENDINGS = (".xlsx", ".xlsm")
SHIPPED = "inputs"
"""Folder of the shipped workbooks, beside which commands are typed."""
MOST_FILE_BYTES = 50_000_000

DAMAGED = "the file is damaged or not complete."
MEND_DAMAGED = "Open it in Excel, let it repair the file, save it under a new name, and run again with that one."
OLE_START, ZIP_START = b"\xd0\xcf\x11\xe0", b"PK"
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What reading the parts of a damaged or locked file raises."""


def read_bytes(path: Path) -> tuple[bytes, list[Problem]]:
    """Read a workbook file whole and refuse what is not one.

    Args:
        path: of the file.

    Returns:
        Its bytes, and notes: the file is open in Excel, or holds macros.

    Raises:
        InputProblems: the file cannot be read as a workbook.
    """
    try:
        _refuse_name(path)
        if path.stat().st_size > MOST_FILE_BYTES:
            raise _refusal(path, f"the file is larger than {MOST_FILE_BYTES // 10**6} MB.",
                           "An input workbook is far smaller; remove pictures and sheets that are not its own.")
        content = path.read_bytes()
    except PermissionError as error:
        raise _refusal(path, "Windows will not let the file be read; it is probably open in Excel.",
                       "Save and close it there, then run again.") from error
    except (OSError, ValueError) as error:
        raise _refusal(path, f"the file could not be read: {getattr(error, 'strerror', None) or error}.",
                       "Check that it is still there and that its drive is connected, then run again.") from error
    _refuse_kind(path, content)
    _refuse_parts(path, content)
    return content, list(_notes(path))


def _refusal(path: Path, found: str, mend: str) -> InputProblems:
    return InputProblems([Problem(path.name, found, mend)])


def _refuse_name(path: Path) -> None:
    if path.is_dir():
        raise _refusal(path, "this is a folder.", "Name the workbook in it.")
    if not path.exists():
        folder = f"{path.parent.name}/" if path.parent.name else "this folder"
        guess = _guess(path)
        raise _refusal(path, f"no such file in {folder}.", f"Did you mean {guess}?" if guess else
                       "Check the name and the folder.")
    if path.suffix.lower() not in ENDINGS:
        ending = path.suffix or "such"
        raise _refusal(path, f"{ending} files cannot be read.",
                       f"In Excel choose File > {SAVE_AS} and run again with the new file.")


def _guess(path: Path) -> str:
    """The workbook beside it, or in the folder of shipped ones there, whose name is most like it."""
    others = {p.name: p for folder in (path.parent / SHIPPED, path.parent) for p in folder.glob("*")
              if p.suffix.lower() in ENDINGS and not p.name.startswith("~$")}
    guess = nearest(path.name, others)
    return others[guess].relative_to(path.parent).as_posix() if guess else ""


def _refuse_kind(path: Path, content: bytes) -> None:
    if not content:
        raise _refusal(path, "the file is empty.", "Take the workbook from where it was last sound.")
    if content.startswith(OLE_START):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _refusal(path, "the file is protected with a password.",
                           "In Excel choose File > Info > Protect Workbook > Encrypt with Password, clear the box, "
                           "save, run again.")
        raise _refusal(path, "this is an old .xls file with a new name.", f"Open it in Excel and {SAVE_AS}.")
    if content.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        raise _refusal(path, "this is a web page or an XML file with the name of a workbook.",
                       f"Open it in Excel and {SAVE_AS}.")
    if not content.startswith(ZIP_START):
        raise _refusal(path, "this is not an Excel workbook (it looks like a text or CSV file).",
                       f"Open it in Excel and {SAVE_AS}.")


def _refuse_parts(path: Path, content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as parts:
            refused = next(refusals(parts, len(content)), None)
    except _BROKEN as error:
        raise _refusal(path, DAMAGED, MEND_DAMAGED) from error
    if refused is not None:
        raise _refusal(path, *refused)


def _notes(path: Path) -> Iterator[Problem]:
    if (path.parent / f"~${path.name}").exists():
        yield Problem(path.name, "the file is open in Excel: only what was last saved is used.", severity="note")
    if path.suffix.lower() == ".xlsm":
        yield Problem(path.name, "the file holds macros; they were not run.", severity="note")
