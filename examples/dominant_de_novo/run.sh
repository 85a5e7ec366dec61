#!/usr/bin/env bash
# Annotate the family and write the child's summary.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
output="${1:-$here/output}"
mkdir -p "$output"
col7a1tools annotate "$here/family.GRCh37.vcf" -o "$output/annotated.tsv"
col7a1tools annotate "$here/family.GRCh37.vcf" -o "$output/annotated.vcf"
col7a1tools report "$here/family.GRCh37.vcf" --sample child --ped "$here/family.ped" \
  -o "$output/summary.json" -o "$output/summary.html" -o "$output/summary.pdf"
ls "$output"
