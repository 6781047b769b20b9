#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does find-limit find the truth? Simulators of random capacity, one after the other; each answer within 5 %."""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOLERANCE = 0.05

PLAN = {
    "version": 1,
    "name": "find-limit",
    "create": {"template": "demo", "count": 1, "dryRun": False, "limits": {"concurrency": 50}},
    "scenarios": [
        {
            "name": "web-terminal",
            "rate": {"bytesPerTick": "256B", "tickInterval": "500ms"},
            "connectsPerSecond": 1000,
        }
    ],
    "goals": [
        {"metric": "throughput", "atLeast": 0.9},
        {"metric": "disconnect-rate", "below": 0.01},
        {"metric": "round-trip", "percentile": 95, "below": "1s"},
    ],
    "limit": {"start": 100, "ceiling": 5000, "settle": "4s", "hold": "3s"},
    "cleanup": {"limits": {"concurrency": 50}},
}


class Simulator:
    """`plimsoll-cli simulate`, with a capacity or without, as long as it is needed."""

    def __init__(self, program, capacity=0):
        self.process = subprocess.Popen(
            [program, "simulate", "--json", "--provisioners", "50", "--build-time", "20ms", "--agent-delay", "10ms"]
            + (["--fault", f"capacity={capacity}"] if capacity else []),
            stdout=subprocess.PIPE, text=True)
        self.where = json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)


def run(words, where, folder, timeout):
    """A command against a simulator: its exit code and its report."""
    report = Path(folder) / "report.json"
    ran = subprocess.run(
        [*words, "--url", where["url"], "--token-file", where["tokenFile"], "--data-dir", folder, "--output",
         f"json:{report}", "--yes"], capture_output=True, text=True, timeout=timeout, check=False)
    if not report.exists():
        sys.exit(f"{' '.join(words[1:3])} ended with {ran.returncode} and no report:\n{ran.stderr}")
    return ran.returncode, json.loads(report.read_text())


def find_limit(program, where, folder):
    plan = Path(folder) / "plan.json"
    plan.write_text(json.dumps(PLAN))
    return run([program, "find-limit", str(plan)], where, folder, 900)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", default="build/release/bin/plimsoll-cli")
    arguments.add_argument("--times", type=int, default=10)
    arguments.add_argument("--least", type=int, default=200)
    arguments.add_argument("--most", type=int, default=2500)
    arguments.add_argument("--seed", type=int, default=None, help="without it a random one, which is printed")
    options = arguments.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    draw = random.Random(seed)
    within = 0
    for number in range(options.times):
        capacity = draw.randint(options.least, options.most)
        began = time.monotonic()
        with Simulator(options.program, capacity) as simulator, tempfile.TemporaryDirectory() as folder:
            code, report = find_limit(options.program, simulator.where, folder)
        limit = report.get("limit", {})
        carries = limit.get("carries", 0)
        good = code == 0 and limit.get("ending") == "found" and abs(carries - capacity) <= TOLERANCE * capacity
        good = good and report["cleanup"]["left"] == 0
        within += good
        print(f"{number + 1:2}  capacity {capacity:5}  carries {carries:5}  breaks {limit.get('breaks', 0):5}"
              f"  {100 * (carries - capacity) / capacity:+5.1f} %  {len(limit.get('levels', [])):2} levels"
              f"  {time.monotonic() - began:4.0f} s  {'ok' if good else 'MISSED: ' + limit.get('sentence', '')}",
              flush=True)
    print(f"within {100 * TOLERANCE:.0f} %: {within} of {options.times}")
    return 0 if within == options.times else 1


if __name__ == "__main__":
    sys.exit(main())
