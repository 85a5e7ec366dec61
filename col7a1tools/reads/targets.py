"""The alleles that are looked for in the reads, and those that cannot be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from col7a1tools.case.observed import CARRIED, Zygosity, zygosity
from col7a1tools.gene import Gene
from col7a1tools.interpret import Interpreter
from col7a1tools.model.classification import Verdict
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import (
    GeneChange,
    LocusAllele,
    NotAnnotated,
    StructuralChange,
    StructuralType,
)
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.reads.haplotypes import leftmost

# Longer insertions do not fit into a read with what surrounds them.
LONGEST_INSERTION = 100
_ESTABLISHED = frozenset({Verdict.PATHOGENIC, Verdict.LIKELY_PATHOGENIC})
_NOT_SEEN = frozenset({NotAnnotated.REFERENCE_BLOCK, NotAnnotated.NO_ALTERNATE})


class Origin(Enum):
    """Why an allele is looked for."""

    CALLED = "called"  # the file says that the sample carries it
    NOT_CARRIED = "not called"  # in the file, but not called in the sample
    KNOWN = "known"  # published
    ASKED = "asked for"


@dataclass(frozen=True, slots=True)
class Target:
    """An allele to look for.

    Attributes:
        name: c. name with accession, or the g. name outside the transcript.
        coding: c. name with accession, or empty.
        genomic: g. name on GRCh38, with accession.
        allele: trimmed, at its leftmost place on the forward strand.
        change: in its normal form on the strand of the gene.
        exon: literature number with total, or ``.``.
        established: whether its class is Pathogenic or Likely pathogenic.
        origin: why it is looked for.
        called: what the file says of the sample.
    """

    name: str
    coding: str
    genomic: str
    allele: LocusAllele
    change: GeneChange | StructuralChange
    exon: str
    established: bool
    origin: Origin
    called: Zygosity


@dataclass(frozen=True, slots=True)
class NotCompared:
    """An allele of the file that reads cannot be compared with.

    Attributes:
        name: of the allele.
        reason: a word of the output.
    """

    name: str
    reason: str


def name_target(
    allele: LocusAllele,
    result: AlleleResult,
    origin: Origin,
    called: Zygosity = Zygosity.NOT_CALLED,
) -> Target:
    """A target from an annotated allele."""
    assert result.annotation is not None
    assert result.classification is not None
    names = result.annotation.names
    coding = "" if names.coding == "." else names.coding
    return Target(
        coding or names.genomic_grch38,
        coding,
        names.genomic_grch38,
        allele,
        result.annotation.change,
        result.annotation.placement.exon,
        result.classification.verdict in _ESTABLISHED,
        origin,
        called,
    )


def targets_of_records(
    records: Iterable[VcfRecord], sample: str, interpret: Interpreter, gene: Gene
) -> tuple[list[Target], list[NotCompared]]:
    """Every ALT allele of a file's records, once.

    Args:
        records: with the sample's genotypes.
        sample: whose reads are looked at.
        interpret: names and classifies.
        gene: the gene.

    Returns:
        Alleles to look for, and carried alleles that cannot be.
    """
    targets: dict[LocusAllele, Target] = {}
    left_out = []
    for record in records:
        calls = [call for call in record.genotypes if call.sample == sample]
        alleles = calls[0].alleles if calls else ()
        for alt in record.alts:
            called = zygosity(alleles, alt.number)
            result = interpret(alt)
            allele, reason = comparable(alt, gene)
            if allele is not None and result.annotation is not None:
                origin = Origin.CALLED if called in CARRIED else Origin.NOT_CARRIED
                known = targets.get(allele)
                if known is None or known.origin is Origin.NOT_CARRIED:
                    targets[allele] = name_target(allele, result, origin, called)
            elif called in CARRIED and reason:
                left_out.append(NotCompared(_name(result, record), reason))
    return list(targets.values()), left_out


def known_targets(gene: Gene, interpret: Interpreter) -> list[Target]:
    """The published variants of the reference."""
    return asked_targets(tuple(gene.known_variants), gene, interpret, Origin.KNOWN)


def asked_targets(
    names: Sequence[str], gene: Gene, interpret: Interpreter, origin: Origin = Origin.ASKED
) -> list[Target]:
    """Variants by their names in any notation.

    Raises:
        VariantTextError: a name cannot be read.
    """
    targets = []
    for name in names:
        for copy in parse_description(name, gene).alleles:
            for variant in copy.variants:
                change = variant.change
                if isinstance(change, GeneChange):
                    alt = AltAllele(1, name, gene.locus.locus_allele(change))
                    allele, _ = comparable(alt, gene)
                    result = interpret(alt)
                    if allele is not None and result.annotation is not None:
                        targets.append(name_target(allele, result, origin))
    return targets


def comparable(alt: AltAllele, gene: Gene) -> tuple[LocusAllele | None, str]:
    """The allele as bases, or a word for why reads cannot be compared with it."""
    change = alt.change
    if isinstance(change, NotAnnotated):
        return None, "" if change in _NOT_SEEN else change.value
    if isinstance(change, StructuralChange):
        return _structural(change, gene)
    allele = leftmost(change, gene.locus)
    if len(allele.alt) > LONGEST_INSERTION:
        return None, "long_insertion"
    return (allele, "") if allele.ref != allele.alt else (None, "")


def _structural(change: StructuralChange, gene: Gene) -> tuple[LocusAllele | None, str]:
    if change.type is not StructuralType.DELETION:
        return None, "not_a_deletion"
    if not change.precise:
        return None, "imprecise_ends"
    start = gene.locus.plus_offset(change.assembly, change.start)
    end = gene.locus.plus_offset(change.assembly, change.end) + 1
    if start < 0 or end > len(gene.locus):
        return None, NotAnnotated.PARTLY_OUTSIDE_LOCUS.value
    return leftmost(LocusAllele(start, gene.locus.plus[start:end], ""), gene.locus), ""


def _name(result: AlleleResult, record: VcfRecord) -> str:
    if result.annotation is not None:
        names = result.annotation.names
        return names.coding if names.coding != "." else names.genomic_grch38
    return f"{record.chrom}:{record.pos} {record.ref}>{result.alt.text}"
