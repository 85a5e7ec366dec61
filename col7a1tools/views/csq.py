"""The annotated VCF: an INFO field whose header follows VEP's, in otherwise untouched records.

``bcftools +split-vep`` and other tools that read VEP's output read it. Fields that VEP knows carry
VEP's names and meaning (EXON and INTRON count as NM_000094.4 does); the others follow them.
"""

import re
from collections.abc import Sequence
from itertools import chain, count

from col7a1tools.gene import Gene
from col7a1tools.model.classification import RuleSetStamp
from col7a1tools.model.positions import Assembly
from col7a1tools.model.result import AlleleResult
from col7a1tools.views.columns import ANNOTATION_COLUMNS, annotation_values

# VEP's name of each field, and the column that fills it.
_FROM_COLUMN = {
    "Consequence": "consequence",
    "IMPACT": "impact",
    "EXON": "exon_mane",
    "INTRON": "intron_mane",
    "HGVSc": "hgvs_c",
    "HGVSp": "hgvs_p",
    "HGVSg": "hgvs_g",
    "EXON_LITERATURE": "exon",
    "INTRON_LITERATURE": "intron",
    "DOMAIN": "domain",
    "COLLAGEN_EFFECT": "collagen_effect",
    "CLASSIFICATION": "classification",
    "POINTS": "points",
    "CRITERIA": "criteria",
}
FIELDS = (
    "Allele",
    "Consequence",
    "IMPACT",
    "SYMBOL",
    "Gene",
    "Feature_type",
    "Feature",
    "BIOTYPE",
    "EXON",
    "INTRON",
    "HGVSc",
    "HGVSp",
    "Protein_position",
    "Amino_acids",
    "STRAND",
    "SYMBOL_SOURCE",
    "HGNC_ID",
    "MANE_SELECT",
    "HGVSg",
    "EXON_LITERATURE",
    "INTRON_LITERATURE",
    "DOMAIN",
    "COLLAGEN_EFFECT",
    "CLASSIFICATION",
    "POINTS",
    "CRITERIA",
    "NOT_ANNOTATED",
)
_DECLARED = re.compile(r"##INFO=<(?:[^\"]*,)?ID=([^,>]+)")
_ENCODED = str.maketrans(
    {"%": "%25", ";": "&", "=": "%3D", ",": "&", "|": "%7C", " ": "_", "\t": "%09"}
)


def info_header(key: str, software: str) -> str:
    """The header line that declares the field."""
    return (
        f"##INFO=<ID={key},Number=.,Type=String,Description="
        f'"Consequence annotations from {software}. Format: {"|".join(FIELDS)}">'
    )


def rules_header(rules: RuleSetStamp) -> str:
    """The header line that names the rule set."""
    return f'##COL7A1_RULES=<ID="{rules.name}",Version="{rules.version}",SHA256="{rules.sha256}">'


def info_key(header: Sequence[str]) -> str:
    """``CSQ``, or ``COL7A1_CSQ`` where the input has a CSQ of its own that must be kept.

    Where it has both, because it was annotated twice before, a number is added.
    """
    taken = {match[1] for line in header if (match := _DECLARED.match(line))}
    names = chain(("CSQ", "COL7A1_CSQ"), (f"COL7A1_CSQ_{number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def annotated_line(
    line: str, results: Sequence[AlleleResult], assembly: Assembly, key: str, gene: Gene
) -> str:
    """The record line with the field added to its INFO; every other byte is kept.

    Args:
        line: the record as text, without line end.
        results: one entry for each ALT.
        assembly: of the record.
        key: name of the INFO field.
        gene: the gene.
    """
    columns = line.split("\t")
    alleles = vep_alleles(columns[3], [result.alt.text for result in results])
    value = ",".join(
        _entry(allele, result, assembly, gene)
        for allele, result in zip(alleles, results, strict=True)
    )
    if value:
        info = columns[7]
        columns[7] = f"{key}={value}" if info in {".", ""} else f"{info};{key}={value}"
    return "\t".join(columns)


def vep_alleles(ref: str, alts: Sequence[str]) -> list[str]:
    """ALT alleles as VEP writes them: without the shared first base where lengths differ."""
    sequences = [ref, *(alt for alt in alts if alt.isalpha())]
    strip = any(len(allele) != 1 for allele in sequences) and all(
        allele[:1].upper() == ref[:1].upper() for allele in sequences
    )
    if not strip or any(not alt.isalpha() for alt in alts):
        return [alt.strip("<>") for alt in alts]
    return [alt[1:] or "-" for alt in alts]


def _entry(allele: str, result: AlleleResult, assembly: Assembly, gene: Gene) -> str:
    values = dict(zip(ANNOTATION_COLUMNS, annotation_values(result, assembly), strict=True))
    constants = {
        "Allele": allele,
        "SYMBOL": "COL7A1",
        "Gene": "ENSG00000114270",
        "Feature_type": "Transcript",
        "Feature": gene.transcript.accession,
        "BIOTYPE": "protein_coding",
        "STRAND": "-1",
        "SYMBOL_SOURCE": "HGNC",
        "HGNC_ID": "HGNC:2214",
        "MANE_SELECT": gene.transcript.accession,
        "NOT_ANNOTATED": result.reason.value if result.reason else "",
        **_residues(result),
    }
    fields = []
    for field in FIELDS:
        text = constants[field] if field in constants else values[_FROM_COLUMN[field]]
        fields.append("" if text == "." else text.translate(_ENCODED))
    return "|".join(fields)


def _residues(result: AlleleResult) -> dict[str, str]:
    """Protein_position and Amino_acids, as VEP writes them."""
    protein = result.annotation.protein if result.annotation else None
    if protein is None or protein.first is None:
        return {"Protein_position": "", "Amino_acids": ""}
    first = protein.first + 1
    last = first if protein.last is None else protein.last + 1
    position = str(first) if last == first else f"{first}-{last}"
    if protein.ref == protein.alt:
        return {"Protein_position": position, "Amino_acids": protein.ref}
    return {
        "Protein_position": position,
        "Amino_acids": f"{protein.ref or '-'}/{protein.alt or '-'}",
    }
