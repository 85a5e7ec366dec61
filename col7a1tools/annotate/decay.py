"""Whether a premature stop is expected to trigger nonsense-mediated decay.

Rule: a stop more than 50 nucleotides before the last exon-exon junction is expected to trigger it
(Abou Tayoun 2018, the PVS1 recommendations). In COL7A1 that is a stop before codon 2923.
"""

from col7a1tools.gene.transcript import Transcript

NUCLEOTIDES_BEFORE_LAST_JUNCTION = 50


def last_junction(transcript: Transcript) -> int:
    """Offset in the coding sequence of the first base behind the last exon-exon junction."""
    return transcript.exons[-1].transcript_start - transcript.cds_start


def decay_expected(stop_codon: int, length_change: int, transcript: Transcript) -> bool:
    """Whether decay is expected for a new stop.

    Args:
        stop_codon: index of the stop codon in the changed reading frame (0-based).
        length_change: bases that the change added before the stop (negative for a loss).
        transcript: the transcript.
    """
    stop_end = (stop_codon + 1) * 3 - length_change
    return last_junction(transcript) - stop_end > NUCLEOTIDES_BEFORE_LAST_JUNCTION
