"""Read the fixed annotation of the LRG_286 XML record (LRG schema 1.9 and 1.10)."""

from pathlib import Path
from xml.etree import ElementTree

from reference.maker.folder import Row
from reference.maker.record import GENOMIC, Interval, PublicRecord, RecordError

LRG = "LRG_286"


def read_lrg(path: Path) -> PublicRecord:
    """The gene as the LRG record's transcript t1 and protein p1 hold it.

    Raises:
        RecordError: the file is not LRG_286, or lacks a part of its fixed annotation.
    """
    try:
        # The parser loads no external entities, and the maintainer picks the file.
        root = ElementTree.parse(path).getroot()  # noqa: S314
    except ElementTree.ParseError as error:
        raise RecordError(f"{path.name} is not well-formed XML: {error}") from error
    fixed = _child(root, "fixed_annotation")
    if _text(fixed, "id") != LRG or _text(fixed, "sequence_source") != GENOMIC:
        raise RecordError(f"{path.name} is not {LRG} made from {GENOMIC}")
    transcript = _child(fixed, "transcript[@name='t1']")
    exons = _exons(transcript)
    coding = _coordinates(_child(transcript, "coding_region"))
    record = PublicRecord(
        locus=_text(fixed, "sequence").upper(),
        exons=exons,
        upstream_exon=None,
        transcript=_text(transcript, "cdna/sequence").upper(),
        cds=Interval(_in_transcript(coding.start, exons), _in_transcript(coding.end, exons)),
        protein=_text(transcript, "coding_region/translation[@name='p1']/sequence").rstrip("*"),
    )
    record.check()
    return record


def check_mappings(path: Path, assemblies: list[Row]) -> None:
    """Prove that the record maps the locus to the places in ``assemblies.tsv``.

    Alternate loci and patches of the assemblies are left out.

    Raises:
        RecordError: the record has another place, or none.
    """
    root = ElementTree.parse(path).getroot()  # noqa: S314 - as above
    mapped = {
        (mapping.attrib["other_id"], mapping.attrib["other_start"], mapping.attrib["other_end"])
        for mapping in root.iterfind("updatable_annotation/annotation_set[@type='lrg']/mapping")
        if mapping.attrib["type"] in {"main_assembly", "other_assembly"}
    }
    for row in assemblies:
        place = (row["accession"], row["locus_start"], row["locus_end"])
        if place not in mapped:
            raise RecordError(f"{path.name} does not map {LRG} to {place}")


def _exons(transcript: ElementTree.Element) -> tuple[Interval, ...]:
    """The exons, whose labels must be 1, 2, 3 and so on: the literature's numbers."""
    elements = transcript.findall("exon")
    labels = [element.attrib.get("label") for element in elements]
    if labels != [str(number) for number in range(1, len(elements) + 1)]:
        raise RecordError(f"the exons of {LRG} t1 are not labelled 1, 2, 3, ...")
    return tuple(_coordinates(element) for element in elements)


def _coordinates(element: ElementTree.Element) -> Interval:
    """The element's interval on the genomic sequence of the record."""
    coordinates = _child(element, f"coordinates[@coord_system='{LRG}']")
    return Interval(int(coordinates.attrib["start"]), int(coordinates.attrib["end"]))


def _in_transcript(position: int, exons: tuple[Interval, ...]) -> int:
    """1-based position in the transcript of a genomic position."""
    before = 0
    for exon in exons:
        if exon.start <= position <= exon.end:
            return before + position - exon.start + 1
        before += exon.length
    raise RecordError(f"position {position} of {LRG} lies in no exon")


def _child(element: ElementTree.Element, path: str) -> ElementTree.Element:
    child = element.find(path)
    if child is None:
        raise RecordError(f"<{element.tag}> has no {path}")
    return child


def _text(element: ElementTree.Element, path: str) -> str:
    return "".join((_child(element, path).text or "").split())
