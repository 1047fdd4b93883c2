"""The chart that a template names."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.model.chart import Chart
from hongngu_cli.model.failure import CONFIGURATION, Failure


def named(key: str, charts: Sequence[Chart]) -> Chart:
    """Give the chart of a key. Raises Failure (CONFIGURATION) where there is none."""
    for chart in charts:
        if chart.key == key:
            return chart
    known = ", ".join(chart.key for chart in charts)
    raise Failure(
        CONFIGURATION,
        f'Mẫu nhắc đến biểu đồ "{key}", nhưng báo cáo này không có.',
        f"Các biểu đồ có: {known}." if known else "Thêm --chart để vẽ biểu đồ.",
    )
