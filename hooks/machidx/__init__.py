"""The core of まちDX計画ライブラリ: reads plans and glossary, checks them, computes what pages show.

It reads files and returns objects, text or bytes, and knows nothing of the site generator.
"""

__version__ = "0.2.0"
"""The version of machidx; pyproject.toml reads it, and CHANGELOG tells what it brings."""
