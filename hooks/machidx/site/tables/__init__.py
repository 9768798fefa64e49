"""The open data as tables: CSV files, their CSVW metadata, and a Data Package.

Belongs here: what turns the nested data into rows, one value a cell. The columns are described in ``views.tables``.
"""
