"""The site as files: pages, data, QR codes, building, publishing, the preview server.

Enters: what writes files below site/ or serves them. Imports every room but ``cli``.
"""
