"""Places on gene and protein as people name them, and what is known there."""
