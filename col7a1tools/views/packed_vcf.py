"""Compressed outputs: bgzip of any lines, and BCF."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from col7a1tools.errors import InputError
from col7a1tools.leftovers import temporary_folder

_DECLARED = re.compile(r"##(INFO|FORMAT|FILTER|contig)=<(?:[^\"]*,)?ID=([^,>]+)")
_DECLARATIONS = {
    "contig": "##contig=<ID={}>",
    "FILTER": '##FILTER=<ID={},Description="Not declared in the input">',
    "INFO": '##INFO=<ID={},Number=.,Type=String,Description="Not declared in the input">',
    "flag": '##INFO=<ID={},Number=0,Type=Flag,Description="Not declared in the input">',
    "FORMAT": '##FORMAT=<ID={},Number=.,Type=String,Description="Not declared in the input">',
}
# Fields whose type htslib itself relies on.
_RESERVED = {
    ("INFO", "END"): '##INFO=<ID=END,Number=1,Type=Integer,Description="Last position">',
    ("FORMAT", "GT"): '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
}

Name = tuple[str, str]


def write_packed(lines: Iterable[str], target: Path, suffix: str) -> None:
    """Write lines packed by bgzip, or VCF lines as BCF.

    BCF refers to the header by number, so names that the input uses without declaring them are
    declared, as text.

    Args:
        lines: without the last line end.
        target: the file to write.
        suffix: ``.bcf``, or another one for bgzip.

    Raises:
        InputError: htslib cannot write the records as BCF.
    """
    if suffix == ".bcf":
        _write_bcf(list(lines), target)
        return
    import pysam  # noqa: PLC0415 - heavy, and only these two forms need it

    with pysam.BGZFile(str(target), "wb", None) as packed:
        for line in lines:
            packed.write(f"{line}\n".encode())


def _write_bcf(lines: Sequence[str], target: Path) -> None:
    import pysam  # noqa: PLC0415 - heavy, and only this form needs it
    import pysam.bcftools  # noqa: PLC0415 - as above
    from pysam.utils import SamtoolsError  # noqa: PLC0415 - as above

    size = next(index for index, line in enumerate(lines, 1) if not line.startswith("##"))
    declared = _declarations(lines[: size - 1], lines[size:])
    with temporary_folder(target.parent) as folder:
        plain = folder / "annotated.vcf"
        with plain.open("w", encoding="utf-8", newline="\n") as stream:
            whole = (*lines[: size - 1], *declared, *lines[size - 1 :])
            stream.writelines(f"{line}\n" for line in whole)
        options = ("--no-version", "-Ob", "-o", str(target))
        loudness = pysam.set_verbosity(0)
        try:
            pysam.bcftools.view(*options, str(plain), catch_stdout=False)
        except SamtoolsError as error:
            raise InputError(
                "output.bcf",
                "the records cannot be written as BCF",
                cause="htslib does not read every form of record that VCF allows",
                cure="choose .vcf.gz, which keeps every line as it is",
            ) from error
        finally:
            pysam.set_verbosity(loudness)


def _declarations(header: Sequence[str], records: Sequence[str]) -> list[str]:
    """Header lines for what the records use and the header does not declare."""
    known = {(match[1], match[2]) for line in header if (match := _DECLARED.match(line))}
    used = dict.fromkeys(name for record in records for name in _names(record))
    return [
        _RESERVED.get((kind, name), _DECLARATIONS[kind].format(name))
        for kind, name in used
        if ("INFO" if kind == "flag" else kind, name) not in known
    ]


def _names(record: str) -> Iterator[Name]:
    """What a record refers to in the header: kind and name."""
    columns = record.split("\t")
    yield "contig", columns[0]
    if columns[6] not in {".", "PASS"}:
        yield from (("FILTER", name) for name in columns[6].split(";"))
    if columns[7] != ".":
        for item in columns[7].split(";"):
            name, equals, _ = item.partition("=")
            yield ("INFO" if equals else "flag", name)
    if len(columns) > 8 and columns[8] != ".":
        yield from (("FORMAT", name) for name in columns[8].split(":"))
