"""What counts as a beginning: not what went on before the plan, not a study, not a decision."""

import pytest

from machidx.model.measure import Measure, Phase
from machidx.views.beginnings import begins


@pytest.mark.parametrize(
    ("stage", "step", "label", "fy", "expected"),
    [
        ("introducing", "introduce", "導入", 2026, True),
        ("introducing", "operate", "運用", 2026, True),
        ("introducing", "train", "研修", 2026, True),
        ("introducing", "decide", "方針の策定", 2026, False),
        ("introducing", "study", "検討", 2026, False),
        ("introducing", "review", "見直し", 2026, False),
        ("introducing", "operate", "－", 2026, False),
        ("expanding", "operate", "運用", 2026, False),
        ("expanding", "train", "研修", 2026, False),
        ("expanding", "introduce", "導入", 2026, True),
        ("expanding", "operate", "運用", 2027, True),
    ],
)
def test_a_phase_begins(stage: str, step: str, label: str, fy: int, *, expected: bool) -> None:
    fact = Measure.model_construct(stage=stage, changes=(), progress=())
    phase = Phase.model_construct(label=label, step=step, start=fy, end=None)
    assert begins(fact, phase, 2026) is expected
