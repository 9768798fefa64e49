"""JSON Schemas: of the nested open data, for its readers, and of front matter, for editors of files."""
