"""What a change of residues means for collagen VII."""

from col7a1tools.annotate.decay import decay_expected
from col7a1tools.annotate.triplets import change_breaks_repeat
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.protein import Register
from col7a1tools.gene.sequence import THREE_LETTER
from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import ResidueIndex

Kind = ProteinChangeKind
Reading = tuple[str, tuple[Finding, ...]]

# Which word stands for several residues replaced at once.
_GRAVEST_FIRST = (
    "glycine_substitution",
    "imperfection_glycine_substitution",
    "cysteine_loss",
    "helix_y_substitution",
    "helix_x_substitution",
    "interruption_substitution",
    "nc1_substitution",
    "nc2_substitution",
    "signal_peptide_substitution",
)

_STOPS = (Kind.NONSENSE, Kind.FRAMESHIFT)
_IN_FRAME = (
    Kind.IN_FRAME_DELETION,
    Kind.IN_FRAME_DUPLICATION,
    Kind.IN_FRAME_INSERTION,
    Kind.IN_FRAME_DELINS,
)

_SUBSTITUTED = {
    Register.GLYCINE: ("glycine_substitution", "collagen.glycine_in_register", ("persikov_2004",)),
    Register.X: ("helix_x_substitution", "collagen.helix_x", ("lrg_286",)),
    Register.Y: ("helix_y_substitution", "collagen.helix_y", ("lrg_286",)),
}


def read_protein_change(protein: ProteinChange, length_change: int, gene: Gene) -> Reading:
    """The effect word and the findings of a predicted protein change.

    Args:
        protein: the change, splicing left as it is.
        length_change: bases that the change adds to the transcript.
        gene: the gene.
    """
    kind = protein.kind
    if kind is Kind.MISSENSE:
        return _substitution(protein, gene)
    if kind in _STOPS:
        return _premature_stop(protein, length_change, gene)
    if kind in _IN_FRAME:
        as_many = len(protein.ref) == len(protein.alt)
        return _substitutions(protein, gene) if as_many else _in_frame(protein, gene)
    return _end_of_chain(protein, gene)


def _end_of_chain(protein: ProteinChange, gene: Gene) -> Reading:
    """Start and stop codons, and what changes no residue."""
    kind = protein.kind
    if kind is Kind.SYNONYMOUS:
        return "synonymous", (Finding("protein.synonymous"),)
    if kind is Kind.START_LOST:
        following = gene.protein.residues.index("M", 1) + 1
        return "start_lost", (Finding("protein.start_lost", {"next_methionine": following}),)
    if kind is Kind.C_TERMINAL_EXTENSION:
        added = len(protein.alt.rstrip("*"))
        return "extended_protein", (Finding("protein.stop_lost", {"residues": added}),)
    if kind is Kind.N_TERMINAL_EXTENSION:
        added = len(protein.alt) - 1
        return "extended_protein", (Finding("protein.earlier_start", {"residues": added}),)
    return "unknown", ()


def _substitution(protein: ProteinChange, gene: Gene) -> Reading:
    residue = protein.first
    assert residue is not None
    values: dict[str, str | int] = {
        "residue": f"{THREE_LETTER[protein.ref]}{residue + 1}",
        "replaced_by": THREE_LETTER[protein.alt],
    }
    register = gene.protein.register.get(residue)
    findings: list[Finding] = []
    if register is None:
        effect = _outside_helix(int(residue), values, gene, findings)
    elif register is Register.INTERRUPTION:
        effect = _in_interruption(int(residue), values, gene, findings)
    else:
        effect, rule, sources = _SUBSTITUTED[register]
        findings.append(Finding(rule, values, sources))
    if protein.ref == "C":
        effect = "cysteine_loss"
        findings.insert(0, Finding("collagen.cysteine_lost", values, ("lrg_286",)))
    elif protein.alt == "C":
        findings.append(Finding("collagen.cysteine_gained", values, ("lrg_286",)))
    return effect, tuple(findings)


def _substitutions(protein: ProteinChange, gene: Gene) -> Reading:
    """Several residues replaced by as many: each is read, and the gravest gives the word."""
    assert protein.first is not None
    readings = []
    for step, (ref, alt) in enumerate(zip(protein.ref, protein.alt, strict=True)):
        if ref != alt:
            residue = ResidueIndex(protein.first + step)
            single = ProteinChange(Kind.MISSENSE, "", residue, residue, ref, alt)
            readings.append(_substitution(single, gene))
    word = min((word for word, _ in readings), key=_GRAVEST_FIRST.index)
    return word, tuple(finding for _, findings in readings for finding in findings)


def _outside_helix(
    residue: int, values: dict[str, str | int], gene: Gene, findings: list[Finding]
) -> str:
    region = gene.protein.region_at(residue)
    assert region is not None
    findings.append(Finding("collagen.region", {**values, "region": region.name}, (region.source,)))
    if gene.protein.region("signal_peptide").end > residue:
        return "signal_peptide_substitution"
    return "nc1_substitution" if residue < gene.protein.region("nc1").end else "nc2_substitution"


def _in_interruption(
    residue: int, values: dict[str, str | int], gene: Gene, findings: list[Finding]
) -> str:
    interruption = gene.protein.interruption_at(residue)
    assert interruption is not None
    if gene.protein.is_imperfection_glycine(residue):
        findings.append(Finding("collagen.imperfection_glycine", values, ("lrg_286",)))
        return "imperfection_glycine_substitution"
    rule = "collagen.hinge" if interruption.name == "hinge" else "collagen.interruption"
    findings.append(Finding(rule, {**values, "interruption": interruption.number}, ("lrg_286",)))
    return "interruption_substitution"


def _premature_stop(protein: ProteinChange, length_change: int, gene: Gene) -> Reading:
    first = protein.first
    assert first is not None
    if protein.stop is None:
        return "unknown", (Finding("protein.no_stop", {"residue": first + 1}),)
    values: dict[str, str | int] = {"stop_codon": protein.stop + 1}
    if decay_expected(protein.stop, length_change, gene.transcript):
        finding = Finding("protein.decay_predicted", values, ("abou_tayoun_2018",))
        return "no_protein_expected", (finding,)
    total = len(gene.protein)
    if protein.stop > total:
        # The new frame runs past the regular stop: the chain ends in a foreign, longer tail.
        added = Finding("protein.stop_missed", {"residues": protein.stop - total})
        return "extended_protein", (added,)
    lost = total - int(first)
    values |= {"residues_lost": lost, "percent": f"{100 * lost / total:.1f}"}
    finding = Finding("protein.decay_escaped", values, ("abou_tayoun_2018",))
    return "truncated_protein", (finding,)


def _in_frame(protein: ProteinChange, gene: Gene) -> Reading:
    first, last = protein.first, protein.last
    assert first is not None
    assert last is not None
    change = len(protein.alt) - len(protein.ref)
    values: dict[str, str | int] = {
        "first": first + 1,
        "last": last + 1,
        "residues_lost": len(protein.ref),
        "residues_gained": len(protein.alt),
    }
    findings = []
    helix = gene.protein.region("triple_helix")
    if first < helix.end and last >= helix.start:
        rule = (
            "collagen.register_shifted"
            if change_breaks_repeat(protein, gene.protein)
            else "collagen.register_kept"
        )
        findings.append(Finding(rule, values, ("lrg_286",)))
    else:
        region = gene.protein.region_at(int(first))
        name = region.name if region else ""
        findings.append(Finding("collagen.in_frame_outside_helix", {**values, "region": name}))
    lost_cysteines = protein.ref.count("C") - protein.alt.count("C")
    if lost_cysteines > 0:
        findings.append(Finding("collagen.cysteines_deleted", {"count": lost_cysteines}))
    if _removes_processing_segment(protein, gene):
        findings.append(
            Finding("collagen.processing_segment_lost", values, ("bruckner_tuderman_1995",))
        )
        return "processing_site_change", tuple(findings)
    return ("in_frame_insertion" if change > 0 else "in_frame_deletion"), tuple(findings)


def _removes_processing_segment(protein: ProteinChange, gene: Gene) -> bool:
    """Whether most of the segment with the putative processing site is gone.

    A patient whose exon 115 was skipped lost 29 residues of it, and NC-2 was not cleaved
    (Bruckner-Tuderman 1995).
    """
    segment = gene.protein.region("nc2_processing")
    if protein.first is None or protein.last is None or not protein.ref:
        return False
    lost = min(segment.end, protein.last + 1) - max(segment.start, protein.first)
    return lost > segment.length // 2
