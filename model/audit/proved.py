"""Whether nothing is better than the plan: its certificate made into a proof again, with no solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from model.audit.said import said
from model.audit.saved_run import SavedRun
from model.engine.arrays import Floats
from model.engine.proof import PROVED
from model.planning.certificate import FILE, Certified, given_up, point_of, proofs, read_certificate
from model.planning.program import Program
from model.verify.compare import CheckFinding, allowed

PROVES = "No plan is better in any priority: the bound of the certificate is what the record says was reached."


def findings(run: SavedRun, program: Program, claims: Sequence[Certified]) -> Iterator[CheckFinding]:
    """That the plan is the best for its aims, by the certificate of the run.

    Args:
        run: as its folder holds it.
        program: of the workbook.
        claims: what the record says of its priorities.
    """
    try:
        x = point_of(program, run.chosen)
        wrong = [*_unproved(run.folder, program, x, claims)]
        passed = [f"{aim}: the plan has {value:.9g}, and an earlier priority left it {most:.9g}"
                  for aim, value, most in given_up(program, x, claims) if value > most + allowed(abs(most))]
    except (OSError, ValueError, KeyError, IndexError) as error:
        wrong, passed = [f"{FILE} is not of this plan ({error})"], []
    yield said("certificate", PROVES, [*wrong, *passed])


def _unproved(run: Path, program: Program, x: Floats, claims: Sequence[Certified]) -> Iterator[str]:
    worths = read_certificate(run / FILE)
    for proof in proofs(program, x, claims, worths):
        claim, rank = proof.claim, proof.claim.priority.rank
        if not claim.optimal:
            continue
        if not proof.bound.proves(claim.objective):
            yield (f"priority {rank}: reached {claim.objective:.9g}, and the bound is {proof.bound.value:.9g} "
                   f"(allowed {PROVED:.0e} of it)")
        if proof.here is not None and abs(proof.here - claim.objective) > allowed(abs(claim.objective)):
            yield f"priority {rank}: reached {claim.objective:.9g}, and the plan has {proof.here:.9g}"
