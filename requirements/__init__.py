"""What the package needs, locked, and what is made of it: lists, licences, bill, releases."""
