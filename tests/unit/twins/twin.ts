/** The TypeScript twins as one program: reads `[[name, arguments], …]`, answers what each of them gives, as JSON. */
import { readFileSync } from "node:fs";
import { parseMarkdown } from "../../../frontend/card/markdown/markdown.ts";
import { holds, parseCondition } from "../../../frontend/document/conditions.ts";
import { EMPTY, evaluate, MISSING, parseText } from "../../../frontend/document/expressions.ts";
import { fill } from "../../../frontend/document/fill.ts";
import { locate } from "../../../frontend/document/locate/index.ts";
import { applyPatch } from "../../../frontend/document/patch.ts";
import { Problems } from "../../../frontend/document/problems.ts";
import { bindings, declared } from "../../../frontend/document/variables.ts";

function scopeOf(values) {
  return { names: new Map(Object.entries(values).map(([name, value]) => [name, { value, kind: { markup: false } }])) };
}

const TWINS = {
  fill(document, values) {
    const { card, problems, origins } = fill(document, values);
    return { card, problems, origins: Object.fromEntries(origins.moved) };
  },
  markdown: (text, dialect) => parseMarkdown(text, dialect),
  condition(text, values) {
    const parsed = parseCondition(text);
    return parsed === undefined ? null : holds(parsed, scopeOf(values));
  },
  text(text, values) {
    const { pieces, malformed } = parseText(text);
    return {
      malformed,
      pieces: pieces.map((piece) => {
        if (typeof piece === "string") return piece;
        const { resolved, value, troubles } = evaluate(piece, scopeOf(values));
        return [piece.source, resolved ? value : null, troubles];
      }),
    };
  },
  locate: (card, text, findings) => locate(card, text, findings),
  patch(value, patch) {
    try {
      return { value: applyPatch(value, patch) ?? null };
    } catch {
      return null;
    }
  },
  variables(listed, values) {
    const problems = new Problems();
    const bound = bindings(declared(listed, problems), values, problems);
    const shown = [...bound].map(([name, { value }]) => [
      name,
      value === MISSING ? "missing" : value === EMPTY ? "empty" : [value],
    ]);
    return { bound: Object.fromEntries(shown), problems: problems.listed };
  },
};

const calls = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(calls.map(([name, given]) => TWINS[name](...given))));
