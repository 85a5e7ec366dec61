"""The words of the ``collagen_effect`` column, each with its meaning.

One word a variant: the likely effect on collagen VII in the light of the reference alone.
"""

EFFECTS = {
    "no_protein_expected": "premature stop; nonsense-mediated decay predicted",
    "truncated_protein": "premature stop that escapes decay; a shortened chain may be made",
    "start_lost": "the start codon is lost",
    "extended_protein": "the stop is lost or missed, or an earlier start arises; a longer chain",
    "frameshift_exon_loss": "a splice site is lost; skipping of the exon shifts the frame",
    "in_frame_exon_loss": "a splice site is lost; skipping of the exon keeps the frame",
    "splice_site_lost": "a splice site is lost whose exon cannot be skipped; the outcome is open",
    "splice_change_possible": "near a splice site; splicing may change, which only RNA can show",
    "glycine_substitution": "a glycine of the Gly-X-Y repeat is replaced",
    "imperfection_glycine_substitution": "the glycine of a two-residue imperfection is replaced",
    "helix_x_substitution": "the X residue of a Gly-X-Y triplet is replaced",
    "helix_y_substitution": "the Y residue of a Gly-X-Y triplet is replaced",
    "interruption_substitution": "a residue in an interruption of the repeat is replaced",
    "cysteine_loss": "a cysteine is replaced",
    "signal_peptide_substitution": "a residue of the signal peptide is replaced",
    "nc1_substitution": "a residue of the NC-1 domain is replaced",
    "nc2_substitution": "a residue of the NC-2 domain is replaced",
    "processing_site_change": "the segment with the NC-2 processing site is lost or altered",
    "in_frame_deletion": "residues are lost and the frame goes on",
    "in_frame_insertion": "residues are gained and the frame goes on",
    "whole_gene_or_exon_deletion": "one or more exons, or the gene, are deleted",
    "exon_duplication": "one or more exons are duplicated",
    "structural_unclear": "a rearrangement whose effect cannot be read from the record",
    "synonymous": "no residue changes",
    "no_change_expected": "no coding change and no splice site nearby; no change is expected",
    "unknown": "no statement can be made",
}
