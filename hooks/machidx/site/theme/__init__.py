"""The theme: templates, styles, scripts and pictures of every site. A site's own ``overrides/`` come first."""

from pathlib import Path

THEME = Path(__file__).parent
"""The folder of the theme's files."""
OVERRIDES = "overrides"
"""The folder of a site's own templates, styles and pictures, in that of the project."""
