import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { zip } from "./zip.ts";

const READ =
  "import json, sys, zipfile; a = zipfile.ZipFile(sys.argv[1]); assert a.testzip() is None; print(json.dumps({n: a.read(n).decode() for n in a.namelist()}))";

test("another program reads what is in it, under paths in any script", () => {
  const files = { "元旦/card.json": '{"card": {}}', "b/template.yaml": "name: 元旦", "empty.card": "" };
  const folder = mkdtempSync(join(tmpdir(), "zip-"));
  try {
    const path = join(folder, "made.zip");
    const data = Object.entries(files).map(([path, text]) => ({ path, data: new TextEncoder().encode(text) }));
    writeFileSync(path, zip(data));
    assert.deepEqual(JSON.parse(execFileSync("python3", ["-c", READ, path], { encoding: "utf8" })), files);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
