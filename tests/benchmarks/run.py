#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the load path against an echo server that has a core of its own, and says which bars are kept.

What a WebSocket round trip costs: ours (bench_roundtrip) and a Go stand-in run in turns, certificates verified and
every byte that comes back compared; what counts is the ratio of CPU time in pairs of runs. Then thousands of a
run's own sessions (bench_sessions), and what recording takes of them.

Exit code: 0 the bars are kept; 1 one is broken, or data was lost or changed; 3 not compared (Go is missing, or
the machine was too busy).
"""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


class Cell:
    """One load. `bar`: our CPU per message, or per byte, divided by Go's may not be more."""

    def __init__(self, name, bar, *, connections, size, interval_us=0, tls=False, set_up_bar=None):
        self.name = name
        self.bar = bar
        self.set_up_bar = set_up_bar  # the same for CPU per connection that is set up
        self.connections = connections
        self.size = size
        self.interval_us = interval_us
        self.tls = tls

    @property
    def is_rate(self):
        return self.interval_us > 0

    @property
    def cost(self):
        return "cpu_us_per_message" if self.is_rate else "cpu_s_per_gb"

    @property
    def unit(self):
        return "µs per round trip" if self.is_rate else "s per GB each way"

    def options(self, seconds, tls_folder):
        options = ["-n", self.connections, "-s", self.size, "-w", 1, "-d", seconds]
        options += ["-i", self.interval_us] if self.is_rate else ["-mode", "sat", "-win", 4]
        return [str(option) for option in options] + (
            ["-tls", "-ca", str(tls_folder / "cert.pem")] if self.tls else [])

    def lag(self, result):
        """How a client lagged: it then sends in batches and looks cheaper than it is."""
        if not self.is_rate:
            return ""
        due = self.connections * result["seconds"] * 1e6 / self.interval_us
        if result["sent"] < 0.985 * due:
            return f"sent {100 * result['sent'] / due:.1f} % of due"
        if result["p99_ms"] >= 100:
            return f"p99 {result['p99_ms']:.0f} ms"
        return ""


CELLS = [
    Cell("1 KiB x 40/s x 800, ws", 0.55, connections=800, size=1024, interval_us=25_000),
    Cell("4 KiB x 10/s x 2,000, ws", 0.50, connections=2000, size=4096, interval_us=100_000, set_up_bar=0.50),
    Cell("64 KiB saturating x 8, ws", 0.30, connections=8, size=65536),
    Cell("1 MiB saturating x 4, ws", 0.40, connections=4, size=1 << 20),
    Cell("1 KiB x 40/s x 400, wss", 0.80, connections=400, size=1024, interval_us=25_000, tls=True),
    Cell("4 KiB x 10/s x 1,000, wss", 0.70, connections=1000, size=4096, interval_us=100_000, tls=True,
         set_up_bar=1.20),
    Cell("64 KiB saturating x 8, wss", 0.60, connections=8, size=65536, tls=True),
]


def processor_name():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    name = re.search(r"model name\s*:\s*(.*)", text)
    return name.group(1) if name else platform.machine()


class Machine:
    """Where things run: the server on one core, the client on another, where the system can do that."""

    def __init__(self):
        cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
        self.pins = shutil.which("taskset") is not None and len(cores) >= 2
        self.server_core, self.client_core = (cores[0], cores[1]) if self.pins else (None, None)

    def command(self, core, words):
        return (["taskset", "-c", str(core)] if self.pins else []) + [str(word) for word in words]


class EchoServer:
    def __init__(self, machine, bin_dir, tls_folder):
        words = [bin_dir / "bench_echoserver", "-p", "0"]
        if tls_folder:
            words += ["-cert", tls_folder / "cert.pem", "-key", tls_folder / "key.pem"]
        self.process = subprocess.Popen(
            machine.command(machine.server_core, words), stdout=subprocess.PIPE, text=True)
        self.port = self.process.stdout.readline().strip()
        if not self.port:
            sys.exit("The echo server did not start.")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def build_stand_in(bin_dir):
    """The Go program, or None with a reason on stderr."""
    go = shutil.which("go") or shutil.which("/usr/local/go/bin/go")
    if go is None:
        print("Go 1.23 or later is missing: the stand-in cannot be built.", file=sys.stderr)
        return None
    target = bin_dir / "gostandin"
    built = subprocess.run([go, "build", "-o", target, "."], cwd=HERE / "gostandin", check=False)
    if built.returncode != 0:
        print("The Go stand-in could not be built, see above.", file=sys.stderr)
        return None
    return target


def make_certificate(folder):
    """False when openssl is missing."""
    openssl = shutil.which("openssl")
    if openssl is None:
        return False
    words = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
             "-days", "1", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out",
             folder / "cert.pem"]
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


def measure(machine, program, port, options):
    words = machine.command(machine.client_core, [program, "-p", port, *options])
    run = subprocess.run(words, stdout=subprocess.PIPE, text=True, timeout=180, check=False)
    if not run.stdout.strip():
        sys.exit(f"{program} failed with exit code {run.returncode}.")
    result = json.loads(run.stdout)
    if result["bad"] or result["errors"] or result["total_sent"] != result["total_received"]:
        print(f"  {result['name']}: {result['bad']} changed, {result['errors']} errors, "
              f"{result['total_sent']} sent, {result['total_received']} received")
    return result


def is_sound(result):
    return not result["bad"] and not result["errors"] and result["total_sent"] == result["total_received"]


def shown(cell, result):
    text = f"{result['name']:>8}: {result[cell.cost]:7.2f} {cell.unit}, core {result['core']:.2f}"
    if cell.is_rate:
        text += f", sent {result['sent']} of {result['due']} due, p99 {result['p99_ms']:.1f} ms"
    else:
        text += f", {result['mb_per_s']:.0f} MB/s each way"
    per_connection = (result["rss_active_kib"] - result["rss_start_kib"]) / cell.connections
    text += f", set-up {1e6 * result['setup_cpu_s'] / cell.connections:.0f} µs each"
    return text + f", RSS {result['rss_active_kib']} KiB ({per_connection:.1f} a connection)"


class Outcome:
    def __init__(self, cell):
        self.cell = cell
        self.ours = []
        self.go = []
        self.ratios = []
        self.set_up_ratios = []
        self.lost = False

    def add(self, ours, go):
        self.lost = self.lost or not is_sound(ours) or (go is not None and not is_sound(go))
        late = self.cell.lag(ours)
        print("  " + shown(self.cell, ours) + (f"  (does not count: {late})" if late else ""))
        if go is None:
            self.ours.append(ours[self.cell.cost])
            return
        # Go's lag makes Go look cheaper and the ratio worse for us, so such a pair counts.
        go_late = self.cell.lag(go)
        print("  " + shown(self.cell, go) + (f"  (lags: {go_late}; costs more when on time)" if go_late else ""))
        if not late:
            self.ours.append(ours[self.cell.cost])
            self.go.append(go[self.cell.cost])
            self.ratios.append(ours[self.cell.cost] / go[self.cell.cost])
            self.set_up_ratios.append(ours["setup_cpu_s"] / go["setup_cpu_s"])

    def conclude(self):
        """Prints the medians; the exit code of this cell."""
        if self.lost:
            print("  BROKEN: data was lost or changed.")
            return 1
        if not self.go:
            if self.ours:
                print(f"  median {statistics.median(self.ours):.2f} {self.cell.unit}; not compared")
            return 3
        ratio = statistics.median(self.ratios)
        kept = ratio <= self.cell.bar
        print(f"  medians of {len(self.ratios)} pairs: ours {statistics.median(self.ours):.2f}, "
              f"Go {statistics.median(self.go):.2f} {self.cell.unit}; ratio {ratio:.2f} "
              f"({min(self.ratios):.2f} to {max(self.ratios):.2f}), bar {self.cell.bar:.2f}: "
              f"{'kept' if kept else 'BROKEN'}")
        if self.cell.set_up_bar is not None:
            set_up = statistics.median(self.set_up_ratios)
            set_up_kept = set_up <= self.cell.set_up_bar
            print(f"  set-up: ratio {set_up:.2f} ({min(self.set_up_ratios):.2f} to {max(self.set_up_ratios):.2f}), "
                  f"bar {self.cell.set_up_bar:.2f}: {'kept' if set_up_kept else 'BROKEN'}")
            kept = kept and set_up_kept
        if len(self.ratios) < 3:
            print("  fewer than 3 pairs count: the machine was too busy to compare.")
            return 3
        return 0 if kept else 1


def run_cell(cell, arguments, machine, stand_in, tls_folder):
    print(cell.name)
    outcome = Outcome(cell)
    options = cell.options(arguments.seconds, tls_folder)
    with EchoServer(machine, arguments.bin_dir, tls_folder if cell.tls else None) as server:
        for _ in range(arguments.pairs):
            ours = measure(machine, arguments.bin_dir / "bench_roundtrip", server.port, options)
            go = measure(machine, stand_in, server.port, options) if stand_in else None
            outcome.add(ours, go)
    return outcome.conclude()


class Sessions:
    """The load path of a run: sessions with all that belongs to them. `judge` gives its bars as (text, kept)."""

    def __init__(self, name, judge, *, connections, interval_us, tls=False, seconds=10, warm_up=8):
        self.name = name
        self.judge = judge
        self.tls = tls
        self.words = ["-n", connections, "-s", 4096, "-i", interval_us, "-w", warm_up, "-d", seconds]

    def command(self, bin_dir, port, tls_folder):
        words = [bin_dir / "bench_sessions", "-p", port, *self.words]
        return words + (["-tls", "-ca", tls_folder / "cert.pem"] if self.tls else [])


def nothing_lost(result):
    lost = result["total_sent_bytes"] - result["total_echoed_bytes"]
    return f"{lost} B lost, {result['errors']} errors", lost == 0 and result["errors"] == 0


def sent_share(result):
    return result["sent"] / result["due"]


def resident(result, bar):
    each = (result["rss_active_kib"] - result["rss_start_kib"]) * 1024 / result["connections"]
    return f"RSS {each:.0f} B a session, bar {bar:.0f}", each <= bar


def on_time(result):
    yield f"sent {100 * sent_share(result):.1f} % of due, bar 98 %", sent_share(result) >= 0.98
    yield f"p99 {result['p99_ms']:.1f} ms, bar 100 ms", result["p99_ms"] < 100
    yield resident(result, 1500)
    yield nothing_lost(result)


def held(result):
    yield f"{result['active']} of {result['connections']} held", result["active"] == result["connections"]
    yield nothing_lost(result)


def marked_when_late(result):
    share, marked = sent_share(result), result["marked_seconds"]
    yield (f"sent {100 * share:.1f} % of due, {marked} of {result['seconds']} seconds marked",
           share >= 0.98 or marked > result["seconds"] / 2)
    if share >= 0.98:
        yield nothing_lost(result)
    else:  # who never had a turn to connect is an error then; bytes are not lost all the same
        lost = result["total_sent_bytes"] - result["total_echoed_bytes"]
        yield f"{lost} B lost, {result['errors']} errors", lost == 0


def held_tls(result):
    yield resident(result, 36_000)
    yield nothing_lost(result)


SESSIONS = [
    Sessions("sessions: 4 KiB x 10/s x 7,000, ws", on_time, connections=7000, interval_us=100_000),
    Sessions("sessions: 4 KiB x 2/s x 10,000, ws", held, connections=10_000, interval_us=500_000),
    Sessions("sessions: 4 KiB x 10/s x 10,000, ws", marked_when_late, connections=10_000, interval_us=100_000),
    Sessions("sessions: 4 KiB x 2/s x 2,000, wss", held_tls, connections=2000, interval_us=500_000, tls=True),
]


def run_sessions(cell, arguments, machine, tls_folder):
    print(cell.name)
    with EchoServer(machine, arguments.bin_dir, tls_folder if cell.tls else None) as server:
        ran = subprocess.run(machine.command(machine.client_core,
                                             cell.command(arguments.bin_dir, server.port, tls_folder)),
                             stdout=subprocess.PIPE, text=True, timeout=180, check=False)
    if not ran.stdout.strip():
        sys.exit(f"bench_sessions failed with exit code {ran.returncode}.")
    result = json.loads(ran.stdout)
    print(f"  p50 {result['p50_ms']:.1f} ms, p99 {result['p99_ms']:.1f} ms, core {result['core']:.2f}, "
          f"RSS {result['rss_active_kib']} KiB, sent {result['sent']} of {result['due']} due")
    kept = True
    for text, is_kept in cell.judge(result):
        print(f"  {text}: {'kept' if is_kept else 'BROKEN'}")
        kept = kept and is_kept
    return 0 if kept else 1


# What counts as recording: histograms, tallies, gauges and what hands them over once a second.
RECORDING = re.compile(r"LatencyHistogram|Tally|ScenarioCounts|quantilesOf|noteEchoes|countE|LoopLag|secondEnded")
RECORDING_BAR = 0.03


def run_recording(arguments, machine):
    """The share of samples of the engine that fall into recording, by perf."""
    print("recording metrics, 4 KiB x 10/s x 2,000, ws")
    perf = shutil.which("perf")
    if perf is None:
        print("  not measured: perf is missing")
        return 3
    cell = Sessions("", None, connections=2000, interval_us=100_000)
    with EchoServer(machine, arguments.bin_dir, None) as server, tempfile.TemporaryDirectory() as folder:
        data = str(pathlib.Path(folder) / "perf.data")
        record = [perf, "record", "-q", "-e", "cpu-clock", "-F", "999", "-o", data, "--"]
        words = machine.command(machine.client_core, record + cell.command(arguments.bin_dir, server.port, None))
        print("  " + " ".join(words))
        ran = subprocess.run(words, capture_output=True, text=True, timeout=180, check=False)
        if ran.returncode != 0:
            print(f"  not measured: {ran.stderr.strip()[-300:]}")
            return 3
        report = subprocess.run([perf, "report", "-i", data, "--stdio", "--no-children", "-q", "-g", "none", "-F",
                                 "sample,sym", "-t", ";"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(";", 1) for line in report.splitlines() if ";" in line]
    samples = sum(int(count) for count, _ in rows)
    recording = sum(int(count) for count, symbol in rows if RECORDING.search(symbol))
    if samples < 1000:
        print(f"  not measured: {samples} samples")
        return 3
    kept = recording <= RECORDING_BAR * samples
    print(f"  {recording} of {samples} samples, {100 * recording / samples:.1f} %, bar {100 * RECORDING_BAR:.0f} %: "
          f"{'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin-dir", type=pathlib.Path, required=True, help="where the release build's programs are")
    parser.add_argument("--pairs", type=int, default=5, help="runs of each program and cell (default 5)")
    parser.add_argument("--seconds", type=float, default=5, help="seconds that a run measures (default 5)")
    parser.add_argument("--only", default="", metavar="TEXT", help="only what has this in its name")
    arguments = parser.parse_args()
    arguments.bin_dir = arguments.bin_dir.resolve()
    for program in ("bench_roundtrip", "bench_echoserver", "bench_sessions"):
        if not (arguments.bin_dir / program).exists():
            sys.exit(f"{arguments.bin_dir / program} is missing: build the release first.")

    machine = Machine()
    where = f"server on core {machine.server_core}, client on core {machine.client_core}" if machine.pins \
        else "not pinned: taskset or a second core is missing"
    print(f"{processor_name()}, {os.cpu_count()} cores; {arguments.pairs} pairs of {arguments.seconds:g} s, {where}")
    stand_in = build_stand_in(arguments.bin_dir)
    codes = []
    with tempfile.TemporaryDirectory() as folder:
        tls_folder = pathlib.Path(folder)
        has_tls = make_certificate(tls_folder)
        for cell in CELLS + SESSIONS:
            if arguments.only not in cell.name:
                continue
            if cell.tls and not has_tls:
                print(f"{cell.name}\n  skipped: openssl is missing")
                codes.append(3)
            elif isinstance(cell, Sessions):
                codes.append(run_sessions(cell, arguments, machine, tls_folder))
            else:
                codes.append(run_cell(cell, arguments, machine, stand_in, tls_folder))
            sys.stdout.flush()
    if arguments.only in "recording metrics":
        codes.append(run_recording(arguments, machine))
    if not codes:
        sys.exit(f"Nothing has \"{arguments.only}\" in its name.")
    if stand_in is None:
        print("not compared")
    return 1 if 1 in codes else max(codes)


if __name__ == "__main__":
    sys.exit(main())
