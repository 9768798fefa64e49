"""The grammar of Markdown: locates code, headings, links and terms in a body, and renders it to HTML.

Belongs here: code that needs only a text and callbacks that resolve its links and terms. Imports ``language``;
knows nothing of pages or the library.
"""
