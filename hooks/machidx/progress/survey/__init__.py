"""The yearly survey: a workbook for each section of a town office, filled in and read back into the files.

Belongs here: what a cell means, and what may be wrong with it. Only the cells to be filled in are read back.
"""
