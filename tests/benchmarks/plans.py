#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the plans of Coder's published scale tests against a simulator in a process of its own: goals kept?"""

import argparse
import sys
import tempfile
import time

from findlimit import Simulator, run

PLANS = ["coder-200", "coder-500", "coder-1000", "coder-1500", "coder-2000"]


def run_plan(program, name, duration):
    words = [program, "run", name, "--template", "demo"] + (["--duration", duration] if duration else [])
    with Simulator(program) as simulator, tempfile.TemporaryDirectory() as folder:
        return run(words, simulator.where, folder, 3 * 3600)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", default="build/release/bin/plimsoll-cli")
    arguments.add_argument("--duration", default="1m", help="of the traffic (default 1m); \"\": as the plan says")
    arguments.add_argument("plans", nargs="*", default=PLANS, metavar="PLAN")
    options = arguments.parse_args()
    missed = 0
    for name in options.plans:
        began = time.monotonic()
        code, report = run_plan(options.program, name, options.duration)
        good = code == 0 and report["verdict"]["state"] == "kept" and report["cleanup"]["left"] == 0
        missed += not good
        print(f"{name:10}  {report['verdict']['sentence']}  {report['cleanup']['left']} left"
              f"  {time.monotonic() - began:4.0f} s  {'ok' if good else f'MISSED: exit code {code}'}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
