"""Run our annotation, SnpEff and bcftools csq on the same variants and read what they say."""

import csv
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peer_files import DATABASE, write_genome, write_gff3, write_snpeff_config

WORK = Path(__file__).resolve().parent / "work"
INFO = 7
RESIDUES = 5
# bcftools csq shortens the terms of the Sequence Ontology.
CSQ_TERMS = {
    "intron": "intron_variant",
    "missense": "missense_variant",
    "synonymous": "synonymous_variant",
    "frameshift": "frameshift_variant",
    "splice_region": "splice_region_variant",
    "splice_donor": "splice_donor_variant",
    "splice_acceptor": "splice_acceptor_variant",
    "coding_sequence": "coding_sequence_variant",
    "stop_retained": "stop_retained_variant",
    "3_prime_utr": "3_prime_UTR_variant",
    "5_prime_utr": "5_prime_UTR_variant",
}
ANN_TERMS, ANN_CODING, ANN_PROTEIN = 1, 9, 10


@dataclass(frozen=True, slots=True)
class Reading:
    """What one tool says of one variant.

    Attributes:
        terms: Sequence Ontology terms.
        coding: c. name without accession, empty where the tool gives none.
        protein: p. name without accession and brackets (or csq's residue change), else empty.
    """

    terms: frozenset[str]
    coding: str
    protein: str


def environment() -> dict[str, str]:
    """The environment for the tools: plain messages, and our interpreter's commands first.

    Modules are compiled once and kept, as those of an installed package are, even where whoever
    measures has told Python to write nothing.
    """
    scripts = Path(sys.executable).parent
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "LC_ALL": "C", "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}


def run(command: list[str], output: Path | None = None) -> None:
    """Run a command; its standard output goes to a file or nowhere.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    with (output or Path(os.devnull)).open("wb") as file:
        subprocess.run(command, stdout=file, env=environment(), check=True)


def prepare_snpeff(work: Path) -> Path:
    """Build the SnpEff database once; gives the path of its configuration."""
    config = work / "snpeff" / "snpEff.config"
    if not (config.parent / DATABASE / "snpEffectPredictor.bin").exists():
        write_snpeff_config(work)
        build = ["snpEff", "build", "-gtf22", "-noCheckCds", "-noCheckProtein", "-noLog", "-c"]
        run([*build, str(config), DATABASE])
    return config


def prepare_csq(work: Path) -> tuple[Path, Path]:
    """Write the genome and the transcript that bcftools csq reads; gives both paths."""
    genome, transcript = work / "genome.fa", work / "transcript.gff3"
    if not transcript.exists():
        write_genome(genome)
        run(["samtools", "faidx", str(genome)])
        write_gff3(transcript)
    return genome, transcript


def ours_command(vcf: Path, output: Path) -> list[str]:
    """Our annotation to TSV."""
    return ["col7a1tools", "annotate", str(vcf), "-o", str(output)]


def snpeff_command(work: Path, vcf: Path, *, statistics: bool = False) -> list[str]:
    """SnpEff's annotation to standard output.

    Args:
        work: the folder of files that are made on the way.
        vcf: what it annotates.
        statistics: whether it also writes its page of statistics, as it does unless told not to.
    """
    config = prepare_snpeff(work)
    page = ["-stats", str(config.parent / "summary.html")] if statistics else ["-noStats"]
    annotate = ["snpEff", "ann", *page, "-noLog", "-nodownload", "-c"]
    return [*annotate, str(config), DATABASE, str(vcf)]


def csq_command(work: Path, vcf: Path) -> list[str]:
    """The annotation of bcftools csq, each variant for itself, to standard output."""
    genome, transcript = prepare_csq(work)
    annotate = ["bcftools", "csq", "--local-csq", "--verbose", "0"]
    return [*annotate, "--fasta-ref", str(genome), "--gff-annot", str(transcript), str(vcf)]


def read_ours(path: Path) -> dict[str, Reading]:
    """Our TSV, by the identifier of the variant."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: Reading(
                frozenset(row["consequence"].split("&")),
                row["hgvs_c"].partition(":")[2],
                plain_protein(row["hgvs_p"].partition(":")[2]),
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def _annotated(path: Path, key: str) -> dict[str, str]:
    """The value of one INFO key, by the identifier of the variant; empty where it is absent."""
    found = {}
    pattern = re.compile(rf"(?:^|;){key}=([^;]*)")
    with path.open(encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > INFO and not line.startswith("#"):
                match = pattern.search(columns[INFO])
                found[columns[2]] = match.group(1) if match else ""
    return found


def read_snpeff(path: Path) -> dict[str, Reading]:
    """SnpEff's VCF, by the identifier of the variant."""
    readings = {}
    for identifier, value in _annotated(path, "ANN").items():
        effects = [effect.split("|") for effect in value.split(",") if value]
        terms = [term for effect in effects for term in effect[ANN_TERMS].split("&")]
        coding = [effect[ANN_CODING] for effect in effects if effect[ANN_CODING]]
        protein = [effect[ANN_PROTEIN] for effect in effects if effect[ANN_PROTEIN]]
        readings[identifier] = Reading(
            frozenset(terms), "".join(coding[:1]), plain_protein("".join(protein[:1]))
        )
    return readings


def read_csq(path: Path) -> dict[str, Reading]:
    """The VCF of bcftools csq, by the identifier of the variant."""
    readings = {}
    for identifier, value in _annotated(path, "BCSQ").items():
        effects = [effect.split("|") for effect in value.split(",") if value]
        short = [term.strip("*") for effect in effects for term in effect[0].split("&")]
        terms = [CSQ_TERMS.get(term, term) for term in short]
        residues = [effect[RESIDUES] for effect in effects if len(effect) > RESIDUES]
        readings[identifier] = Reading(frozenset(terms) - {""}, "", "".join(residues[:1]))
    return readings


def plain_protein(name: str) -> str:
    """A p. name without its brackets; empty for none."""
    return "" if name in {"", "."} else name.replace("(", "").replace(")", "")
