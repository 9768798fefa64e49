"""Pure string functions: eras and fiscal years, figures in prose, comparisons, folding, phrases, spelling.

Belongs here: pure functions from text to values or to text. Imports no other room; opens no file.
"""
