"""Compressed forms of the annotated VCF: bgzip and BCF."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory


def write_packed(lines: Iterable[str], target: Path, suffix: str) -> None:
    """Write VCF lines as ``.vcf.gz`` (bgzip) or ``.bcf``.

    Args:
        lines: of a VCF, without line ends.
        target: the file to write.
        suffix: ``.vcf.gz`` or ``.bcf``.
    """
    import pysam  # noqa: PLC0415 - heavy, and only these two forms need it

    if suffix == ".vcf.gz":
        with pysam.BGZFile(str(target), "wb", None) as packed:
            for line in lines:
                packed.write(f"{line}\n".encode())
        return
    with TemporaryDirectory(dir=target.parent, prefix=".col7a1tools.") as folder:
        plain = Path(folder, "annotated.vcf")
        with plain.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
        with (
            pysam.VariantFile(str(plain)) as text,
            pysam.VariantFile(str(target), "wb", header=text.header) as packed,
        ):
            for record in text:
                packed.write(record)
