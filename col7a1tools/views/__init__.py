"""Views: the record and the annotations in the forms that people and programs read."""
