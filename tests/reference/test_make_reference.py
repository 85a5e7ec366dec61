"""The maker writes the shipped files, byte for byte, from records in the public forms.

The records are written here from the shipped files: the LRG record in the elements and the order
of the public LRG_286.xml (schema 1.9), the GenBank ones by Biopython. That proves the parsers and
the tables, not the facts; the facts are proved by test_reference_proofs.py and by running the
maker on the downloaded records.
"""

# mypy: disable-error-code="no-untyped-call"
# Biopython is typed in part.

from collections.abc import Iterator
from pathlib import Path

import pytest
from Bio import SeqIO
from Bio.Seq import Seq
from Bio.SeqFeature import CompoundLocation, SeqFeature, SimpleLocation
from Bio.SeqRecord import SeqRecord

from col7a1tools.gene import Gene
from col7a1tools.gene.transcript import Exon
from reference.maker.__main__ import main
from reference.maker.folder import HERE

MADE = {
    "locus.fa",
    "transcript.fa",
    "protein.fa",
    "exons.tsv",
    "transcripts.tsv",
    "gly_x_y_register.tsv",
    "gly_x_y_interruptions.tsv",
}


def _literature_exons(gene: Gene) -> list[Exon]:
    return [exon for exon in gene.transcript.exons if exon.number]


def _transcript_3(gene: Gene) -> str:
    return "".join(gene.locus.gene[exon.start : exon.end] for exon in _literature_exons(gene))


def _exon_elements(gene: Gene) -> Iterator[str]:
    """Exons with their coordinates in all three systems, and the introns' phases between them."""
    done = 0
    for exon in _literature_exons(gene):
        if done:
            yield f'      <intron phase="{(done - 1) % 3}" />'
        first, last = max(done, 1), min(done + exon.length - 1, 8832)
        yield f'      <exon label="{exon.number}">'
        yield f'        <coordinates coord_system="LRG_286" start="{exon.start + 1}" end="{exon.end}" strand="1" />'  # noqa: E501
        yield f'        <coordinates coord_system="LRG_286t1" start="{done + 1}" end="{done + exon.length}" />'  # noqa: E501
        if first <= last:
            yield f'        <coordinates coord_system="LRG_286p1" start="{(first + 2) // 3}" end="{(last + 2) // 3}" />'  # noqa: E501
        yield "      </exon>"
        done += exon.length


def _lrg_xml(gene: Gene) -> str:
    exons = _literature_exons(gene)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="application/xml" href="lrg2html.xsl"?>

<lrg schema_version="1.9">
  <fixed_annotation>
    <id>LRG_286</id>
    <hgnc_id>2214</hgnc_id>
    <sequence_source>NG_007065.1</sequence_source>
    <organism taxon="9606">Homo sapiens</organism>
    <source>
      <name>The International Dystrophic Epidermolysis Bullosa Patient Registry</name>
      <url>www.deb-central.org</url>
    </source>
    <mol_type>dna</mol_type>
    <creation_date>2013-02-18</creation_date>
    <sequence>{gene.locus.gene}</sequence>
    <transcript name="t1">
      <comment>The two transcripts differ at the 5'UTR.</comment>
      <coordinates coord_system="LRG_286" start="{exons[0].start + 1}" end="{exons[-1].end}" strand="1" />
      <cdna>
        <sequence>{_transcript_3(gene)}</sequence>
      </cdna>
      <coding_region>
        <coordinates coord_system="LRG_286" start="5094" end="35847" strand="1" />
        <translation name="p1">
          <sequence>{gene.protein.residues}</sequence>
        </translation>
      </coding_region>
{chr(10).join(_exon_elements(gene))}
    </transcript>
  </fixed_annotation>
  <updatable_annotation>
    <annotation_set type="lrg">
      <source>
        <name>LRG</name>
      </source>
      <modification_date>2018-09-26</modification_date>
      <mapping coord_system="GRCh37.p13" other_name="3" other_id="NC_000003.11" other_id_syn="CM000665.1" other_start="48599506" other_end="48637685" type="other_assembly">
        <mapping_span lrg_start="1" lrg_end="38180" other_start="48599506" other_end="48637685" strand="-1" />
      </mapping>
      <mapping coord_system="GRCh38.p12" other_name="3" other_id="NC_000003.12" other_id_syn="CM000665.2" other_start="48562073" other_end="48600252" type="main_assembly">
        <mapping_span lrg_start="1" lrg_end="38180" other_start="48562073" other_end="48600252" strand="-1" />
      </mapping>
      <lrg_locus source="HGNC">COL7A1</lrg_locus>
    </annotation_set>
    <annotation_set type="ncbi">
      <features>
        <gene source="NCBI-Gene" accession="7384">
          <symbol source="HGNC" name="UQCRC1" />
          <coordinates coord_system="LRG_286" start="1" end="1254" strand="1" />
          <transcript source="RefSeq" accession="NM_003365.2">
            <exon source="RefSeq" accession="">
              <coordinates coord_system="LRG_286" start="102" end="190" strand="1" />
            </exon>
          </transcript>
        </gene>
      </features>
    </annotation_set>
  </updatable_annotation>
</lrg>
"""  # noqa: E501 - the record's own lines


def _record(accession: str, bases: str, features: list[SeqFeature], kind: str) -> SeqRecord:
    return SeqRecord(
        Seq(bases),
        id=accession,
        name=accession.partition(".")[0],
        description="Homo sapiens collagen type VII alpha 1 chain (COL7A1)",
        annotations={"molecule_type": kind, "topology": "linear"},
        features=features,
    )


def _genbank(
    folder: Path,
    gene: Gene,
    *,
    genomic_mrna: str = "NM_000094.3",
    upstream: str = "",
    protein: str = "",
) -> list[str]:
    """Write the four records; arguments of the maker that name them."""
    exons = gene.transcript.exons if genomic_mrna.endswith("4") else _literature_exons(gene)
    mrna = SeqFeature(
        CompoundLocation([SimpleLocation(exon.start, exon.end, 1) for exon in exons]),
        type="mRNA",
        qualifiers={"gene": ["COL7A1"], "transcript_id": [genomic_mrna]},
    )
    neighbour = SeqFeature(
        CompoundLocation([SimpleLocation(101, 190, 1), SimpleLocation(542, 618, 1)]),
        type="mRNA",
        qualifiers={"gene": ["UQCRC1"], "transcript_id": ["NM_003365.3"]},
    )
    coding = SeqFeature(
        SimpleLocation(1, 8836, 1),
        type="CDS",
        qualifiers={
            "gene": ["COL7A1"],
            "protein_id": ["NP_000085.1"],
            "translation": [gene.protein.residues],
        },
    )
    transcript = _transcript_3(gene)
    records = [
        _record("NG_007065.1", gene.locus.gene, [neighbour, mrna], "DNA"),
        _record("NM_000094.3", transcript, [coding], "mRNA"),
    ]
    if upstream:
        records.append(_record("NM_000094.4", upstream + transcript, [], "mRNA"))
    if protein:
        records.append(_record("NP_000085.1", protein, [], "protein"))
    paths = [str(folder / f"{record.id}.gb") for record in records]
    for record, path in zip(records, paths, strict=True):
        SeqIO.write(record, path, "genbank")
    return ["make", "--genbank", *paths]


def _upstream_bases(gene: Gene) -> str:
    first = gene.transcript.exons[0]
    return gene.locus.gene[first.start : first.end]


def _differing(output: Path) -> set[str]:
    """Names of the files in ``output`` that are not the shipped ones."""
    return {
        path.name
        for path in output.iterdir()
        if path.read_bytes() != (HERE / path.name).read_bytes()
    }


@pytest.fixture
def lrg_file(gene: Gene, tmp_path: Path) -> Path:
    path = tmp_path / "LRG_286.xml"
    path.write_text(_lrg_xml(gene), encoding="utf-8")
    return path


def test_the_lrg_record_gives_the_shipped_files(
    lrg_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "made"
    assert main(["make", "--lrg", str(lrg_file), "-o", str(output)]) == 0
    assert {path.name for path in output.iterdir()} == MADE
    assert _differing(output) == set()
    said = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert said == dict.fromkeys(MADE, "same")


def test_the_genbank_records_give_the_shipped_files(gene: Gene, tmp_path: Path) -> None:
    output = tmp_path / "made"
    command = _genbank(tmp_path, gene, protein=gene.protein.residues)
    assert main([*command, "-o", str(output)]) == 0
    assert {path.name for path in output.iterdir()} == MADE
    assert _differing(output) == set()


@pytest.mark.parametrize("told_by", ["NM_000094.4", "NG_007065.1"])
def test_a_record_of_the_mane_transcript_establishes_its_first_exon(
    told_by: str, gene: Gene, tmp_path: Path
) -> None:
    if told_by == "NM_000094.4":
        command = _genbank(tmp_path, gene, upstream=_upstream_bases(gene))
    else:
        command = _genbank(tmp_path, gene, genomic_mrna="NM_000094.4")
    output = tmp_path / "made"
    assert main([*command, "-o", str(output)]) == 0
    assert _differing(output) == {"exons.tsv", "transcripts.tsv"}
    shipped = (HERE / "exons.tsv").read_text(encoding="utf-8")
    made = (output / "exons.tsv").read_text(encoding="utf-8")
    assert made == shipped.replace("provisional", "established")
    assert "inferred" not in (output / "transcripts.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "spoilt",
    [
        ("<id>LRG_286</id>", "<id>LRG_1</id>", "is not LRG_286"),
        ("NG_007065.1", "NG_007065.2", "is not LRG_286 made from NG_007065.1"),
        ('name="t1"', 'name="t2"', "no transcript[@name='t1']"),
        ('<exon label="7">', '<exon label="7A">', "not labelled"),
        ('start="5705" end="5885"', 'start="5705" end="5884"', "do not splice"),
        ("<sequence>MTLRLL", "<sequence>MTLRLV", "does not translate"),
        ('start="5094" end="35847"', 'start="5095" end="35847"', "does not translate"),
        ('start="5094" end="35847"', 'start="5090" end="35847"', "lies in no exon"),
        ('other_start="48562073"', 'other_start="48562074"', "does not map LRG_286"),
        ('coord_system="LRG_286"', 'coord_system="LRG_2860"', "no coordinates"),
        ("</lrg>", "", "not well-formed"),
    ],
)
def test_a_wrong_lrg_record_is_refused(
    spoilt: tuple[str, str, str],
    lrg_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new, says = spoilt
    text = lrg_file.read_text(encoding="utf-8")
    assert old in text
    lrg_file.write_text(text.replace(old, new), encoding="utf-8")
    output = tmp_path / "made"
    assert main(["make", "--lrg", str(lrg_file), "-o", str(output)]) == 1
    assert says in capsys.readouterr().err
    assert not output.exists()


def test_a_base_altered_in_the_lrg_record_is_refused(
    lrg_file: Path, gene: Gene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exon = _literature_exons(gene)[50]
    bases = gene.locus.gene
    other = "A" if bases[exon.start] != "A" else "C"
    altered = bases[: exon.start] + other + bases[exon.start + 1 :]
    lrg_file.write_text(_lrg_xml(gene).replace(bases, altered), encoding="utf-8")
    assert main(["make", "--lrg", str(lrg_file), "-o", str(tmp_path / "made")]) == 1
    assert "do not splice" in capsys.readouterr().err


def test_a_missing_genbank_record_is_named(
    gene: Gene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = _genbank(tmp_path, gene)
    assert main([*command[:-1], "-o", str(tmp_path / "made")]) == 1
    assert "no record of NM_000094.3 was given (found: NG_007065.1)" in capsys.readouterr().err


def test_a_genomic_record_without_the_transcript_is_refused(
    gene: Gene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = _genbank(tmp_path, gene, genomic_mrna="NM_000094.9")
    assert main([*command, "-o", str(tmp_path / "made")]) == 1
    assert "carries no mRNA feature" in capsys.readouterr().err


def test_a_mane_record_that_does_not_fit_upstream_is_refused(
    gene: Gene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = _genbank(tmp_path, gene, upstream="ACGT" * 20)
    assert main([*command, "-o", str(tmp_path / "made")]) == 1
    assert "are not one exon upstream" in capsys.readouterr().err


def test_a_protein_record_that_differs_is_refused(
    gene: Gene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = _genbank(tmp_path, gene, protein="M" + gene.protein.residues)
    assert main([*command, "-o", str(tmp_path / "made")]) == 1
    assert "differs from the translation" in capsys.readouterr().err


def test_a_record_that_does_not_exist_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["make", "--lrg", str(tmp_path / "absent.xml"), "-o", str(tmp_path / "made")]) == 1
    assert "absent.xml" in capsys.readouterr().err
