"""The gene as a map: what is drawn at each base, and what is listed of a window."""
