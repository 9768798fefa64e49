"""All tables of the open data."""

from machidx.views.tables.measure_tables import MEASURE_TABLES
from machidx.views.tables.plan_tables import PLAN_TABLES
from machidx.views.tables.target_tables import TARGET_TABLES
from machidx.views.tables.term_tables import TERM_TABLES
from machidx.views.tables.theme_tables import DESCRIBING_TABLES, THEME_TABLES

TABLES = (*TARGET_TABLES, *MEASURE_TABLES, *PLAN_TABLES, *THEME_TABLES, *TERM_TABLES, *DESCRIBING_TABLES)
"""In the order in which they are shown."""
