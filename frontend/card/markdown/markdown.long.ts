import { test } from "node:test";
import { assertLinear } from "../../testing/scaling.ts";
import type { DialectName } from "./dialects.ts";
import { parse } from "./markdown.ts";

const DIALECTS: readonly DialectName[] = ["v2"];
const PARTS = [
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

/** Grows faster still (1.5 per unit): tags that nobody closes are tried within each other. */
const PENDING: ReadonlySet<string> = new Set(["<font>"]);

for (const part of PARTS) {
  for (const dialect of DIALECTS) {
    test(`${JSON.stringify(part)} is read in linear time in ${dialect}`, { todo: PENDING.has(part) }, () => {
      assertLinear((size) => parse(`x${part.repeat(Math.ceil(size / part.length))}y`, dialect), 20_480, part);
    });
  }
}
