"""The annotated VCF: an INFO field whose header follows VEP's, in otherwise untouched records.

``bcftools +split-vep`` and other tools that read VEP's output read it. Fields that VEP knows carry
VEP's names and meaning (EXON and INTRON count as NM_000094.4 does); the others follow them.
"""

import re
from collections.abc import Sequence
from itertools import chain, count

from col7a1tools.gene import Gene
from col7a1tools.model.classification import RuleSetStamp
from col7a1tools.model.evidence import SourceStamp
from col7a1tools.model.file_stamp import FileStamp
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
# What INFO cannot hold, and what stands for it, as in VEP's output.
IN_INFO = str.maketrans(
    {"%": "%25", ";": "&", "=": "%3D", ",": "&", "|": "%7C", " ": "_", "\t": "%09"}
)


def info_header(key: str, software: str) -> str:
    """The header line that declares the field."""
    return (
        f"##INFO=<ID={key},Number=.,Type=String,Description="
        f'"Consequence annotations from {software}. Format: {"|".join(FIELDS)}">'
    )


def provenance_headers(
    rules: RuleSetStamp, case: FileStamp | None, sources: Sequence[SourceStamp]
) -> list[str]:
    """Header lines that name the rule set, the case file and every registered source."""
    named = [case_header(case)] if case else []
    return [rules_header(rules), *named, *map(source_header, sources)]


def rules_header(rules: RuleSetStamp) -> str:
    """The header line that names the rule set."""
    overlay = f",{_file_fields('Overlay', rules.overlay)}" if rules.overlay else ""
    return (
        f"##COL7A1_RULES=<ID={_quoted(rules.name)},Version={_quoted(rules.version)}"
        f',SHA256="{rules.sha256}"{overlay}>'
    )


def case_header(case: FileStamp) -> str:
    """The header line that names the case file."""
    return f"##COL7A1_CASE=<{_file_fields('ID', case)}>"


def source_header(source: SourceStamp) -> str:
    """The header line that names an outside source."""
    return (
        f"##COL7A1_SOURCE=<ID={_quoted(source.key)}"
        f",Release={_quoted(source.release or source.where)},SHA256={_quoted(source.sha256)}>"
    )


def _file_fields(name: str, file: FileStamp) -> str:
    digest = "SHA256" if name == "ID" else f"{name}SHA256"
    return f'{name}={_quoted(file.name)},{digest}="{file.sha256}"'


def _quoted(text: str) -> str:
    """A text as the VCF specification quotes it in a header line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


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
        fields.append("" if text == "." else text.translate(IN_INFO))
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
