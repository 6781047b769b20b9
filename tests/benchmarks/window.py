#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what the window costs, against the bars of the desktop program.

It runs under an Xvfb of its own. Runs go to the simulator in a process of its own, on loopback; the same plan
runs in turns with the window and without.

Exit code: 0 the bars are kept; 1 one is broken; 3 not measured (Xvfb is missing).
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1360, 860


class Display:
    """A virtual screen whose pixels can be read without asking the server."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            sys.exit("Xvfb did not start.")
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb",
                            "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def is_painted(self):
        """Something bright stands in the middle, where the empty screen is black."""
        with open(self.folder / "Xvfb_screen0", "rb") as screen:
            header = int.from_bytes(screen.read(4), "big")
            screen.seek(0)
            colours = int.from_bytes(screen.read(100)[76:80], "big")
            screen.seek(header + colours * 12 + (HEIGHT // 2 * WIDTH + WIDTH // 2) * 4)
            return any(byte > 16 for byte in screen.read(3))


class Bars:
    """Others on the machine make everything here slower, so each part says how many processes wanted a core."""

    def __init__(self):
        self.broken = False

    @staticmethod
    def begin(part):
        print(f"{part}  (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)", flush=True)

    def judge(self, what, value, limit, unit):
        kept = value <= limit
        self.broken = self.broken or not kept
        print(f"  {what}: {value:.3g} {unit}, bar {limit:g} {unit}: {'kept' if kept else 'BROKEN'}")


def resident_mib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def start_once(arguments, folder):
    """Seconds from the start of the program to a painted window, and MiB after it has stood idle."""
    with tempfile.TemporaryDirectory() as screen:
        display = Display(screen)
        began = time.monotonic()
        program = subprocess.Popen([arguments.bin_dir / "plimsoll", "--data-dir", folder],
                                   env=display.environment, stderr=subprocess.DEVNULL)
        while not display.is_painted():
            if time.monotonic() - began > 30 or program.poll() is not None:
                sys.exit("The window did not appear.")
            time.sleep(0.002)
        took = time.monotonic() - began
        time.sleep(5)
        memory = resident_mib(program.pid)
        program.terminate()
        program.wait()
        display.stop()
        return took, memory


def measure_start(arguments, bars):
    bars.begin("Start and idle")
    with tempfile.TemporaryDirectory() as folder:
        start_once(arguments, folder)  # the first one warms the caches
        runs = [start_once(arguments, folder) for _ in range(5)]
    bars.judge("warm start to a painted window, median", statistics.median(run[0] for run in runs), 1.0, "s")
    bars.judge("resident, idle, largest", max(run[1] for run in runs), 120, "MiB")


def bench_window(arguments, display, *words):
    done = subprocess.run([arguments.bin_dir / "bench_window", *map(str, words)], env=display.environment,
                          stdout=subprocess.PIPE, text=True, check=False, timeout=600)
    if done.returncode != 0 or not done.stdout.strip():
        sys.exit(f"bench_window {words[0]} failed with exit code {done.returncode}.")
    return json.loads(done.stdout.strip().splitlines()[-1])


def shown(result):
    return (f"{result['cpuPercent']:.2f} % of a core; {result['events']} events, p99 {result['eventP99Ms']:.2f} ms, "
            f"max {result['eventMaxMs']:.1f} ms (type {result['worstEvent']}, {result['worstEventCpuMs']:.1f} ms of it on a "
            f"processor); without waiting for one p99 {result['eventCpuP99Ms']:.2f} ms, max {result['eventCpuMaxMs']:.1f} ms")


def measure_demo(arguments, display, bars):
    bars.begin("Demo")
    with tempfile.TemporaryDirectory() as folder:
        seconds = bench_window(arguments, display, "demo", folder)["secondsToCharts"]
    bars.judge("click to moving charts", seconds, 5, "s")


def measure_table(arguments, display, bars):
    bars.begin("Table of 10,000 workspaces, new each second, sorted and filtered meanwhile; all fail at once")
    result = bench_window(arguments, display, "table", 10_000, arguments.table_seconds)
    if result["rows"] == 0:
        sys.exit("The table was empty.")
    print("  " + shown(result))
    bars.judge("events, p99", result["eventP99Ms"], 16, "ms")
    bars.judge("events, max", result["eventMaxMs"], 50, "ms")


class Simulator:
    def __init__(self, arguments):
        self.process = subprocess.Popen(
            [arguments.bin_dir / "plimsoll-cli", "simulate", "--json", "--provisioners", "500", "--build-time", "1ms",
             "--agent-delay", "1ms"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        where = json.loads(self.process.stdout.readline())
        self.url, self.token_file = where["url"], where["tokenFile"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def write_plan(path, connections, seconds, interval_ms):
    plan = {"version": 1, "name": "bench", "create": {
                "template": "demo", "count": connections, "dryRun": False,
                "limits": {"concurrency": 200, "jobTimeout": "2m", "timeout": "10m"}},
            "scenarios": [{"name": "web-terminal", "duration": f"{seconds}s", "connectsInFlight": 256,
                           "rate": {"bytesPerTick": "1KiB", "tickInterval": f"{interval_ms}ms"}}],
            "cleanup": {"when": "always", "limits": {"concurrency": 200, "jobTimeout": "2m", "timeout": "10m"}}}
    path.write_text(json.dumps(plan), encoding="utf-8")


def run_of(folder):
    """Ticks sent, p99 in ms (the largest where it falls among the unanswered), marked seconds."""
    report = json.loads((pathlib.Path(folder) / "run.json").read_text(encoding="utf-8"))
    if report["outcome"] != "finished":
        sys.exit(f"A run did not finish: {report['sentence']}")
    scenario = report["scenarios"][0]
    trip = scenario["roundTrip"]
    return (scenario["counts"]["sentTicks"], trip.get("p99Us", trip["maxUs"]) / 1000,
            report["generator"]["markedSeconds"])


def run_headless(arguments, simulator, plan, data_dir):
    subprocess.run([arguments.bin_dir / "plimsoll-cli", "run", plan, "--url", simulator.url, "--token-file",
                    simulator.token_file, "--data-dir", data_dir, "--yes"],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=600)
    return run_of(max((pathlib.Path(data_dir) / "runs").iterdir(), key=lambda path: path.name))


def run_with_window(arguments, display, simulator, plan, data_dir, *more):
    result = bench_window(arguments, display, "live", data_dir, simulator.url, simulator.token_file, plan, *more)
    if not result["folder"]:
        sys.exit(f"A run did not start: {result['sentence']}")
    return result


def measure_live(arguments, display, bars):
    bars.begin(f"A run of {arguments.connections} connections, 1 KiB each {arguments.interval_ms} ms")
    with tempfile.TemporaryDirectory() as folder, Simulator(arguments) as simulator:
        plan = pathlib.Path(folder) / "plan.json"
        write_plan(plan, arguments.connections, 60, arguments.interval_ms)
        result = run_with_window(arguments, display, simulator, plan, folder, "--hide")
        if not result["isSeen"]:
            sys.exit("The live page was not seen.")
        print("  seen:   " + shown(result["first"]))
        print("  hidden: " + shown(result["second"]))
        bars.judge("ui thread while the live page is seen", result["first"]["cpuPercent"], 6, "%")
        bars.judge("ui thread while it is hidden", result["second"]["cpuPercent"], 0.5, "%")
        write_plan(plan, arguments.connections, arguments.pair_seconds, arguments.interval_ms)
        headless, window = [], []
        for number in range(arguments.pairs):
            headless.append(run_headless(arguments, simulator, plan, folder))
            window.append(run_of(run_with_window(arguments, display, simulator, plan, folder)["folder"]))
            for name, (sent, p99, marked) in (("headless", headless[-1]), ("window", window[-1])):
                print(f"  pair {number + 1} {name:>8}: sent {sent} ticks, p99 {p99:.2f} ms, {marked} marked seconds")
    sent = [statistics.median(run[0] for run in runs) for runs in (headless, window)]
    p99 = [statistics.median(run[1] for run in runs) for runs in (headless, window)]
    bars.judge("sent, window against headless", 100 * abs(sent[1] - sent[0]) / sent[0], 0.5, "%")
    bars.judge("median p99, window above headless", p99[1] - p99[0], max(0.15 * p99[0], 2), "ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin-dir", type=pathlib.Path, required=True, help="where the release build's programs are")
    parser.add_argument("--only", choices=["start", "demo", "table", "live"], help="one of the parts")
    parser.add_argument("--connections", type=int, default=2000, help="of the run (default 2000)")
    parser.add_argument("--interval-ms", type=int, default=500, help="between two ticks of one (default 500)")
    parser.add_argument("--pairs", type=int, default=5, help="runs with the window and without (default 5)")
    parser.add_argument("--pair-seconds", type=int, default=30, help="of traffic in each of them (default 30)")
    parser.add_argument("--table-seconds", type=int, default=40, help="that the table is measured (default 40)")
    arguments = parser.parse_args()
    arguments.bin_dir = arguments.bin_dir.resolve()
    if shutil.which("Xvfb") is None:
        print("not measured: Xvfb is missing")
        return 3
    bars = Bars()
    if arguments.only in (None, "start"):
        measure_start(arguments, bars)
    with tempfile.TemporaryDirectory() as screen:
        display = Display(screen)
        for name, measure in (("demo", measure_demo), ("table", measure_table), ("live", measure_live)):
            if arguments.only in (None, name):
                measure(arguments, display, bars)
        display.stop()
    return 1 if bars.broken else 0


if __name__ == "__main__":
    sys.exit(main())
