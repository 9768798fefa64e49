"""The site as files: pages, data, QR codes, building, publishing, the preview server.

Belongs here: code that writes files below site/ or serves them. Imports every room but ``cli``.
"""
