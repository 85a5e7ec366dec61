"""Tell a VCF or BCF from everything else that people hand in, by its first bytes.

The file's name is never asked: ``patient.vcf`` may hold a web page.
"""

from enum import Enum

from col7a1tools.errors import InputError, Place

# Enough for every mark below, and for the first lines of a text.
HEAD_SIZE = 512

GZIP_MAGIC = b"\x1f\x8b"
_FILEFORMAT = b"##fileformat=VCF"
_BCF2 = b"BCF\x02"

_CALL_VARIANTS = "call variants from it first, and give their VCF"
_EXPORT_VCF = "export or download the variants as VCF again"
_GIVE_INDEXED = "give the VCF or BCF that this index belongs to"
_DECOMPRESS = "decompress it, or compress it with bgzip instead"

# First bytes, what the file is, and what to do.
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"BAM\x01", "a BAM file (aligned reads)", _CALL_VARIANTS),
    (b"CRAM", "a CRAM file (aligned reads)", _CALL_VARIANTS),
    (b"BCF\x04", "a BCF of the first version", "convert it with samtools 0.1.19's bcftools"),
    (b"TBI\x01", "a tabix index (.tbi)", _GIVE_INDEXED),
    (b"CSI\x01", "a CSI index (.csi)", _GIVE_INDEXED),
    (b"BAI\x01", "a BAM index (.bai)", _CALL_VARIANTS),
    (b"PK\x03\x04", "a zip archive or an Excel workbook (.xlsx)", _EXPORT_VCF),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file", _EXPORT_VCF),
    (b"%PDF", "a PDF document", _EXPORT_VCF),
    (b"\x89PNG", "a picture", _EXPORT_VCF),
    (b"\xff\xd8\xff", "a picture", _EXPORT_VCF),
    (b"BZh", "compressed with bzip2", _DECOMPRESS),
    (b"\xfd7zXZ", "compressed with xz", _DECOMPRESS),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", _DECOMPRESS),
    (b"7z\xbc\xaf", "a 7z archive", _DECOMPRESS),
    (GZIP_MAGIC, "compressed twice", "decompress it once with gunzip"),
    (b">", "a FASTA file (sequences)", "give variants, as VCF"),
    (b"@HD\t", "a SAM file (aligned reads)", _CALL_VARIANTS),
    (b"@SQ\t", "a SAM file (aligned reads)", _CALL_VARIANTS),
    (b"@RG\t", "a SAM file (aligned reads)", _CALL_VARIANTS),
    (b"@PG\t", "a SAM file (aligned reads)", _CALL_VARIANTS),
    (b"@", "a FASTQ file (reads)", "align the reads and call variants first"),
    (b"##gff-version", "a GFF file (gene annotation)", "give variants, as VCF"),
    (b"##gtf", "a GTF file (gene annotation)", "give variants, as VCF"),
    (b"{\\rtf", "an RTF document", _EXPORT_VCF),
    (b"{", "a JSON file", _EXPORT_VCF),
    (b"track ", "a BED file (regions)", "give variants, as VCF"),
    (b"browser ", "a BED file (regions)", "give variants, as VCF"),
)
_HTML_MARKS = (b"<!doctype html", b"<html", b"<head")


class Kind(Enum):
    """The two kinds of content that hold variants."""

    VCF = "VCF"
    BCF = "BCF"


def kind_of(head: bytes, place: Place) -> Kind:
    """What the decompressed content is.

    Args:
        head: the first bytes of the content, up to `HEAD_SIZE` of them.
        place: the file, for the error.

    Raises:
        InputError: it is neither VCF nor BCF; the message says what it is.
    """
    if head.startswith(_FILEFORMAT):
        return Kind.VCF
    if head.startswith(_BCF2):
        return Kind.BCF
    if not head.strip():
        raise InputError(
            "file.empty",
            "the file is empty" if not head else "the file holds nothing but blank space",
            place=place,
            cause="the program that writes it failed, or the copy did not finish",
            cure="make or copy the file again",
        )
    _refuse_encodings(head, place)
    _refuse_other_kinds(head, place)
    raise _without_fileformat(head, place)


def known_kind(head: bytes) -> str | None:
    """What a file that begins so is, in a few words; None where nobody knows."""
    if head.startswith(_FILEFORMAT):
        return "a VCF file (variants)"
    if head.startswith(_BCF2):
        return "a BCF file (variants)"
    if head.lstrip().lower().startswith(_HTML_MARKS):
        return "a web page (HTML)"
    return next((name for mark, name, _ in _MARKS if head.startswith(mark)), None)


def _refuse_encodings(head: bytes, place: Place) -> None:
    start = head[:64]
    wide = len(start) >= 4 and (not any(start[1::2]) or not any(start[0::2]))
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide:
        raise InputError(
            "vcf.utf16",
            "the text is encoded as UTF-16; a VCF is UTF-8",
            place=place,
            cause="Windows programs save so when asked for 'Unicode'",
            cure="iconv -f UTF-16 -t UTF-8 IN > OUT",
        )
    if head.startswith(b"\xef\xbb\xbf"):
        raise InputError(
            "vcf.bom",
            "the file begins with a byte order mark, which no VCF may have",
            place=Place(place.path, 1),
            cause="an editor or a spreadsheet on Windows put it there",
            cure="save it as UTF-8 without BOM, or: sed '1s/^\\xEF\\xBB\\xBF//' IN > OUT",
        )


def _refuse_other_kinds(head: bytes, place: Place) -> None:
    for mark, name, cure in _MARKS:
        if head.startswith(mark):
            raise InputError(
                "file.kind", f"this is not a VCF or BCF but {name}", place=place, cure=cure
            )
    beginning = head.lstrip().lower()
    if beginning.startswith(_HTML_MARKS):
        raise InputError(
            "file.kind",
            "this is not a VCF or BCF but a web page (HTML)",
            place=place,
            cause="a download that needs a login, or that failed, saves a page instead of the file",
            cure="download the file again",
        )
    if beginning.startswith(b"<?xml"):
        raise InputError(
            "file.kind", "this is not a VCF or BCF but an XML file", place=place, cure=_EXPORT_VCF
        )


def _without_fileformat(head: bytes, place: Place) -> InputError:
    """The error for a text whose first line is not ``##fileformat``."""
    first_line = head.splitlines()[0] if head.splitlines() else b""
    looks_like_vcf = (
        first_line.startswith((b"##", b"#CHROM"))
        or first_line.count(b"\t") >= 4
        or b"\n#CHROM" in head
    )
    if looks_like_vcf:
        return InputError(
            "vcf.fileformat",
            "the first line is not ##fileformat=VCF..., as the VCF specification demands",
            place=Place(place.path, 1),
            cause="the header was cut off or edited, for example by grep or a spreadsheet",
            cure="put the header back (bcftools reheader), or export the VCF again",
        )
    return InputError(
        "file.kind",
        "this is not a VCF or BCF: the first line is not ##fileformat=VCF...",
        place=place,
        cure="give a VCF, a VCF.gz or a BCF",
    )
