"""All tables of the open data."""

from machidx.views.tables.measure_tables import MEASURE_TABLES
from machidx.views.tables.plan_tables import PLAN_TABLES
from machidx.views.tables.target_tables import TARGET_TABLES
from machidx.views.tables.term_tables import TERM_TABLES

TABLES = (*TARGET_TABLES, *MEASURE_TABLES, *PLAN_TABLES, *TERM_TABLES)
"""In the order in which they are shown."""
