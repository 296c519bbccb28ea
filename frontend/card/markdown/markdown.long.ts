/** Twice the input is twice the work, for markup; `tests/long/` has the same families and more. */
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
  "<font></a>",
  "<font>a</font>",
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

for (const part of PARTS) {
  for (const dialect of DIALECTS) {
    test(`${JSON.stringify(part)} is read in linear time in ${dialect}`, () => {
      const made = (size: number) => `x${part.repeat(size)}y`;
      assertLinear(part, made, (text) => parse(text, dialect), 4096);
    });
  }
}
