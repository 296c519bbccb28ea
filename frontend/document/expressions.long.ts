/** Twice the text is twice the work, for placeholders, filters and conditions, whether they can be read or not. */
import { test } from "node:test";
import { assertLinear } from "../testing/scaling.ts";
import { parseCondition } from "./conditions.ts";
import { evaluate, parseLoop, parseText, type Scope } from "./expressions.ts";

/** What the text begins with, what is repeated, and how it ends. */
type Family = readonly [begun: string, piece: string, ended: string];

const TEXTS: readonly Family[] = [
  ["", "${", ""],
  ["", "$", ""],
  ["", "$${", ""],
  ["", "${a}", ""],
  ["", "${ ", ""],
  ["", "${a", ""],
  ["", "${a.b", "}"],
  ["${a", ".b", "}"],
  ["${a", ".b", ""],
  ["${a", " | upper", "}"],
  ["${a", " | upper", ""],
  ["${a | map", ":'x'", "}"],
  ["${a | map", ":'x'", ""],
  ["${a | map:'", "\\", ""],
  ["${a | map:'", "x", "'}"],
  ["", "${a | default:'", ""],
  ["${", " ", "a}"],
  ["${a", " ", ""],
  ["", "}", ""],
];
const CONDITIONS: readonly Family[] = [
  ["", "(", ""],
  ["", "not ", "a"],
  ["a", " and a", ""],
  ["a", " or a", ""],
  ["a in [", "1,", "]"],
  ["a in [", "1,", ""],
  ["a == '", "\\", ""],
  ["a", ".b", " == 1"],
  ["", " ", "a"],
  ["a", " ", ""],
];
const LOOPS: readonly Family[] = [
  ["a", " ", "in b"],
  ["a in ", " ", ""],
  ["a in b", ".c", ""],
  ["a in b", ".", ""],
];
const SCOPE: Scope = { names: new Map([["a", { value: { b: ["x", 1] } }]]) };

function families(kind: string, listed: readonly Family[], work: (text: string) => unknown): void {
  for (const [begun, piece, ended] of listed) {
    const name = `${kind} ${JSON.stringify(`${begun}…${piece}…${ended}`)}`;
    test(`${name} in linear time`, () => assertLinear(name, (n) => begun + piece.repeat(n) + ended, work, 1_000));
  }
}

families("reads the text", TEXTS, (text) => {
  for (const piece of parseText(text).pieces) if (typeof piece !== "string") evaluate(piece, SCOPE);
});
families("reads the condition", CONDITIONS, parseCondition);
families("reads the loop", LOOPS, parseLoop);
