#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what a WebSocket round trip costs here with what it costs a Go program.

Ours (bench_roundtrip) and the Go stand-in run in turns against the same echo server, which has a core of its
own, and every byte that comes back is compared. What counts is the ratio of CPU time in pairs of runs.

Exit code: 0 the bars are kept; 1 one is broken, or data was lost or changed; 3 not compared (Go is missing, or
the machine was too busy).
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

HERE = pathlib.Path(__file__).resolve().parent


class Cell:
    """One load. `bar`: our CPU per message divided by Go's may not be more."""

    def __init__(self, name, bar, *, connections, size, interval_us=0, tls=False):
        self.name = name
        self.bar = bar
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

    def options(self, seconds):
        options = ["-n", self.connections, "-s", self.size, "-w", 1, "-d", seconds]
        options += ["-i", self.interval_us] if self.is_rate else ["-mode", "sat", "-win", 4]
        return [str(option) for option in options] + (["-tls"] if self.tls else [])

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


HEADLINE = Cell("4 KiB x 10/s x 2,000, ws", 0.60, connections=2000, size=4096, interval_us=100_000)
OTHERS = [
    Cell("1 KiB x 40/s x 800, ws", 0.60, connections=800, size=1024, interval_us=25_000),
    Cell("64 KiB saturating x 8, ws", 0.35, connections=8, size=65536),
    Cell("4 KiB x 10/s x 1,000, wss", 0.75, connections=1000, size=4096, interval_us=100_000, tls=True),
    Cell("64 KiB saturating x 8, wss", 0.70, connections=8, size=65536, tls=True),
]


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
             "-days", "1", "-subj", "/CN=127.0.0.1", "-keyout", folder / "key.pem", "-out",
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
    return text + f", RSS {result['rss_active_kib']} KiB ({per_connection:.1f} a connection)"


class Outcome:
    def __init__(self, cell):
        self.cell = cell
        self.ours = []
        self.go = []
        self.ratios = []
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
        if len(self.ratios) < 3:
            print("  fewer than 3 pairs count: the machine was too busy to compare.")
            return 3
        return 0 if kept else 1


def run_cell(cell, arguments, machine, stand_in, tls_folder):
    print(cell.name)
    outcome = Outcome(cell)
    options = cell.options(arguments.seconds)
    with EchoServer(machine, arguments.bin_dir, tls_folder if cell.tls else None) as server:
        for _ in range(arguments.pairs):
            ours = measure(machine, arguments.bin_dir / "bench_roundtrip", server.port, options)
            go = measure(machine, stand_in, server.port, options) if stand_in else None
            outcome.add(ours, go)
    return outcome.conclude()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin-dir", type=pathlib.Path, required=True, help="where the release build's programs are")
    parser.add_argument("--pairs", type=int, default=5, help="runs of each program and cell (default 5)")
    parser.add_argument("--seconds", type=float, default=5, help="seconds that a run measures (default 5)")
    parser.add_argument("--all", action="store_true", help="also small messages, saturation and TLS")
    arguments = parser.parse_args()
    arguments.bin_dir = arguments.bin_dir.resolve()
    for program in ("bench_roundtrip", "bench_echoserver"):
        if not (arguments.bin_dir / program).exists():
            sys.exit(f"{arguments.bin_dir / program} is missing: build the release first.")

    machine = Machine()
    where = f"server on core {machine.server_core}, client on core {machine.client_core}" if machine.pins \
        else "not pinned: taskset or a second core is missing"
    print(f"{arguments.pairs} pairs of {arguments.seconds:g} s, {where}")
    stand_in = build_stand_in(arguments.bin_dir)
    codes = []
    with tempfile.TemporaryDirectory() as folder:
        tls_folder = pathlib.Path(folder)
        has_tls = arguments.all and make_certificate(tls_folder)
        for cell in [HEADLINE] + (OTHERS if arguments.all else []):
            if cell.tls and not has_tls:
                print(f"{cell.name}\n  skipped: openssl is missing")
                continue
            codes.append(run_cell(cell, arguments, machine, stand_in, tls_folder))
    if stand_in is None:
        print("not compared")
    return 1 if 1 in codes else max(codes)


if __name__ == "__main__":
    sys.exit(main())
