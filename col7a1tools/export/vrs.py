"""GA4GH VRS 2: computed identifiers of each allele on both assemblies.

Alleles are fully justified by the library, which needs the bases around them: it gets those of the
locus, and nothing is fetched.
"""

import json
from typing import Any

from ga4gh.core import ga4gh_identify
from ga4gh.vrs import models, normalize
from ga4gh.vrs.dataproxy import _DataProxy

from col7a1tools.gene import Gene, load_gene
from col7a1tools.gene.locus import AssemblySpan
from col7a1tools.model.positions import Assembly
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.variant_section import ReportedVariant, VcfForm

# Refget digests (GA4GH, sha512t24u of the whole sequence) of NC_000003.11 and NC_000003.12, as the
# test data of GA4GH's variation normalizer give them.
REFGET = {
    Assembly.GRCH37: "SQ.VNBualIltAyi2AI_uXcKU7M9XUOuA7MS",
    Assembly.GRCH38: "SQ.Zu7h9AggXxhTaGVsy7h_EZSChSZGcmgX",
}


class LocusSequence(_DataProxy):  # type: ignore[misc]
    """Chromosome 3 of which only the locus is known; other bases are N."""

    def __init__(self, span: AssemblySpan, plus: str) -> None:
        """Prepare for one assembly.

        Args:
            span: where the locus lies.
            plus: its bases on the forward strand.
        """
        self._start = span.start - 1
        self._plus = plus
        self._length = span.contig_length

    def get_sequence(
        self, identifier: str, start: int | None = None, end: int | None = None
    ) -> str:
        """Bases of ``[start, end)``, 0-based; ``identifier`` is always chromosome 3."""
        del identifier
        first = 0 if start is None else max(0, start)
        last = self._length if end is None else min(end, self._length)
        inside = self._plus[max(0, first - self._start) : max(0, last - self._start)]
        before = max(0, min(last, self._start) - first)
        return "N" * before + inside + "N" * max(0, last - first - before - len(inside))

    def get_metadata(self, identifier: str) -> dict[str, Any]:
        """Length and names of the sequence."""
        return {"length": self._length, "aliases": [identifier], "alphabet": "ACGNT"}


def to_text(document: ReportDocument) -> str:
    """The alleles as JSON text."""
    gene = load_gene()
    variants = [_variant(variant, gene) for variant in document.variants if variant.grch38]
    left_out = [
        {"id": variant.id, "hgvs_g": variant.hgvs_g, "reason": "structural: no alleles are stated"}
        for variant in document.variants
        if not variant.grch38
    ]
    content = {
        "specification": "GA4GH VRS 2.0",
        "sample": document.sample.name,
        "variants": variants,
        "left_out": left_out,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _variant(variant: ReportedVariant, gene: Gene) -> dict[str, Any]:
    forms = {Assembly.GRCH38: variant.grch38, Assembly.GRCH37: variant.grch37}
    alleles = {
        assembly.value: allele_of(form, assembly, gene).model_dump(exclude_none=True)
        for assembly, form in forms.items()
        if form is not None
    }
    return {"id": variant.id, "hgvs_c": variant.hgvs_c, "hgvs_g": variant.hgvs_g, **alleles}


def allele_of(form: VcfForm, assembly: Assembly, gene: Gene) -> models.Allele:
    """The allele, fully justified, with its identifier and that of its location.

    Args:
        form: as VCF writes it.
        assembly: of its position.
        gene: the gene, for the bases around it.
    """
    start = form.pos - 1
    sequence = models.SequenceReference(refgetAccession=REFGET[assembly])
    allele = models.Allele(
        location=models.SequenceLocation(
            sequenceReference=sequence, start=start, end=start + len(form.ref)
        ),
        state=models.LiteralSequenceExpression(sequence=form.alt),
    )
    proxy = LocusSequence(gene.locus.spans[assembly], gene.locus.plus)
    justified: models.Allele = normalize(allele, data_proxy=proxy)
    justified.location.id = ga4gh_identify(justified.location)
    justified.id = ga4gh_identify(justified)
    return justified
