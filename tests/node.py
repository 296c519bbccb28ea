"""The node that tests run programs with: the machine's, else the one from PyPI. No test is skipped for want of it."""

from __future__ import annotations

from scripts.setup import ROOT, find_node

ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
NODE = find_node()
if not NODE or not ESBUILD.exists():
    raise RuntimeError("Node or its packages are not here: run `make build`")
