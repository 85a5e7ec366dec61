"""Variants read together, as statements of the record."""

from collections.abc import Sequence

from col7a1tools.annotate.consequence import impact_of
from col7a1tools.case.haplotypes import Haplotype
from col7a1tools.gene import Gene
from col7a1tools.model.finding import Finding
from col7a1tools.report.molecular_section import ReportedHaplotype
from col7a1tools.report.sentences import statement


def describe_haplotypes(
    haplotypes: Sequence[Haplotype], gene: Gene
) -> tuple[ReportedHaplotype, ...]:
    """Variants read together, as the record holds them."""
    return tuple(_haplotype(one, gene) for one in haplotypes)


def _haplotype(one: Haplotype, gene: Gene) -> ReportedHaplotype:
    combined, transcript = one.combined, gene.transcript
    merged = f"{transcript.accession}:{combined.merged}" if combined.merged else ""
    return ReportedHaplotype(
        variants=tuple(f"v{place + 1}" for place in one.places),
        copies=one.copies,
        hgvs_c=f"{transcript.accession}:{combined.name}",
        hgvs_c_merged=merged,
        hgvs_p=f"{transcript.protein_accession}:{combined.protein.hgvs}",
        relation=combined.relation.value,
        consequence=combined.consequence,
        impact=impact_of(combined.consequence).value,
        collagen_effect=combined.collagen_effect,
        effect=statement(Finding(f"effect.{combined.collagen_effect}")),
        collagen=one.outcome.outcome.value,
        how=statement(Finding(one.how)),
        statements=tuple(statement(finding) for finding in one.findings),
    )
