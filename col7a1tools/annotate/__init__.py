"""What a change does: place, consequence, protein, collagen VII. Knows no files and no pages."""
