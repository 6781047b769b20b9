#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills runs at random instants and checks that `cleanup --run` leaves the deployment exactly as it was.

Against the simulator, or with --live against the deployment that PLIMSOLL_LIVE_URL, PLIMSOLL_LIVE_TOKEN_FILE and
PLIMSOLL_LIVE_TEMPLATE name. Objects of somebody else whose names begin with scaletest- stand beside the run, and
have to be untouched; on a live deployment another run makes them first, and they are removed at the end.

Exit code: 0 nothing was left and nothing foreign was touched; 1 otherwise.
"""

import argparse
import contextlib
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

FOREIGN = 5
LONGEST = 300  # seconds, for anything that is waited for
# A session token: its id, a hyphen and the secret. Owned by anybody, it has no place in a file or an output.
TOKEN = re.compile(rb"\b[A-Za-z0-9]{10}-[A-Za-z0-9]{22}\b")


class Deployment:
    def __init__(self, url, token_file, template):
        self.url = url
        self.token_file = token_file
        self.template = template
        self.token = pathlib.Path(token_file).read_text().strip()
        if not TOKEN.fullmatch(self.token.encode()):
            sys.exit("The owner's token does not look like one: what is searched for in files would not be found.")

    def ask(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self.url}/api/v2{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Coder-Session-Token": self.token, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    def inventory(self):
        """Every user, workspace (with its last build) and token, by id."""
        users = self.ask("GET", "/users?limit=1000")["users"]
        found = {f"user {user['username']} {user['id']}" for user in users}
        for workspace in self.ask("GET", "/workspaces?limit=1000")["workspaces"]:
            found.add(f"workspace {workspace['name']} {workspace['id']} build {workspace['latest_build']['id']}")
        for user in users:
            for token in self.ask("GET", f"/users/{user['id']}/keys/tokens") or []:
                found.add(f"token {token['token_name']} {token['id']}")
        return found


@contextlib.contextmanager
def simulated(cli, faults):
    words = [cli, "simulate", "--json", "--build-time", "300ms", "--agent-delay", "100ms",
             "--foreign-scaletest", str(FOREIGN)]  # fmt: skip
    for fault in faults:
        words += ["--fault", fault]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        where = json.loads(process.stdout.readline())
        yield Deployment(where["url"], where["tokenFile"], "demo")
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def live(cli, folder):
    """The live deployment, with what another run left there beside it: FOREIGN users, each with a workspace."""
    deployment = Deployment(*(os.environ[f"PLIMSOLL_LIVE_{name}"] for name in ("URL", "TOKEN_FILE", "TEMPLATE")))
    login = ["--url", deployment.url, "--token-file", deployment.token_file, "--data-dir", folder]
    try:
        subprocess.run(
            [cli, "create-workspaces", "-t", deployment.template, "-c", str(FOREIGN), "--concurrency", "0",
             "--no-cleanup", *login], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            timeout=LONGEST)  # fmt: skip
        yield deployment
    finally:
        for run in pathlib.Path(folder).glob("runs/*"):
            subprocess.run([cli, "cleanup", "--run", str(run), *login], check=True, timeout=LONGEST)


class Run:
    """One `plimsoll-cli run`, in a data folder of its own."""

    def __init__(self, cli, deployment, options, folder):
        self.cli = cli
        self.deployment = deployment
        self.folder = pathlib.Path(folder)
        self.out = self.folder / "out.ndjson"
        with open(self.out, "wb") as out, open(self.folder / "err.txt", "wb") as err:
            self.process = subprocess.Popen(
                [cli, "run", "smoke", "-t", deployment.template, "--yes", "--json", *options, *self.login()],
                stdout=out, stderr=err, stdin=subprocess.DEVNULL)  # fmt: skip

    def login(self):
        return ["--url", self.deployment.url, "--token-file", self.deployment.token_file,
                "--data-dir", str(self.folder)]  # fmt: skip

    def ends_within(self, seconds):
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def where(self):
        """The phase that was told last."""
        phase = "before preflight"
        for line in self.out.read_text(errors="replace").splitlines():
            with contextlib.suppress(ValueError):
                told = json.loads(line)
                if told.get("event") == "phase-began":
                    phase = told["phase"]
        return phase

    def run_folders(self):
        return sorted(path for path in self.folder.glob("runs/*") if path.is_dir())

    def clean_up(self):
        """What went wrong, or an empty text. Without a ledger the run had not created anything yet."""
        said = ""
        for folder in self.run_folders():
            ended = subprocess.run(
                [self.cli, "cleanup", "--run", str(folder), *self.login()],
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LONGEST, check=False)  # fmt: skip
            (self.folder / "cleanup.txt").write_text(ended.stdout + ended.stderr)
            if ended.returncode != 0:
                said += f"cleanup ended with {ended.returncode}: {ended.stderr.strip()[-300:]} "
        return said

    def leaked(self):
        return [str(path) for path in self.folder.rglob("*") if path.is_file() and TOKEN.search(path.read_bytes())]


def matrix(cli, name, deployment, options, instants, chance):
    """Kills `instants` runs, one in each n-th of a whole run. Returns how many went wrong."""
    before = deployment.inventory()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        whole = Run(cli, deployment, options, folder)
        if not whole.ends_within(LONGEST) or whole.process.returncode != 0:
            print(f"{name}: the run that nobody kills ended with {whole.process.returncode}")
            return instants
        lasts = time.monotonic() - began
    wrong = 0
    print(f"{name}: a whole run lasts {lasts:.1f} s", flush=True)
    for number in range(instants):
        instant = (number + chance.random()) / instants * lasts * 0.97  # the next run may be a little quicker
        with tempfile.TemporaryDirectory() as folder:
            run = Run(cli, deployment, options, folder)
            if run.ends_within(instant):
                where = f"after its end with {run.process.returncode}"
            else:
                run.kill()
                where = f"in {run.where()}"
            stood = len(deployment.inventory() - before)
            trouble = run.clean_up()
            after = deployment.inventory()
            trouble += " ".join(f"left: {one};" for one in sorted(after - before))
            trouble += " ".join(f"touched: {one};" for one in sorted(before - after))
            trouble += " ".join(f"a token is in {path};" for path in run.leaked())
        wrong += bool(trouble)
        print(f"{name} {number + 1:2d}: killed at {instant:6.2f} s {where}, {stood} objects stood; "
              f"{trouble or 'all gone, foreign untouched'}", flush=True)  # fmt: skip
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True, help="the program, plimsoll-cli")
    parser.add_argument("--instants", type=int, default=10, help="kills of quick creates (default 10)")
    parser.add_argument("--slow", type=int, default=5, help="kills with creates that take 3 s (default 5)")
    parser.add_argument("--live", type=int, default=0, metavar="N", help="instead, kills on the live deployment")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    chance = random.Random(given.seed)
    options = ["--count", "4", "--concurrency", "4", "--duration", "2s"]
    wrong = 0
    if given.live:
        with tempfile.TemporaryDirectory() as folder, live(given.cli, folder) as deployment:
            wrong += matrix(given.cli, "live", deployment, [*options, "--duration", "10s"], given.live, chance)
    else:
        for name, instants, faults in (("quick", given.instants, []), ("slow", given.slow, ["slow-creates=3s"])):
            with simulated(given.cli, faults) as deployment:
                wrong += matrix(given.cli, name, deployment, options, instants, chance) if instants else 0
    print(f"{wrong} of the kills left or touched something" if wrong else "Nothing was left, nothing touched.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
