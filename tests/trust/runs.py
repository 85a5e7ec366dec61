"""Every command on small files, to be tried under other circumstances."""

from dataclasses import dataclass
from pathlib import Path

from tests.command_line import PROJECT

DATA = PROJECT / "tests" / "data"
SOURCES = DATA / "sources"
TRIO = PROJECT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
KINDS = DATA / "vcf" / "quirks" / "alleles_of_every_kind.vcf"
PEDIGREE = PROJECT / "tests" / "fuzz" / "seeds" / "quad.ped"
RECORD = PROJECT / "tests" / "fuzz" / "seeds" / "record.json"
OLD_RECORD = DATA / "records" / "version_1_0.json"
CASE = DATA / "case" / "every_key.toml"
AMPLICON = DATA / "reads" / "child_before.amplicon.cram"
PAGES = (".json", ".html", ".pdf", ".txt")
EXPORTS = (".phenopacket.json", ".vrs.json", ".fhir.json")


@dataclass(frozen=True, slots=True)
class Run:
    """A command line.

    Attributes:
        name: for test ids.
        words: the command and its inputs, as absolute paths.
        outputs: names of what it writes; none where it writes to stdout.
    """

    name: str
    words: tuple[str | Path, ...]
    outputs: tuple[str, ...] = ()

    def words_in(self, folder: Path) -> list[str]:
        """The command line with its outputs in a folder."""
        targets = [word for name in self.outputs for word in ("-o", str(folder / name))]
        return [*map(str, self.words), *targets]


def _named(suffixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"out{suffix}" for suffix in suffixes)


REPORT = ("report", TRIO, "--sample", "child", "--ped", PEDIGREE, "--donor", "sister")

TO_FILES = (
    Run("annotate tsv", ("annotate", KINDS), ("out.tsv",)),
    Run("annotate tsv.gz", ("annotate", KINDS), ("out.tsv.gz",)),
    Run("annotate vcf", ("annotate", TRIO, "--case", CASE), ("out.vcf",)),
    Run("annotate vcf.gz", ("annotate", TRIO), ("out.vcf.gz",)),
    Run("annotate bcf", ("annotate", TRIO), ("out.bcf",)),
    Run("annotate jsonl", ("annotate", KINDS), ("out.jsonl",)),
    Run("report", REPORT, _named((*PAGES, *EXPORTS))),
    Run("render", ("render", RECORD, "--lang", "es"), _named((*PAGES, *EXPORTS))),
    Run("compare", ("compare", OLD_RECORD, RECORD, "--same-person"), ("out.html",)),
    Run("coverage", ("coverage", AMPLICON), _named((".tsv", ".json", ".bed", ".svg"))),
    Run("reads", ("reads", AMPLICON, "--vcf", TRIO, "--sample", "child"), ("out.txt",)),
    Run("reads json", ("reads", AMPLICON, "--vcf", TRIO, "--sample", "child"), ("out.json",)),
    Run("reads vcf", ("reads", AMPLICON, "--vcf", TRIO, "--sample", "child"), ("out.vcf",)),
    Run("screen", ("screen", TRIO, DATA / "vcf", "--jobs", "2", "--parquet"), ("out",)),
    Run("carriers", ("carriers", TRIO), ("out.tsv",)),
    Run("carriers tsv.gz", ("carriers", TRIO), ("out.tsv.gz",)),
    Run("atlas", ("atlas",), ("out.vcf.gz",)),
)
TO_STDOUT = (
    Run("annotate to stdout", ("annotate", KINDS)),
    Run("annotate vcf to stdout", ("annotate", KINDS, "--format", "vcf")),
    Run("carriers to stdout", ("carriers", TRIO)),
    Run("describe", ("describe", "c.[6527dup];[8038G>A]", "IVS51+1G>A")),
    Run("describe json", ("describe", "c.[6527dup;8038G>A]", "R578X", "--json")),
    Run("compare to stdout", ("compare", OLD_RECORD, RECORD, "--same-person")),
    Run("coverage to stdout", ("coverage", AMPLICON)),
    Run("reads to stdout", ("reads", AMPLICON, "--vcf", TRIO, "--sample", "child")),
    Run("sources list", ("sources", "list", "--today", "2026-01-01")),
)
