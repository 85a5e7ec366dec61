#!/usr/bin/env bash
# Annotate the gVCF and write the patient's summary.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
output="${1:-$here/output}"
mkdir -p "$output"
col7a1tools annotate "$here/patient.GRCh38.g.vcf" -o "$output/annotated.tsv"
col7a1tools annotate "$here/patient.GRCh38.g.vcf" -o "$output/annotated.vcf"
col7a1tools report "$here/patient.GRCh38.g.vcf" --sample patient \
  -o "$output/summary.json" -o "$output/summary.html" -o "$output/summary.pdf"
ls "$output"
