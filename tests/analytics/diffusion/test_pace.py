"""Half-life, velocity and counts over time, by hand."""

from __future__ import annotations

import numpy as np

from tular.analytics.diffusion.pace import Pace, counted, pace


def test_half_life_is_when_half_of_the_retweets_had_come() -> None:
    assert pace(np.array([10.0, 5000.0, 20.0, 90_000.0])) == Pace(20.0, 2, 3, 2)
    assert pace(np.array([5.0])) == Pace(5.0, 1, 1, 1)
    assert pace(np.array([-3.0, 7.0, 9.0])).half_life == 7.0
    assert np.isnan(pace(np.empty(0)).half_life)


def test_the_peak_hour_may_begin_at_any_retweet() -> None:
    assert pace(np.array([0.0, 3500.0, 3700.0, 7000.0, 7050.0])).peak == 4


def test_counts_by_step_leave_out_what_lies_outside() -> None:
    assert counted(np.array([0.0, 9.0, 10.0, 25.0, 26.0]), 0.0, 25.0, 10.0).tolist() == [2, 1, 0]
