"""Alleles as VCF fields in one line, ``3-48573864-A-AG``, and SPDI, ``NC_000003.12:48573864::G``.

VCF text is 1-based with REF and ALT as in a file. SPDI is 0-based and names the deleted bases or
their number; it is told by its accession and its three colons.
"""

import re

from col7a1tools.gene.gene import Gene
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse.accessions import Sequence, read_reference
from col7a1tools.nomenclature.parse.description import Note, ParsedVariant
from col7a1tools.nomenclature.parse.edits import Edit, EditKind, check_letters
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.frames import (
    ChromosomeFrame,
    Frame,
    GeneRegionFrame,
)
from col7a1tools.nomenclature.parse.genomic import chromosome_frame, on_chromosome
from col7a1tools.nomenclature.parse.reference_check import check_bases, offer

_ACCESSION = r"(?:NC|NG|LRG|CM)_?[0-9]{3,9}(?:\.[0-9]{1,3})?"
_VCF = re.compile(
    r"(?:(?P<build>GRCh3[78]|hg19|hg38)[ :-])?"
    rf"(?P<chrom>(?:chr)?(?:[0-9]{{1,2}}|X|Y|MT?)|{_ACCESSION})[ :_/-]{{1,3}}"
    r"(?P<pos>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})[ :_/-]{1,3}"
    r"(?:(?:rs[0-9]{1,12}|\.)[ :_-])?"
    r"(?P<ref>[A-Za-z]*)(?: ?[>:/_-] ?| )(?P<alt><.*|[^ :/_>]*)",
    re.IGNORECASE,
)
_SPDI = re.compile(
    rf"(?P<chrom>{_ACCESSION}):(?P<pos>[0-9]{{1,12}}):(?P<ref>[A-Z]*|[0-9]{{1,6}}):(?P<alt>[A-Z]*)",
    re.IGNORECASE,
)


def read_vcf_text(text: str, gene: Gene) -> ParsedVariant | None:
    """Read SPDI or VCF text; None where the text has neither form.

    Raises:
        DescriptionError: it has the form, but does not fit the reference.
    """
    if match := _SPDI.fullmatch(text.replace(" ", "")):
        return _read_spdi(text, match, gene)
    if match := _VCF.fullmatch(text):
        return _read_vcf(text, match, gene)
    return None


def _read_vcf(text: str, match: re.Match[str], gene: Gene) -> ParsedVariant:
    reference = read_reference([name for name in (match["build"], match["chrom"]) if name], gene)
    if reference.sequence is not Sequence.CHROMOSOME:
        raise DescriptionError(
            "vcf_text.reference",
            f"{reference.accession} has no VCF positions",
            cause="VCF counts on a chromosome",
            cure=f"write the change as {reference.accession}:g.",
        )
    position = int(match["pos"].replace(",", ""))
    frame, notes = chromosome_frame(reference, str(position), gene)
    ref, alt = match["ref"].upper(), match["alt"].upper()
    change, _ = on_chromosome(frame, lambda frame: (_change(frame, position, ref, alt), ()))
    return ParsedVariant(text, change, frame.assembly, notes)


def _read_spdi(text: str, match: re.Match[str], gene: Gene) -> ParsedVariant:
    reference = read_reference([match["chrom"]], gene)
    position, ref, alt = int(match["pos"]) + 1, match["ref"].upper(), match["alt"].upper()
    notes = (Note("spdi", {"position": position - 1, "base": position}),)
    if reference.sequence is Sequence.GENE_REGION:
        region = GeneRegionFrame(gene, reference.accession)
        return ParsedVariant(text, _replaced(region, position, ref, alt), None, notes)
    frame, found = chromosome_frame(reference, str(position), gene)
    change, _ = on_chromosome(frame, lambda frame: (_replaced(frame, position, ref, alt), ()))
    return ParsedVariant(text, change, frame.assembly, notes + found)


def _change(frame: ChromosomeFrame, position: int, ref: str, alt: str) -> GeneChange:
    """The change of VCF alleles."""
    _check_alleles(ref, alt, position, frame)
    return _replaced(frame, position, ref, alt)


def _replaced(frame: Frame, position: int, ref: str, alt: str) -> GeneChange:
    """``ref``, bases or their number, replaced by ``alt`` at a 1-based position."""
    start = frame.offset(str(position))
    length = int(ref) if ref.isdigit() else len(ref)
    if length:
        frame.offset(str(position + length - 1))
    bases = frame.sequence[start : start + length] if ref.isdigit() else ref
    check_letters(bases + alt)
    check_bases(Edit(EditKind.DELINS, bases, alt=alt), start, start + length, frame)
    if bases == alt:
        raise DescriptionError(
            "edit.same", "the two alleles are the same: nothing changes", cause="a mistyped base"
        )
    return frame.change(start, start + length, alt)


def _check_alleles(ref: str, alt: str, position: int, frame: ChromosomeFrame) -> None:
    """Refuse alleles that no single sequence change has."""
    if "," in alt:
        raise DescriptionError(
            "vcf_text.alleles",
            f"'{alt[:40]}' holds several alternate alleles",
            cure="give one alternate allele at a time",
        )
    if alt == "*" or set(alt) & set("<>[]"):
        raise DescriptionError(
            "vcf_text.symbolic",
            f"'{alt[:40]}' is a symbolic allele",
            cause="its bases or its end stand elsewhere in the VCF record",
            cure="give the VCF file to `annotate`, or describe the change, such as "
            "g.48573000_48575000del",
        )
    if not ref or alt in ("", "-", "."):
        raise _empty_allele(ref, alt.strip("-."), position, frame)


def _empty_allele(ref: str, alt: str, position: int, frame: ChromosomeFrame) -> DescriptionError:
    start = frame.offset(str(position))
    if ref:
        fits = frame.sequence.startswith(ref, start)
        readings = [(start, start + len(ref), "")] if fits else []
    else:
        readings = [(start + 1, start + 1, alt), (start, start, alt)]
    return DescriptionError(
        "vcf_text.empty_allele",
        "one of the two alleles is empty; in VCF both begin with the base before the change",
        cause="other programs write - for no bases; whether an insertion then lies before or "
        "behind the position differs between them",
        candidates=offer(frame, *readings) if set(alt) <= set("ACGT") else (),
    )
