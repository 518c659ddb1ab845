"""Control charts (statistical process control): limits, signals, and what may be shown of them."""

from analysis.spc.chart import ChartPoint, ControlChart, control_chart, on_calendar

__all__ = ["ChartPoint", "ControlChart", "control_chart", "on_calendar"]
