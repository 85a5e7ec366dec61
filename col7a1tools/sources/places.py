"""From the alleles of a source to keys: the assembly is proved, spellings are normalised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from col7a1tools.errors import AssemblyError, InputError, Place, VariantTextError
from col7a1tools.gene import Gene
from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import GeneChange, LocusAllele
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.sources.items import change_key, substitution_key
from col7a1tools.sources.rows import DescribedAllele, GenomicAllele, Placed, Substitution

_BASES = frozenset("ACGT")
# A base fits by chance once in four: eight more that fit stand for 1 in 65,536.
_CERTAIN = 8


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """Where a row's allele lies, and the line that says so."""

    line: int | None
    placed: Placed


def found_assembly(
    places: Sequence[PlacedLine], stated: Assembly | None, gene: Gene, path: Place
) -> Assembly | None:
    """The assembly that the REF bases of all rows fit; None where no row needs one.

    A genome-wide file has rows in both spans; those of the other assembly are other genes, and
    their bases fit by chance only.

    Args:
        places: of the rows.
        stated: what the user or the file says, or None.
        gene: the gene.
        path: the file, for messages.

    Raises:
        AssemblyError: the rows fit the other assembly, neither, or both alike.
        InputError: a row's REF is not the base of the reference.
    """
    alleles = [
        (one.line, one.placed)
        for one in places
        if isinstance(one.placed, GenomicAllele) and one.placed.assembly is None
    ]
    if not alleles:
        return None
    counts = {}
    for assembly in Assembly:
        inside = [allele for _, allele in alleles if _start(allele, assembly, gene) is not None]
        fitting = sum(_fits(allele, assembly, gene) for allele in inside)
        counts[assembly] = (fitting, len(inside))
    if not any(inside for _, inside in counts.values()):
        return stated
    assembly = _decided(counts, stated, path)
    for line, allele in alleles:
        if _start(allele, assembly, gene) is not None and not _fits(allele, assembly, gene):
            raise InputError(
                "source.reference",
                f"REF {allele.ref[:20]} at {allele.pos} is not what {assembly.value} has there",
                place=Place(path.path, line),
                cause="the file was made on another assembly, or was edited",
                cure="get the file again; name its assembly with --assembly",
            )
    return assembly


def _decided(
    counts: dict[Assembly, tuple[int, int]], stated: Assembly | None, path: Place
) -> Assembly:
    fitting = {one for one, (fits, inside) in counts.items() if inside and fits == inside}
    best = max(counts, key=lambda one: counts[one][0])
    if stated is not None:
        other = next(one for one in Assembly if one is not stated)
        if stated not in fitting and other in fitting:
            raise AssemblyError(
                "source.assembly",
                f"the file is said to be on {stated.value}, but its bases are those of "
                f"{other.value}",
                place=path,
                cause="the file of the other assembly was downloaded, or --assembly is wrong",
                cure=f"add it with --assembly {other.value}",
            )
        return stated
    lead = 2 * counts[best][0] - sum(fits for fits, _ in counts.values())
    if len(fitting) > 1 and lead < _CERTAIN:
        raise AssemblyError(
            "source.assembly_unknown",
            "the few rows at COL7A1 fit GRCh37 and GRCh38 alike",
            place=path,
            cure="name the assembly with --assembly",
        )
    return best if len(fitting) > 1 else next(iter(fitting), best)


def _start(allele: GenomicAllele, assembly: Assembly, gene: Gene) -> int | None:
    """Offset of the allele in the locus, or None where it does not lie wholly in it."""
    start = gene.locus.plus_offset(assembly, allele.pos)
    inside = start >= 0 and start + len(allele.ref) <= len(gene.locus)
    return start if inside else None


def _fits(allele: GenomicAllele, assembly: Assembly, gene: Gene) -> bool:
    start = _start(allele, assembly, gene)
    return start is not None and gene.locus.plus.startswith(allele.ref, start)


def key_of(placed: Placed, assembly: Assembly | None, gene: Gene) -> str | None:
    """Key of an allele, or None where it is outside the locus or is no plain change.

    Args:
        placed: the allele as the source spells it.
        assembly: of the source, used where the allele does not say its own.
        gene: the gene.
    """
    if isinstance(placed, Substitution):
        return substitution_key(placed.residue, placed.ref, placed.alt)
    if isinstance(placed, DescribedAllele):
        return _described_key(placed.text, gene)
    where = placed.assembly or assembly
    if where is None:
        return None
    start = _start(placed, where, gene)
    plain = placed.ref and placed.ref != placed.alt and set(placed.ref + placed.alt) <= _BASES
    if start is None or not plain or not _fits(placed, where, gene):
        return None
    if len(placed.ref) == len(placed.alt) == 1:
        offset = GeneOffset(len(gene.locus) - 1 - start)
        change = GeneChange(offset, GeneOffset(offset + 1), reverse_complement(placed.alt))
        return change_key(change)
    locus = gene.locus
    allele = LocusAllele(locus.plus_offset(where, placed.pos), placed.ref, placed.alt)
    return change_key(normalise(locus.gene_change(allele), gene))


def _described_key(text: str, gene: Gene) -> str | None:
    try:
        description = parse_description(text, gene)
    except VariantTextError:
        return None
    variants = [one for allele in description.alleles for one in allele.variants]
    if len(variants) != 1 or not isinstance(variants[0].change, GeneChange):
        return None
    return change_key(normalise(variants[0].change, gene))


def out_of_order(places: Iterable[PlacedLine]) -> int | None:
    """Line of the first row that lies before the row above it, or None."""
    above = 0
    for one in places:
        if not isinstance(one.placed, GenomicAllele) or one.placed.assembly is not None:
            continue
        if one.placed.pos < above:
            return one.line or 0
        above = one.placed.pos
    return None
