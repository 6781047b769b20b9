# SPDX-License-Identifier: GPL-3.0-or-later
"""read_latency_log.py FILE: what an independent reader (PyPI hdrhistogram) finds in an interval log, as JSON:
a list of [tag, start in ms since the epoch, end, count, maximum]. Exits 77 when it is not installed."""
import json
import sys

try:
    from hdrh.histogram import HdrHistogram
    from hdrh.log import HistogramLogReader
except ImportError:
    sys.exit(77)

reader = HistogramLogReader(sys.argv[1], HdrHistogram(1, 3_600_000_000, 3))
found = []
while True:
    histogram = reader.get_next_interval_histogram()
    if histogram is None:
        break
    found.append([
        histogram.get_tag(),
        round(histogram.get_start_time_stamp()),
        round(histogram.get_end_time_stamp()),
        histogram.get_total_count(),
        histogram.get_max_value(),
    ])
json.dump(found, sys.stdout)
