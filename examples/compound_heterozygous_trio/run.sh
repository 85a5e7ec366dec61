#!/usr/bin/env bash
# Annotate the family on both assemblies; write the child's summary.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
output="${1:-$here/output}"
mkdir -p "$output"
for assembly in GRCh38 GRCh37; do
  vcf="$here/family.$assembly.vcf"
  col7a1tools annotate "$vcf" -o "$output/annotated.$assembly.tsv"
  col7a1tools annotate "$vcf" -o "$output/annotated.$assembly.vcf"
  col7a1tools report "$vcf" --sample child --ped "$here/family.ped" \
    -o "$output/summary.$assembly.json" -o "$output/summary.$assembly.html" \
    -o "$output/summary.$assembly.pdf"
done
ls "$output"
