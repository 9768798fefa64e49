"""What the tables of the open data hold: one description for the files, their metadata and the page of columns."""
