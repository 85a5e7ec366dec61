"""All proofs of the reference files, in one list."""

from reference.maker.folder import Folder, Unproved
from reference.maker.parsed import parsed_holds
from reference.maker.prove_citations import citations_are_complete
from reference.maker.prove_legacy_names import legacy_names_agree
from reference.maker.prove_protein import PROTEIN_PROOFS
from reference.maker.prove_sequence import SEQUENCE_PROOFS
from reference.maker.prove_variants import known_variants_agree
from reference.maker.sources import checksums_hold, files_are_listed

PROOFS = (
    files_are_listed,
    checksums_hold,
    parsed_holds,
    *SEQUENCE_PROOFS,
    *PROTEIN_PROOFS,
    known_variants_agree,
    legacy_names_agree,
    citations_are_complete,
)


def verify(folder: Folder) -> list[Unproved]:
    """What is wrong, one entry a failed proof; empty when all hold."""
    problems = []
    for proof in PROOFS:
        try:
            proof(folder)
        except Unproved as problem:
            problems.append(problem)
    return problems
