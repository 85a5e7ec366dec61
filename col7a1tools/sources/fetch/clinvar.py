"""ClinVar: the records of the locus, by ranged reads through the index of the whole VCF."""

from dataclasses import dataclass

from col7a1tools.errors import InputError, Place
from col7a1tools.gene.locus import AssemblySpan, Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.sources.fetch.client import ChangedOnServerError, Client
from col7a1tools.sources.fetch.tabix_ranges import (
    LARGEST_BLOCK,
    blocks_text,
    region_bytes,
)

SERVER = "https://ftp.ncbi.nlm.nih.gov/pub/clinvar"
_RESTARTS = 3
# Compressed bytes in which the header surely ends.
_HEADER_BYTES = 4 * LARGEST_BLOCK


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched.

    Attributes:
        name: file name under which to keep it.
        content: the file.
        release: release as the source states it, or empty.
    """

    name: str
    content: bytes
    release: str


def fetch_clinvar(
    client: Client, locus: Locus, assembly: Assembly, server: str = SERVER
) -> Fetched:
    """Get ClinVar's records of the locus as a VCF.

    Index, header and records must be of one file: where the server's file changes in between,
    everything is fetched anew.

    Args:
        client: asks the server.
        locus: the locus.
        assembly: of the VCF.
        server: base address, without a slash at its end.

    Raises:
        InputError: the server does not give the file, or keeps changing it.
    """
    url = f"{server}/vcf_{assembly.value}/clinvar.vcf.gz"
    for _ in range(_RESTARTS):
        try:
            return _fetch_once(client, locus, assembly, url)
        except ChangedOnServerError:
            client.tell("the file on the server changed while it was read; beginning again")
    raise InputError(
        "fetch.changing",
        "the file on the server changed each time while it was read",
        place=Place(url),
        cause="a new release is being put there",
        cure="try again in an hour",
    )


def _fetch_once(client: Client, locus: Locus, assembly: Assembly, url: str) -> Fetched:
    span = locus.spans[assembly]
    place = Place(url)
    client.tell("reading the index of ClinVar")
    index = client.whole(f"{url}.tbi")
    region = region_bytes(
        index, frozenset(span.contig_names), span.start - 1, span.end, Place(f"{url}.tbi")
    )
    client.tell("reading the header")
    head, etag = client.ranged(url, 0, _HEADER_BYTES, "")
    client.tell(f"reading {region.end - region.start:,} bytes at COL7A1")
    body, _ = client.ranged(url, region.start, region.end, etag)
    header = _header(_unpacked(head, place), place)
    records = _records(_unpacked(body, place), span)
    if not records:
        raise InputError(
            "fetch.region",
            "the bytes that the index points to do not hold the records of COL7A1",
            place=place,
            cause="the index on the server is of another file, or the file is being replaced",
            cure="try again later",
        )
    release = next(
        (line.partition("=")[2] for line in header if line.startswith("##fileDate=")), ""
    )
    content = "\n".join([*header, *records, ""]).encode()
    return Fetched(f"clinvar.{assembly.value}.vcf", content, release)


def _unpacked(data: bytes, place: Place) -> bytes:
    try:
        return blocks_text(data)
    except ValueError as error:
        raise InputError(
            "fetch.unexpected",
            f"the server did not send what was asked for: {error}",
            place=place,
            cause="the service changed, or a proxy answered in its place",
            cure="try again later",
        ) from error


def _header(text: bytes, place: Place) -> list[str]:
    lines = text.decode("utf-8", "replace").splitlines()
    ends = [number for number, line in enumerate(lines) if line.startswith("#CHROM\t")]
    schema = any(line.startswith("##INFO=<ID=CLNSIG,") for line in lines)
    if not ends or not schema or not lines[0].startswith("##fileformat=VCF"):
        raise InputError(
            "fetch.schema",
            "what the server sent is no ClinVar VCF: it has no header with CLNSIG",
            place=place,
            cure="try again later; tell the authors where it lasts",
        )
    return lines[: ends[0] + 1]


def _records(text: bytes, span: AssemblySpan) -> list[str]:
    """Records at the locus; none where the bytes do not reach from before it to behind it.

    The first piece may be the end of a line that begins in the block before; it lies before the
    locus, and its columns do not fit.
    """
    lines = text.decode("utf-8", "replace").split("\n")[1:-1]
    at = [number for number, line in enumerate(lines) if _at_locus(line, span)]
    whole = at and at[0] > 0 and at[-1] < len(lines) - 1
    return [lines[number] for number in at] if whole else []


def _at_locus(line: str, span: AssemblySpan) -> bool:
    columns = line.split("\t")
    if len(columns) < 8 or columns[0] not in span.contig_names or not columns[1].isdecimal():
        return False
    position = int(columns[1])
    return position <= span.end and position + len(columns[3]) > span.start
