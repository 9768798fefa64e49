"""The one grammar of Markdown: where code, headings, links and terms stand in a body, and the HTML it becomes.

Enters: what knows only a text and how its links and terms resolve. Imports ``language``; knows no page and no library.
"""
