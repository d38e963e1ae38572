"""Rules across a chart at numbers that matter, such as the multiple at which a model has paid back."""

from typing import Literal

from sixteenth.answers.quantities import QUANTITIES
from sixteenth.faces.charts.encodings import Canvas, Spec
from sixteenth.faces.charts.look import FAINT

DASH = [2, 3]
OFF = 4  # pixels between a rule and its number


def level_rules(canvas: Canvas, at: Literal["x", "y"], scale: Spec) -> list[Spec]:
    """Return a rule at each level of a chart, on an axis whose scale is given, with its number at its end."""
    counted = canvas.shown.y.scale
    if not canvas.chart.levels or counted is None:
        return []
    written = QUANTITIES[counted.quantity].written
    rows = [{"level": counted.of(each), "told": written(each, canvas.language)} for each in canvas.chart.levels]
    axis = {"field": "level", "type": "quantitative", "scale": scale}
    ends: dict[str, Spec] = {"y": {"x": {"value": "width"}}, "x": {"y": {"value": 0}}}
    text: dict[str, Spec] = {
        "y": {"align": "left", "baseline": "middle", "dx": OFF},
        "x": {"align": "left", "baseline": "bottom", "dx": OFF},
    }
    told = {"text": {"field": "told", "type": "nominal"}}
    rule = {"type": "rule", "color": FAINT, "strokeDash": DASH}
    return [
        {"data": {"values": rows}, "mark": rule, "encoding": {at: axis}},
        {
            "data": {"values": rows},
            "mark": {"type": "text", "color": FAINT, **text[at]},
            "encoding": {at: axis, **ends[at], **told},
        },
    ]
