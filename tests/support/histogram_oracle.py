# SPDX-License-Identifier: GPL-3.0-or-later
"""What an independent HdrHistogram (PyPI hdrhistogram) says about recordings or encoded histograms.

Reads a JSON list from standard input, writes one to standard output, item by item:
  {"record": [[microseconds, count], ...]}  or  {"decode": "base64 of the V2 encoding"}
  -> {"encoded", "buckets": [[lowest, highest, count], ...], "percentiles": {"50": ...}, "min", "max", "mean"}
Exits 77 when hdrhistogram is not installed.
"""
import json
import sys

try:
    from hdrh.histogram import HdrHistogram
except ImportError:
    sys.exit(77)

PERCENTILES = [0, 1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100]


def histogram_of(item):
    if "decode" in item:
        return HdrHistogram.decode(item["decode"])
    histogram = HdrHistogram(1, 3_600_000_000, 3)
    for value, count in item["record"]:
        if not histogram.record_value(value, count):
            raise ValueError(f"{value} is out of range")
    return histogram


def answer(histogram):
    buckets = []
    for index in range(histogram.counts_len):
        count = histogram.get_count_at_index(index)
        if count:
            lowest = histogram.get_value_from_index(index)
            buckets.append([lowest, histogram.get_highest_equivalent_value(lowest), count])
    return {
        "encoded": histogram.encode().decode(),
        "buckets": buckets,
        "percentiles": {str(p): v for p, v in histogram.get_percentile_to_value_dict(PERCENTILES).items()},
        "min": histogram.get_min_value(),
        "max": histogram.get_max_value() if buckets else 0,
        "mean": histogram.get_mean_value() if buckets else 0,
    }


json.dump([answer(histogram_of(item)) for item in json.load(sys.stdin)], sys.stdout, indent=1)
