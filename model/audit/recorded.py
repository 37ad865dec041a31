"""Whether the record of a run says of its plan what the plan is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.audit.alike import same_words
from model.audit.said import said
from model.case.absent import absent
from model.reports.hashes import RECORD
from model.reports.material import Material
from model.reports.record import plain, verdict_record
from model.verify.compare import CheckFinding


def finding(record: Mapping[str, Any], material: Material) -> CheckFinding:
    """That workbook, settings, notes, verdict and checks of the record are those of the plan."""
    return said("record", f"{RECORD} says of workbook, settings, verdict and checks what they are.",
                [f"{RECORD}, {where}" for where in _wrong(record, material)])


def _wrong(record: Mapping[str, Any], material: Material) -> Iterator[str]:
    tables = material.tables
    settings = plain(tables.settings.model_dump())
    yield from (f"settings, {k}: {record['settings'].get(k)} for {v}" for k, v in settings.items()
                if record["settings"].get(k) != v)
    if record["notes"] != [str(n) for n in tables.notes]:
        yield "notes: not those of the workbook"
    if record["absent"] != plain(absent(tables)):
        yield "absent: not what the workbook lacks"
    verdict = verdict_record(material)
    if record["verdict"]["colour"] != verdict["colour"] or not same_words(record["verdict"]["sentence"],
                                                                         verdict["sentence"]):
        yield f"verdict: {record['verdict']['sentence'][:60]} … for {verdict['sentence'][:60]} …"
    assert material.verification is not None, "a plan is verified"
    passed = {f.check: f.passed for f in material.verification.findings}
    if {f["check"]: f["passed"] for f in record["findings"]} != passed or record["verified"] is not True:
        yield "findings: not those of the check"
