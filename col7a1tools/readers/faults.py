"""The errors that more than one reader raises: what, where, why, cure."""

from col7a1tools.errors import InputError, Place

_SHOWN = 60


def wrong_encoding(error: UnicodeDecodeError, place: Place) -> InputError:
    """A line that is not UTF-8."""
    byte = error.object[error.start]
    return InputError(
        "vcf.encoding",
        f"the line is not UTF-8 (0x{byte:02X} is its byte {error.start + 1})",
        place=place,
        cause="a name with an accent was written by a program that uses Latin-1",
        cure="iconv -f LATIN1 -t UTF-8 IN > OUT",
    )


def nul_byte(place: Place) -> InputError:
    """A line with a NUL byte in it."""
    return InputError(
        "vcf.nul",
        "the line holds a NUL byte, which is no text",
        place=place,
        cause="the file was damaged, often by a full disk or a stopped copy",
        cure="copy or make the file again",
    )


def spaces_for_tabs(place: Place) -> InputError:
    """Columns that are separated by spaces."""
    return InputError(
        "vcf.spaces",
        "the columns are separated by spaces; a VCF needs tabs",
        place=place,
        cause="the text went through an editor, an e-mail or a terminal",
        cure="take the original file; if no value holds a space: sed -E '/^##/! s/ +/\\t/g'",
    )


def wrong_column_count(text: str, expected: int, place: Place) -> InputError:
    """A record whose number of columns is not that of the header."""
    seen = text.count("\t") + 1
    if len(text.split()) >= expected > seen:
        return spaces_for_tabs(place)
    return InputError(
        "vcf.columns",
        f"the record has {seen} columns, but the header names {expected}",
        place=place,
        cause="the line was cut off, edited, or comes from a file with other samples",
        cure="take the file as the caller wrote it; join files with bcftools merge",
    )


def cut_off(text: str, expected: int, place: Place) -> InputError:
    """A last line without line end and without all its columns."""
    return InputError(
        "vcf.truncated",
        f"the file ends in the middle of a line: {text.count(chr(9)) + 1} of {expected} columns",
        place=place,
        cause="a copy did not finish, the disk was full, or the caller was stopped",
        cure="copy or make the file again",
    )


def _shown(written: str) -> str:
    """A value in quotes, with its control characters made visible and cut where it is long."""
    return repr(written if len(written) <= _SHOWN else f"{written[:_SHOWN]}...")


def bad_position(written: str, place: Place) -> InputError:
    """A POS that is no number."""
    return InputError(
        "vcf.position",
        f"POS is {_shown(written)} and should be a whole number",
        place=place,
        cause="a spreadsheet changed the number, or columns were moved",
        cure="take the file as the caller wrote it",
    )


def is_reference(written: str) -> bool:
    """Whether REF is bases, N among them."""
    return bool(written) and not written.upper().strip("ACGTN")


def bad_reference(written: str, place: Place) -> InputError:
    """A REF that is no sequence, or an N where the base must be known."""
    reason = "N cannot be compared" if is_reference(written) else "it should be A, C, G and T"
    return InputError(
        "vcf.ref",
        f"REF is {_shown(written)}: {reason}",
        place=place,
        cause="columns were moved, or the file was not made by a variant caller",
        cure="write the bases of the reference, with the base before an insertion or deletion",
    )


def bad_alternate(written: str, place: Place) -> InputError:
    """An ALT that the VCF specification does not know."""
    return InputError(
        "vcf.alt",
        f"ALT is {_shown(written)}, which is neither bases, nor a symbol in <>, nor a breakend",
        place=place,
        cause="an annotation table was renamed to VCF ('-' for a deletion, 'A/G' for both "
        "alleles), or columns were moved",
        cure="take the file as the caller wrote it, or write the allele as VCF wants it",
    )


def allele_out_of_range(call: str, sample: str, alternates: int, place: Place) -> InputError:
    """A genotype that names an allele which the record does not have."""
    alleles = "allele" if alternates == 1 else "alleles"
    return InputError(
        "vcf.allele_index",
        f"the genotype of {sample} is {_shown(call)}, "
        f"but the record has {alternates} ALT {alleles}",
        place=place,
        cause="a record with several ALT alleles was split without renumbering its genotypes",
        cure="split the original file with bcftools norm -m -",
    )


def bad_genotype(call: str, sample: str, place: Place) -> InputError:
    """A genotype that cannot be read."""
    return InputError(
        "vcf.genotype",
        f"the genotype of {sample} is {_shown(call)}, which is no genotype",
        place=place,
        cause="columns were moved, or the file was edited",
        cure="take the file as the caller wrote it",
    )


def format_key_twice(form: str, place: Place) -> InputError:
    """FORMAT that names a key more than once, so that a value cannot be told from another."""
    return InputError(
        "vcf.format_twice",
        f"FORMAT is {_shown(form)}, which names a key twice",
        place=place,
        cause="two callers' records were joined by text, or the file was edited",
        cure="take the file as the caller wrote it",
    )


def other_contig_name(contig: str, place: Place) -> InputError:
    """Chromosome 3 under a name that the readers do not look for."""
    return InputError(
        "vcf.contig_name",
        f"chromosome 3 is called {_shown(contig)}, which is none of the names in use",
        place=place,
        cause="the contig was renamed, or the file follows an older or other assembly",
        cure="call it 3 or chr3 (bcftools annotate --rename-chrs)",
    )


def bad_end(end: int, position: int, place: Place) -> InputError:
    """An END before POS."""
    return InputError(
        "vcf.end",
        f"END is {end:,} and lies before POS {position:,}",
        place=place,
        cause="the caller wrote the end of a translocation, or the file was lifted over in part",
        cure="correct END, or give the record as a breakend",
    )
