"""The reads of the locus from a file without a usable index, in an indexed file of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from col7a1tools.leftovers import temporary_folder
from col7a1tools.readers.alignment_file import Container
from col7a1tools.readers.segments import Segments


@contextmanager
def copy_locus(segments: Segments) -> Iterator[Segments]:
    """Read a file through and copy what overlaps the locus; the copy lives as long as the block.

    The file may be in any order.

    Raises:
        InputError: the file is damaged, or a CRAM's reference is missing.
    """
    import pysam  # noqa: PLC0415 - heavy

    span = segments.contig.span
    with temporary_folder() as folder:
        found, copy = folder / "found.bam", folder / "locus.bam"
        with pysam.AlignmentFile(str(found), "wb", template=segments.handle) as output:
            for segment in segments.through(span.start - 1, span.end):
                output.write(segment)
        pysam.sort("-o", str(copy), str(found))
        pysam.index(str(copy))
        index = Path(f"{copy}.bai")
        file = replace(
            segments.file, path=copy, container=Container.BAM, index=index, index_is_old=False
        )
        with pysam.AlignmentFile(str(copy), "rb", index_filename=str(index)) as handle:
            yield replace(segments, handle=handle, file=file)
