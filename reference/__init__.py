"""Reference data of the package: text files of the project's own form, and what proves them."""
