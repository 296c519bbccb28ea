import { test } from "node:test";
import { assertLinear } from "../../testing/scaling.ts";
import type { DialectName } from "./dialects.ts";
import { parse } from "./markdown.ts";

const DIALECTS: readonly DialectName[] = ["lark_md", "v2"];
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

for (const part of PARTS) {
  for (const dialect of DIALECTS) {
    test(`${JSON.stringify(part)} is read in linear time in ${dialect}`, () => {
      assertLinear((size) => parse(`x${part.repeat(Math.ceil(size / part.length))}y`, dialect), 20_480, part);
    });
  }
}
