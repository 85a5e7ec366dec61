#!/usr/bin/env bash
# Write the atlas, and annotate a family with it. Needs bcftools and vcfanno.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
output="${1:-$here/output}"
mkdir -p "$output"
# bcftools wants both files packed by bgzip, with an index, and of several ALTs in one record it
# would name one alone: norm gives each a record of its own.
calls="$output/family.vcf.gz"
bcftools norm --no-version -m - -o "$calls" "$here/../compound_heterozygous_trio/family.GRCh38.vcf"
bcftools index -f "$calls"
# From the VCF.
col7a1tools atlas -o "$output/atlas.GRCh38.vcf.gz"
bcftools annotate --no-version -a "$output/atlas.GRCh38.vcf.gz" \
  -c INFO/COL7A1_hgvs_c,INFO/COL7A1_hgvs_p,INFO/COL7A1_classification \
  -o "$output/from_vcf.vcf" "$calls"
# From the table: the columns in their order, - for one that is not wanted.
col7a1tools atlas -o "$output/atlas.GRCh38.tsv.gz"
cat > "$output/header.txt" <<'HEADER'
##INFO=<ID=COL7A1_hgvs_c,Number=1,Type=String,Description="HGVS c. name">
##INFO=<ID=COL7A1_hgvs_p,Number=1,Type=String,Description="HGVS p. name">
HEADER
bcftools annotate --no-version -a "$output/atlas.GRCh38.tsv.gz" -h "$output/header.txt" \
  -c CHROM,POS,-,REF,ALT,-,-,-,COL7A1_hgvs_c,COL7A1_hgvs_p \
  -o "$output/from_table.vcf" "$calls"
# With vcfanno, which looks for the atlas where the command is called.
(cd "$output" && vcfanno "$here/vcfanno.toml" family.vcf.gz > from_vcfanno.vcf)
ls "$output"
