"""What the reads of BAM and CRAM files say of the locus: depth, copy number, support, phase."""
