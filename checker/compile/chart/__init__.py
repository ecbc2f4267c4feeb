"""The decision chart of a goal, for paper and for pages without script."""

from checker.compile.chart.chart import Chart, charts

__all__ = ["Chart", "charts"]
