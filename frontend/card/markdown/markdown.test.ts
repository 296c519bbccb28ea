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
