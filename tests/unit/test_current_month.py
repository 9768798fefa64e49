"""Which month it is."""

import datetime as dt

import pytest

from machidx.language import years


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2027-03-31T14:59:59+00:00", "2027-03"),
        ("2027-03-31T15:00:00+00:00", "2027-04"),
        ("2027-04-01T08:30:00+09:00", "2027-04"),
        ("2027-03-31T20:00:00-05:00", "2027-04"),
    ],
)
def test_a_fiscal_year_begins_at_midnight_in_japan(moment: str, month: str) -> None:
    assert years.current_month(dt.datetime.fromisoformat(moment)) == month
