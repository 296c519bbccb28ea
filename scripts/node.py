"""Runs a Node program with the node this checkout uses: `python scripts/node.py frontend/test.mjs`."""

from __future__ import annotations

import os
import sys

from setup import node_command

if __name__ == "__main__":
    node, _npm = node_command()
    os.environ["PATH"] = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    os.execv(node, [str(node), *sys.argv[1:]])
