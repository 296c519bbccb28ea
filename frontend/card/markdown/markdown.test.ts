import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { DialectName } from "./dialects.ts";
import { parseMarkdown } from "./markdown.ts";

interface Vector {
  readonly name: string;
  readonly dialect: DialectName;
  readonly text: string;
  readonly tokens: unknown;
}

const VECTORS = path.join(process.cwd(), "tests/vectors/markdown");
const DIALECTS: readonly DialectName[] = ["lark_md", "v1", "v2"];

test("it reads a bold word", () => {
  const strong = { type: "strong", children: [{ type: "text", text: "a" }] };
  assert.deepEqual(parseMarkdown("**a**", "v2"), [{ type: "paragraph", children: [strong] }]);
});

for (const file of readdirSync(VECTORS).filter((name) => name.endsWith(".json"))) {
  const vectors = JSON.parse(readFileSync(path.join(VECTORS, file), "utf8")) as Vector[];
  for (const { name, dialect, text, tokens } of vectors) {
    test(`${file}: ${name}`, () => assert.deepEqual(parseMarkdown(text, dialect), tokens));
  }
}

test("20 KB of anything is read at once", () => {
  const parts = [
    "*",
    "[",
    "<",
    "_",
    "`",
    "~",
    "![",
    "[](",
    "<font>",
    "<at id='",
    "*a ",
    "a*_",
    "> ",
    "- ",
    "|",
    " ",
    "#",
    "\n",
    "&",
  ];
  for (const part of parts) {
    for (const dialect of DIALECTS) {
      const started = performance.now();
      parseMarkdown(`x${part.repeat(Math.ceil(20_480 / part.length))}y`, dialect);
      // Quadratic reading of 20 KB takes seconds; the bound leaves room for a busy machine.
      assert.ok(performance.now() - started < 1500, `${JSON.stringify(part)} in ${dialect}`);
    }
  }
});
