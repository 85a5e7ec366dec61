"""The kinds in which the c. and p. names of SnpEff and the proteins of bcftools csq differ."""

import re

from benchmarks.comparison import Kind, Row, csq_protein

_RUN_TOGETHER = re.compile(r"p\.(?:[A-Z][a-z]{2}){2,}\d+")


def without_bases(name: str) -> str:
    """A c. name without the deleted or duplicated bases that older recommendations wrote."""
    name = re.sub(r"(del|dup)[ACGT]+$", r"\1", name)
    return re.sub(r"del[ACGT]+ins", "delins", name)


def modern(name: str) -> str:
    """SnpEff's p. name with ``Ter`` and ``=`` as HGVS writes them."""
    name = name.replace("*", "Ter")
    return re.sub(r"([A-Z][a-z]{2})(\d+)\1$", r"\1\2=", name)


def change_kind(name: str) -> str:
    """``del``, ``dup``, ``ins``, ``delins``, ``inv``, ``fs``, ``ext`` or empty."""
    match = re.search(r"delins|del|dup|ins|inv|fs|ext", name)
    return match.group() if match else ""


def _kinds(row: Row) -> tuple[str, str]:
    return change_kind(row.ours.coding), change_kind(without_bases(row.peer.coding))


def _protein_kinds(row: Row) -> tuple[str, str]:
    return change_kind(row.ours.protein), change_kind(row.peer.protein)


def _first_residue(name: str) -> str:
    match = re.match(r"p\.[A-Z][a-z]{2}\d+", name)
    return match.group() if match else ""


def _same_first(row: Row) -> bool:
    return _first_residue(row.ours.protein) == _first_residue(row.peer.protein) != ""


CODING = (
    Kind(
        "deleted bases written out",
        "SnpEff writes `delCT`, `dupC`, `delCTinsA`. HGVS recommends `del`, `dup`, `delinsA` "
        "without the bases. The same change.",
        lambda row: without_bases(row.peer.coding) == row.ours.coding,
    ),
    Kind(
        "inversion written as deletion-insertion",
        "Bases replaced by their own reverse complement are an inversion, which HGVS ranks "
        "before deletion-insertion.",
        lambda row: _kinds(row) == ("inv", "delins"),
    ),
    Kind(
        "duplication written as insertion",
        "SnpEff looks for the copied bases only beside the place that the file names; it does "
        "not shift the insertion to the 3' end of the gene's strand first.",
        lambda row: _kinds(row) == ("dup", "ins"),
    ),
    Kind(
        "not shifted to the 3' end",
        "Only the left-aligned spelling lies 3' on this reverse-strand gene by itself. SnpEff "
        "names another spelling where the file puts it; HGVS wants the 3'-most place.",
        lambda row: _kinds(row) in {("del", "del"), ("ins", "ins")},
    ),
    Kind(
        "unchanged bases left in",
        "The file spelled the change with unchanged bases around it. HGVS names only what "
        "changes; SnpEff keeps some of the unchanged bases.",
        lambda row: (
            _kinds(row)[1] == "delins" and len(row.variant.ref) > 1 and len(row.variant.alt) > 1
        ),
    ),
)

PROTEIN = (
    Kind(
        "silent change written as substitution",
        "SnpEff writes `p.Pro100Pro`; HGVS writes `p.(Pro100=)`. The same statement.",
        lambda row: modern(row.peer.protein) == row.ours.protein,
    ),
    Kind(
        "frameshift without new residue and stop",
        "SnpEff writes `p.Pro100fs`, the short form; we write the new residue and the distance "
        "of the new stop as well. The same first residue.",
        lambda row: (
            _protein_kinds(row) == ("fs", "fs")
            and _same_first(row)
            and row.peer.protein.endswith("fs")
        ),
    ),
    Kind(
        "extension without its length",
        "SnpEff writes `ext*?`; the 3' untranslated region holds a stop, and HGVS counts to it.",
        lambda row: _protein_kinds(row) == ("ext", "ext") and _same_first(row),
    ),
    Kind(
        "nothing said of the protein at a splice site",
        "SnpEff gives no p. name to a change of an intron's first or last two bases. Splicing "
        "decides, and HGVS has `p.?` for a protein that is affected in an unknown way.",
        lambda row: row.ours.protein == "p.?" and not row.peer.protein,
    ),
    Kind(
        "protein predicted through a changed splice site or exon border",
        "SnpEff translates as if splicing went on as before although the change takes part of "
        "a splice site or lies across an exon border. We write `p.?` and keep the coding change "
        "as one of the candidate outcomes.",
        lambda row: row.ours.protein == "p.?" and not row.truth.protein,
    ),
    Kind(
        "stop as first new residue",
        "Where the first residue that differs becomes a stop, HGVS writes a substitution by "
        "`Ter`, whatever the change of the DNA; SnpEff writes a frameshift, an insertion or a "
        "deletion-insertion.",
        lambda row: (
            re.fullmatch(r"p\.[A-Z][a-z]{2}\d+Ter", row.ours.protein) is not None
            and _protein_kinds(row)[1] in {"fs", "ins", "delins"}
        ),
    ),
    Kind(
        "residues behind a stop listed",
        "SnpEff translates the inserted bases to their end, beyond the stop that they bring. "
        "HGVS stops at `Ter`.",
        lambda row: (
            row.ours.protein.endswith("Ter")
            and modern(row.peer.protein).startswith(row.ours.protein)
        ),
    ),
    Kind(
        "residues run together",
        "For several residues in a row SnpEff writes `p.GlyThr2938TyrAla` or `p.CysSer2876*`. "
        "HGVS: `p.(Gly2938_Thr2939delinsTyrAla)`, `p.(Cys2876Ter)`.",
        lambda row: _RUN_TOGETHER.match(row.peer.protein) is not None,
    ),
    Kind(
        "number without residue",
        "SnpEff writes `p.2771` for a silent change of several bases. HGVS: "
        "`p.(Gly2769_Arg2770=)`.",
        lambda row: re.fullmatch(r"p\.\d+", row.peer.protein) is not None,
    ),
    Kind(
        "unknown residues in place of a frameshift",
        "SnpEff calls these deletion-insertions a missense change and writes `???`, although "
        "the number of bases shifts the frame.",
        lambda row: change_kind(row.ours.protein) == "fs" and "?" in row.peer.protein,
    ),
    Kind(
        "duplicated residues written as insertion",
        "The inserted residues repeat those before them; HGVS ranks duplication before "
        "insertion. SnpEff recognises it in some cases only.",
        lambda row: _protein_kinds(row) == ("dup", "ins"),
    ),
    Kind(
        "inserted residues written as duplication",
        "The duplicated residue would have to be the inserted one, and it is another: the "
        "protein of the oracle has the residues that we write.",
        lambda row: _protein_kinds(row) == ("ins", "dup"),
    ),
    Kind(
        "not shifted to the C-terminal end",
        "HGVS applies the 3' rule to the protein as well: in a repeat the last residues are the "
        "deleted or inserted ones. SnpEff leaves them where the DNA changed.",
        lambda row: _protein_kinds(row) in {("del", "del"), ("ins", "ins"), ("dup", "dup")},
    ),
    Kind(
        "frameshift counted from an unchanged residue",
        "HGVS counts a frameshift from the first residue that differs. SnpEff starts at the "
        "codon of the DNA change, which still reads the same.",
        lambda row: _protein_kinds(row) == ("fs", "fs"),
    ),
    Kind(
        "insertion that changes a residue",
        "The bases go in inside a codon, so the residue of that codon changes as well: a "
        "deletion-insertion. SnpEff writes an insertion beside it.",
        lambda row: _protein_kinds(row) == ("delins", "ins"),
    ),
    Kind(
        "another spelling read at another place",
        "SnpEff reads the change where the file puts it, inside or outside an exon or with "
        "unchanged bases, and so predicts another protein, or none. Ours is the same for every "
        "spelling, and it is the oracle's.",
        lambda row: without_bases(row.peer.coding) != row.ours.coding,
    ),
)

CSQ_PROTEIN = (
    Kind(
        "not read beyond the normal stop",
        "bcftools csq ends at the end of the coding sequence; a late frameshift or a lost stop "
        "goes on into the 3' untranslated region, where the oracle and we count to the stop.",
        lambda row: _before(row).endswith("*") and not row.peer.protein.endswith("*"),
    ),
    Kind(
        "protein predicted through a changed splice site or exon border",
        "bcftools csq translates a change that lies across an exon border as if splicing went "
        "on as before. We write `p.?`.",
        lambda row: not row.truth.residues,
    ),
    Kind(
        "residues left unknown",
        "bcftools csq writes `?` for the changed residues of some deletions near an exon border.",
        lambda row: "?" in row.peer.protein,
    ),
    Kind(
        "wrong bases read around a deletion",
        "Where REF is longer than ALT, bcftools csq 1.16 puts wrong bases beside the deleted "
        "ones, most often when the deletion is not left-aligned or bases come in as well, and so "
        "names wrong residues; sometimes it sees a stop that is not there, or misses one. The "
        "oracle's whole protein, translated from the changed sequence, has ours.",
        lambda row: len(row.variant.ref) > len(row.variant.alt),
    ),
)


def _before(row: Row) -> str:
    return row.peer.protein.partition(">")[0]


def csq_states_another_protein(row: Row) -> bool:
    """Whether bcftools csq states a changed protein that is not the oracle's."""
    return ">" in row.peer.protein and csq_protein(row.peer.protein) != row.truth.residues
