# SPDX-License-Identifier: GPL-3.0-or-later
# The Windows counterpart of ./dev. Configured, not verified: nobody has run it on Windows yet.
# Needs Visual Studio 2022 with C++ and CMake (run from its developer prompt), git, and vcpkg in $env:VCPKG_ROOT.
param([Parameter(Position = 0)][string]$Verb = "help", [Parameter(ValueFromRemainingArguments)][string[]]$Rest)
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot

function Invoke-Checked([string]$Program, [string[]]$Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Initialize-Build([string]$Preset) {
    foreach ($tool in "cmake", "ninja", "cl") {
        if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) {
            Write-Error "$tool is missing. Install Visual Studio 2022 with C++ and CMake, and use its developer prompt."
        }
    }
    if (-not $env:VCPKG_ROOT) {
        Write-Error "VCPKG_ROOT is not set. Clone https://github.com/microsoft/vcpkg, bootstrap it and set VCPKG_ROOT."
    }
    # vcpkg.json says which libraries; vcpkg builds them while CMake configures. The first time takes long.
    Invoke-Checked cmake @("--preset", $Preset,
        "-DCMAKE_TOOLCHAIN_FILE=$env:VCPKG_ROOT/scripts/buildsystems/vcpkg.cmake")
}

switch ($Verb) {
    "demo" {
        Initialize-Build release
        Invoke-Checked cmake @("--build", "--preset", "release", "--target", "plimsoll-cli")
        Invoke-Checked build/release/bin/plimsoll-cli.exe (@("demo") + $Rest)
    }
    "build" {
        $preset = if ($Rest) { $Rest[0] } else { "dev" }
        Initialize-Build $preset
        Invoke-Checked cmake @("--build", "--preset", $preset)
    }
    "test" {
        Initialize-Build dev
        Invoke-Checked cmake @("--build", "--preset", "dev")
        Invoke-Checked ctest @("--preset", "dev")
    }
    default {
        Write-Output "Usage: ./dev.ps1 demo|test|build [PRESET]    (configured for Windows, not verified)"
    }
}
