"""The record, from what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import col7a1tools
from col7a1tools.gene import Gene
from col7a1tools.gene.gene import LITERATURE_TRANSCRIPT
from col7a1tools.gene.reference_files import checksums
from col7a1tools.model.positions import Assembly
from col7a1tools.reads.allele_support import DECISIVE
from col7a1tools.reads.describe import describe_mosaic, describe_variant, rounded
from col7a1tools.reads.describe_pairs import describe_pair
from col7a1tools.reads.document import (
    SCHEMA_VERSION,
    DonorReads,
    NotAssessed,
    ReadsDocument,
    ReadsInput,
    Settings,
)
from col7a1tools.reads.evidence import LEAST_MAPPING_QUALITY
from col7a1tools.reads.examine import Examination
from col7a1tools.reads.genotyping import LEAST_QUALITY, ReadGenotype
from col7a1tools.reads.phase_chain import MOST_ERROR
from col7a1tools.reads.rare_alleles import FALSE_CALLS
from col7a1tools.reads.sampling import MOST_FRAGMENTS, SEED
from col7a1tools.reads.targets import NotCompared
from col7a1tools.report.document import Reference, Software

# Why reads were not compared with an allele, in words.
_REASONS = {
    "long_insertion": "the inserted bases are longer than a read can show with what surrounds them",
    "not_a_deletion": "only sequence changes and deletions are compared with reads; see "
    "copy_number for duplications",
    "imprecise_ends": "the file says that its ends are not exact",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the alignments lie: their assembly, and their name of chromosome 3."""

    assembly: Assembly
    contig: str


@dataclass(frozen=True, slots=True)
class Rest:
    """What the record holds beside the examination.

    Attributes:
        copy_number: rows of deletions and duplications.
        donor: a donor's share, where it was asked for.
        left_out: alleles that reads could not be compared with.
        not_assessed: what else was not assessed.
        notices: what the user should know about the files.
    """

    copy_number: tuple[dict[str, object], ...]
    donor: DonorReads | None
    left_out: Sequence[NotCompared]
    not_assessed: Sequence[NotAssessed]
    notices: tuple[str, ...]


def build_document(
    found: Examination, rest: Rest, origin: ReadsInput, place: Place, gene: Gene
) -> ReadsDocument:
    """Make the record; the same input gives the same record."""
    variants, looked_for, missed = (
        tuple(describe_variant(one, gene, place.assembly, place.contig) for one in alleles)
        for alleles in (found.variants, found.looked_for, found.missed)
    )
    return ReadsDocument(
        schema_version=SCHEMA_VERSION,
        software=Software("col7a1tools", col7a1tools.__version__),
        reference=Reference(
            assembly=place.assembly.value,
            transcript=gene.transcript.accession,
            literature_transcript=LITERATURE_TRANSCRIPT,
            protein=gene.transcript.protein_accession,
            files=dict(sorted(checksums().items())),
        ),
        input=origin,
        settings=_settings(found),
        variants=variants,
        looked_for=looked_for,
        missed=missed,
        pairs=tuple(describe_pair(pair, found.nodes) for pair in found.pairs),
        copy_number=rest.copy_number,
        mosaic=tuple(describe_mosaic(one) for one in found.mosaic),
        donor=rest.donor,
        not_assessed=(*_not_assessed(found, rest.left_out), *rest.not_assessed),
        notices=rest.notices,
    )


def _settings(found: Examination) -> Settings:
    model = found.errors.model
    return Settings(
        least_mapping_quality=LEAST_MAPPING_QUALITY,
        most_fragments=MOST_FRAGMENTS,
        sampling_seed=SEED,
        decisive_ratio=rounded(exp(DECISIVE)),
        least_genotype_quality=LEAST_QUALITY,
        most_phase_error=MOST_ERROR,
        false_mosaic_calls=FALSE_CALLS,
        base_error_scale=rounded(model.mismatch_scale),
        gap_rates=tuple(map(rounded, model.gap_rates)),
    )


def _not_assessed(found: Examination, left_out: Sequence[NotCompared]) -> list[NotAssessed]:
    rows = [
        NotAssessed(one.name, _REASONS.get(one.reason, one.reason.replace("_", " ")))
        for one in left_out
    ]
    rows += [
        NotAssessed(
            one.found.target.name,
            f"seen in {one.reads} of {one.depth} fragments, more than errors explain, but it looks "
            f"like an artefact ({', '.join(one.found.flags)})",
        )
        for one in found.doubtful
    ]
    uncallable = [
        one.target.name
        for one in found.looked_for
        if one.genotype.genotype is ReadGenotype.NOT_CALLABLE
    ]
    if uncallable:
        rows.append(
            NotAssessed(
                f"{len(uncallable)} of {len(found.looked_for)} alleles that were looked for",
                f"not callable here: too few reads decide ({', '.join(uncallable)})",
            )
        )
    return rows
