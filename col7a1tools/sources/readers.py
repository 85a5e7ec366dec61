"""Which reader reads which file: told by its columns or header, never by its name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from col7a1tools.errors import InputError, Place
from col7a1tools.model.evidence import SourceStamp
from col7a1tools.sources import clinvar, gnomad, laboratory, predictors
from col7a1tools.sources.entry import SourceKind
from col7a1tools.sources.items import Item
from col7a1tools.sources.lines import AT_LOCUS, EVERY_LINE, Wanted
from col7a1tools.sources.rows import Placed, Row
from col7a1tools.sources.table import Header


@dataclass(frozen=True, slots=True)
class Reader:
    """How the rows of one kind of file are read.

    Attributes:
        kind: what the source is.
        wanted: which lines of the file to look at.
        places: where a row's alleles lie; none for a row of another gene.
        items: what a row says.
    """

    kind: SourceKind
    wanted: Wanted
    places: Callable[[Row], tuple[Placed, ...]]
    items: Callable[[Row, SourceStamp], tuple[Item, ...]]


def _single(place: Callable[[Row], Placed | None]) -> Callable[[Row], tuple[Placed, ...]]:
    def places(row: Row) -> tuple[Placed, ...]:
        placed = place(row)
        return () if placed is None else (placed,)

    return places


_VCF_PLACES = _single(clinvar.vcf_allele_of)

GNOMAD = Reader(SourceKind.GNOMAD, AT_LOCUS, _single(gnomad.gnomad_allele), gnomad.gnomad_items)
GNOMAD_BROWSER = Reader(
    SourceKind.GNOMAD, EVERY_LINE, _single(gnomad.gnomad_allele), gnomad.gnomad_items
)
CLINVAR_VCF = Reader(SourceKind.CLINVAR, AT_LOCUS, _VCF_PLACES, clinvar.clinvar_vcf_items)
CLINVAR_SUMMARY = Reader(
    SourceKind.CLINVAR, b"COL7A1", _single(clinvar.summary_allele), clinvar.summary_items
)
REVEL = Reader(SourceKind.REVEL, AT_LOCUS, predictors.revel_alleles, predictors.revel_items)
BAYESDEL = Reader(SourceKind.BAYESDEL, AT_LOCUS, _VCF_PLACES, predictors.bayesdel_items)
CADD = Reader(SourceKind.CADD, AT_LOCUS, _VCF_PLACES, predictors.cadd_items)
ALPHAMISSENSE_GENOMIC = Reader(
    SourceKind.ALPHAMISSENSE, AT_LOCUS, _VCF_PLACES, predictors.alphamissense_items
)
ALPHAMISSENSE_PROTEIN = Reader(
    SourceKind.ALPHAMISSENSE,
    predictors.UNIPROT.encode(),
    _single(predictors.alphamissense_substitution),
    predictors.alphamissense_items,
)
SPLICEAI = Reader(SourceKind.SPLICEAI, AT_LOCUS, _VCF_PLACES, predictors.spliceai_items)
LOVD = Reader(SourceKind.LOVD, EVERY_LINE, _single(laboratory.lovd_allele), laboratory.lovd_items)
LABORATORY = Reader(
    SourceKind.LABORATORY,
    EVERY_LINE,
    _single(laboratory.laboratory_allele),
    laboratory.laboratory_items,
)


def choose_reader(header: Header, asked: SourceKind | None, place: Place) -> Reader:
    """The reader for a file.

    Args:
        header: of the file.
        asked: the kind that the user names, or None to find out.
        place: the file, for messages.

    Raises:
        InputError: the file is of another kind than ``asked``, or of none that is known.
    """
    reader = _sniffed_vcf(header) if header.is_vcf else _sniffed_table(set(header.columns))
    if asked is SourceKind.LABORATORY and reader is not LABORATORY:
        reader = None if header.is_vcf else LABORATORY
    if reader is None:
        raise InputError(
            "source.unknown_kind",
            f"the file has none of the columns of {_name(asked)}",
            place=place,
            cause=f"its columns are {', '.join(header.columns[:12])}",
            cure="for a table of your own, write a TOML form that names its columns",
        )
    if asked is not None and asked is not reader.kind:
        raise InputError(
            "source.kind",
            f"the file was added as {asked.value}, but it is {reader.kind.value}",
            place=place,
            cure="leave --kind out",
        )
    return reader


def _name(asked: SourceKind | None) -> str:
    return "a known source" if asked is None else asked.value


def _sniffed_vcf(header: Header) -> Reader | None:
    fields = {
        match[1] for line in header.comments if (match := re.match(r"##INFO=<ID=([^,]+),", line))
    }
    if "CLNSIG" in fields:
        return CLINVAR_VCF
    if "SpliceAI" in fields:
        return SPLICEAI
    gnomad_fields = {"nhomalt", "nhomalt_joint", "faf95", "faf95_popmax", "fafmax_faf95_max"}
    return GNOMAD if fields & gnomad_fields else None


def _sniffed_table(columns: set[str]) -> Reader | None:  # noqa: PLR0911 - one line a format
    if {"alleleid", "genesymbol", "positionvcf"} <= columns:
        return CLINVAR_SUMMARY
    if "gnomad id" in columns or {"variant_id", "ac", "an"} <= columns:
        return GNOMAD_BROWSER
    if "revel" in columns and "hg19_pos" in columns:
        return REVEL
    if any(name.startswith("bayesdel") for name in columns):
        return BAYESDEL
    if {"rawscore", "phred"} <= columns:
        return CADD
    if "am_pathogenicity" in columns:
        return ALPHAMISSENSE_GENOMIC if "pos" in columns else ALPHAMISSENSE_PROTEIN
    if any("variantongenome/" in name or "dna change (cdna)" in name for name in columns):
        return LOVD
    if {"pos", "ac", "an"} <= columns or {"pos", "ac_joint", "an_joint"} <= columns:
        return GNOMAD
    if "classification" in columns and columns & {"variant", "hgvs_c", "hgvs", "hgvs_g", "pos"}:
        return LABORATORY
    return None


def stated_release(header: Header, kind: SourceKind, path: str) -> str:
    """Release as the file itself states it, or empty.

    ClinVar and other VCFs give ``##fileDate``; CADD names its version; SpliceAI's header has the
    version, and only the file's name says whether its scores are masked.
    """
    text = "\n".join(header.comments)
    name = PurePath(path).name.lower()
    if kind is SourceKind.SPLICEAI:
        version = re.search(r"SpliceAIv([\d.]+)", text)
        flavour = next((word for word in ("masked", "raw") if word in name), "")
        return " ".join(part for part in (version[1] if version else "", flavour) if part)
    if kind is SourceKind.CADD:
        version = re.search(r"CADD\s+GRCh3[78]-(v[\d.]+)", text)
        return version[1] if version else ""
    if date := re.search(r"^##fileDate=(\S+)", text, re.MULTILINE):
        return date[1]
    if kind is SourceKind.GNOMAD:
        version = re.search(
            r"gnomad\.(?:exomes|genomes|joint)\.[vr]?([\d.]+?)\.(?:sites|hgdp)", name
        )
        return f"v{version[1]}" if version else ""
    return ""
