#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the fuzzers, says how much of their targets they reach, and shows that each finds a planted bug.

Exit code: 0 all are clean, reach 80 % of the lines of their targets and find their bugs; 1 not so.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LEAST_COVERAGE = 80  # per cent of lines


class Fuzzer:
    """`sources`: what it is aimed at. `planted`: (file, right, wrong) of a bug that it must find."""

    def __init__(self, name, sources, planted):
        self.name = name
        self.target = f"fuzz_{name}"
        self.sources = sources
        self.planted = planted
        self.corpus = HERE / "corpus" / name


FUZZERS = [
    Fuzzer("websocketframe", ["core/net/websocketframe.cpp"],
           ("core/net/websocketframe.cpp", "m_control->begin() + std::ptrdiff_t(done)", "m_control->begin()")),
    Fuzzer("httpreader", ["core/net/httpreader.cpp"],
           ("core/net/httpreader.cpp", ".size() >= m_limits.headerCount", ".size() > m_limits.headerCount")),
    Fuzzer("echomatcher", ["core/traffic/echomatcher.cpp"],
           ("core/traffic/echomatcher.cpp", "std::memcmp(bytes.data(), expected.data(), limit)",
            "std::memcmp(bytes.data(), expected.data(), limit - limit / 64)")),
    Fuzzer("planreader", ["core/plan/planjson.cpp", "core/plan/goaljson.cpp", "core/plan/shapejson.cpp"],
           ("core/plan/goaljson.cpp", 'out.flag("abort"_L1, goal.abort);', 'out.flag("abort"_L1, false);')),
    Fuzzer("yamux", ["core/tailnet/yamux.cpp"],
           ("core/tailnet/yamux.cpp", "!found->second.hasEnded) {", "true) {")),
    Fuzzer("drpc", ["core/tailnet/drpc.cpp", "core/tailnet/protobuf.cpp", "core/tailnet/coordination.cpp"],
           ("core/tailnet/drpc.cpp", "keepRest(m_partial, rest, isFresh);", "m_partial.clear();")),
    Fuzzer("derp", ["core/tailnet/derp.cpp"],
           ("core/tailnet/derp.cpp", "if (!m_self.open(m_server, body))", "if (body.empty())")),
    Fuzzer("wireguard", ["core/tailnet/wireguard.cpp", "core/tailnet/wireguardcrypto.cpp", "core/tailnet/ipv6.cpp"],
           ("core/tailnet/wireguardcrypto.cpp", "m_seen.test(counter % Size)", "counter == m_next")),
]


def run(words, **options):
    return subprocess.run([str(word) for word in words], check=False, text=True, **options)


def newest(tool):
    """clang++, llvm-cov, llvm-profdata: the newest version there is."""
    names = [f"{tool}-{version}" for version in range(30, 13, -1)] + [tool]
    found = next((name for name in names if shutil.which(name)), None)
    return found or sys.exit(f"{tool} is missing: the fuzzers need Clang 14 or later with LLVM's tools.")


def build(source, build_dir, fuzzers):
    configured = run(["cmake", "-S", source, "-B", build_dir, "--preset", "fuzz",
                      f"-DCMAKE_CXX_COMPILER={newest('clang++')}"], cwd=source, stdout=subprocess.DEVNULL)
    if configured.returncode != 0:
        sys.exit("The fuzzers could not be configured.")
    if run(["cmake", "--build", build_dir, "--target", *(fuzzer.target for fuzzer in fuzzers)],
           stdout=subprocess.DEVNULL).returncode != 0:
        sys.exit("The fuzzers could not be built.")


def dictionary(folder):
    """The words of plans: keys and choices of their schema."""
    words = set(re.findall(r'"([A-Za-z0-9$-]{1,40})"', (ROOT / "resources/plan.schema.json").read_text(encoding="utf-8")))
    path = pathlib.Path(folder) / "plan.dict"
    path.write_text("".join(f'"\\"{word}\\""\n' for word in sorted(words)), encoding="utf-8")
    return path


def start(fuzzer, bin_dir, corpus, seconds, folder, seed):
    """Fuzzes in a copy of the corpus: what is worth keeping is chosen later."""
    words = [bin_dir / fuzzer.target, corpus, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048",
             "-max_len=4096", "-print_final_stats=1", f"-artifact_prefix={folder}/", f"-seed={seed}"]
    if fuzzer.name == "planreader":
        words.append(f"-dict={dictionary(folder)}")
    environment = {**os.environ, "LLVM_PROFILE_FILE": os.devnull}
    with open(said(folder), "w", encoding="utf-8") as output:  # a pipe that nobody reads would stop it
        return subprocess.Popen([str(word) for word in words], stdout=output, stderr=subprocess.STDOUT, env=environment)


def said(folder):
    return pathlib.Path(folder) / "output"


def wait(process, folder):
    process.wait()
    return said(folder).read_text(encoding="utf-8", errors="replace")


def coverage(fuzzer, bin_dir, corpus, folder):
    """Per cent of the lines of its target that the corpus reaches."""
    raw, merged = pathlib.Path(folder) / "raw", pathlib.Path(folder) / "merged"
    run([bin_dir / fuzzer.target, "-runs=0", corpus], env={**os.environ, "LLVM_PROFILE_FILE": str(raw)},
        capture_output=True)
    run([newest("llvm-profdata"), "merge", "-o", merged, raw])
    report = run([newest("llvm-cov"), "export", "-summary-only", f"-instr-profile={merged}",
                  bin_dir / fuzzer.target, *(ROOT / source for source in fuzzer.sources)], capture_output=True)
    files = json.loads(report.stdout)["data"][0]["files"]
    lines = [file["summary"]["lines"] for file in files]
    return 100 * sum(line["covered"] for line in lines) / sum(line["count"] for line in lines)


def keep(fuzzer, bin_dir, corpus):
    """The smallest set of inputs that reaches as much becomes the corpus of the repository."""
    with tempfile.TemporaryDirectory() as small:
        run([bin_dir / fuzzer.target, "-merge=1", small, fuzzer.corpus, corpus],
            env={**os.environ, "LLVM_PROFILE_FILE": os.devnull}, capture_output=True)
        for old in fuzzer.corpus.iterdir():
            old.unlink()
        for new in pathlib.Path(small).iterdir():
            shutil.copy(new, fuzzer.corpus / new.name)


def fuzz(fuzzers, bin_dir, options):
    """At most so many at once as there are cores. True when all is well."""
    well = True
    with tempfile.TemporaryDirectory() as folder:
        waiting, running = list(fuzzers), []
        while waiting or running:
            while waiting and len(running) < options.jobs:
                fuzzer = waiting.pop(0)
                own = pathlib.Path(folder) / fuzzer.name
                corpus = own / "corpus"
                shutil.copytree(fuzzer.corpus, corpus)
                running.append((fuzzer, own, corpus,
                                start(fuzzer, bin_dir, corpus, options.seconds, own, options.seed)))
            fuzzer, own, corpus, process = running.pop(0)
            output = wait(process, own)
            reached = coverage(fuzzer, bin_dir, corpus, own)
            units = re.search(r"stat::number_of_executed_units:\s*(\d+)", output)
            clean = process.returncode == 0
            well = well and clean and reached >= LEAST_COVERAGE
            print(f"{fuzzer.name:15} {units.group(1) if units else '?':>12} inputs in {options.seconds} s, "
                  f"{reached:.1f} % of lines (bar {LEAST_COVERAGE} %), {'clean' if clean else 'FOUND SOMETHING'}",
                  flush=True)
            if not clean:
                print(output[-3000:])
                for found in own.glob("crash-*"):
                    shutil.copy(found, options.found)
                    print(f"  kept in {options.found / found.name}")
            elif options.keep:
                keep(fuzzer, bin_dir, corpus)
    return well


def find_planted(fuzzers, options):
    """In a copy of the sources with one bug each. True when all are found."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "source"
        shutil.copytree(ROOT, copy, ignore=lambda path, names: {"build", ".git"} if path == str(ROOT) else set())
        for fuzzer in fuzzers:
            file, right, wrong = fuzzer.planted
            text = (copy / file).read_text(encoding="utf-8")
            if text.count(right) != 1:
                sys.exit(f"The bug to be planted for {fuzzer.name} does not fit {file} any more.")
            (copy / file).write_text(text.replace(right, wrong), encoding="utf-8")
        build(copy, copy / "build/fuzz", fuzzers)
        all_found = True
        for fuzzer in fuzzers:
            own = pathlib.Path(folder) / fuzzer.name
            shutil.copytree(fuzzer.corpus, own / "corpus")
            process = start(fuzzer, copy / "build/fuzz/bin", own / "corpus", options.seconds, own, options.seed)
            output = wait(process, own)
            found = process.returncode != 0 and "Does not hold" in output
            property_ = re.search(r"Does not hold: (.*)", output)
            print(f"{fuzzer.name:15} planted bug {'found: ' + property_.group(1) if found else 'NOT FOUND'}", flush=True)
            all_found = all_found and found
    return all_found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=600, help="for each (default 600)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="at once (default: one a core)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="TEXT", help="only what has this in its name")
    parser.add_argument("--keep", action="store_true", help="make what was found the corpus of the repository")
    parser.add_argument("--found", type=pathlib.Path, default=ROOT / "build", help="where inputs that crash are kept")
    options = parser.parse_args()
    fuzzers = [fuzzer for fuzzer in FUZZERS if options.only in fuzzer.name]
    if not fuzzers:
        sys.exit(f"No fuzzer has \"{options.only}\" in its name.")
    build(ROOT, ROOT / "build/fuzz", fuzzers)
    well = fuzz(fuzzers, ROOT / "build/fuzz/bin", options)
    return 0 if find_planted(fuzzers, options) and well else 1


if __name__ == "__main__":
    sys.exit(main())
