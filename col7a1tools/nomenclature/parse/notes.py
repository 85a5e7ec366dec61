"""The sentences of the notes: every translation that was made, in words."""

from col7a1tools.nomenclature.parse.description import Note

SENTENCES = {
    "prefix_added": "{text} has no c. or g.; read as {read_as}",
    "transcript_without_version": "{accession} has no version; NM_000094.4 is taken, whose "
    "coding region and introns are numbered as in NM_000094.3",
    "same_numbering": "the coding region and its introns are numbered alike on {accession} and "
    "NM_000094.4",
    "upstream_numbering": "{position} on {accession} is {name}: the versions of the transcript "
    "differ 5' of c.-1",
    "provisional_upstream": "positions 5' of c.-1 on NM_000094.4 rest on an inferred first exon "
    "and are provisional",
    "assembly_found": "the position lies in the locus on {assembly} alone, so it is read there",
    "spdi": "SPDI counts from 0: {position} is base {base}",
    "substitution_as_delins": "a substitution of several bases is a deletion-insertion in HGVS",
    "range_from_first_base": "the position is taken for the first of the {length} bases: {range}",
    "range_of_one": "a range from {position} to itself is one base",
    "range_spans_introns": "{range} spans introns: {bases} of the affected bases are intronic",
    "intron_far_side": "{position} is {name}: an intronic base counts from the nearer exon",
    "repeat": "the reference has {reference} copies of {unit}, the variant {copies}; HGVS names "
    "the difference as a duplication, deletion or insertion",
    "uncertain_ends": "the ends are uncertain; {assembly} chr3:{start}-{end} is affected for "
    "certain",
    "beyond_locus": "the change, {assembly} chr3:{start}-{end}, reaches beyond the locus",
    "three_prime_rule": "{given} is {name}: of several equal places HGVS names the most 3' one",
    "insertion_is_duplication": "{given} is {name}: the inserted bases are a copy of their "
    "neighbours, which HGVS calls a duplication",
    "renamed": "{given} is {name} in HGVS",
    "written_twice": "the text names one variant, {name}, more than once ({texts}), and it is read "
    "once; that does not say whether one copy of the gene carries it or both: for both write "
    "{both}",
    "trans_plus_sign": "+ between two alleles is the older form of ;",
    "intron_numbering": "{given} is {read_as}: intron {intron} as the literature numbers it, "
    "after exon {intron} of 118 (intron {intron_mane} of NM_000094.4)",
    "legacy_name": "{legacy} is {name}: {explanation}",
    "legacy_insertion_unlisted": "{legacy} does not say on which side of {position} the bases are "
    "inserted; both readings are {name}",
    "stop_letter": "X and * are written Ter",
    "stated_protein_differs": "the text also says {stated}, but this change predicts {predicted}: "
    "one of the two may be mistyped",
    "protein_from_known": "{protein} is a change of the protein; {name} is the known variant that "
    "gives it",
    "protein_known_alternatives": "other single-base changes give {protein} as well: {names}",
    "protein_only_change": "{protein} is a change of the protein; {name} is the only single-base "
    "change that gives it",
}


def sentence(note: Note) -> str:
    """The note in words.

    Raises:
        KeyError: the code is not listed here, or a value is missing.
    """
    return SENTENCES[note.code].format(**note.values)
