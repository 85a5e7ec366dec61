"""Names of variants: HGVS g., c. and p., and the alleles that VCF wants."""
