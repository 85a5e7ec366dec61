#!/usr/bin/env bash
# Annotate the file and write the patient's summary.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
output="${1:-$here/output}"
mkdir -p "$output"
col7a1tools annotate "$here/family.GRCh38.vcf" -o "$output/annotated.tsv"
col7a1tools annotate "$here/family.GRCh38.vcf" -o "$output/annotated.vcf"
col7a1tools report "$here/family.GRCh38.vcf" --sample patient \
  -o "$output/summary.json" -o "$output/summary.html" -o "$output/summary.pdf"
ls "$output"
