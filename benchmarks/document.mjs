/**
 * The editor's model without a page: what a keystroke and a structural edit cost on cards of growing size (contracts §budgets).
 *
 *     node benchmarks/document.mjs
 *
 * Prints one line a measurement, and how many objects a keystroke copies; exits 1 over budget. Times are those of the machine,
 * the counts are the same everywhere.
 */
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const OUT = path.join(ROOT, "build", `benchmark-document-${process.pid}.mjs`);
/** Part of the 8 ms all synchronous work of a keystroke may take. Medians are judged: other processes are in the p95. */
const KEYSTROKE_MS = 1;
/** Part of the 8 ms of inserting or deleting at the top. */
const STRUCTURE_MS = 3;
/** How many objects a keystroke may copy: the way from the document to the text, whatever the size of the card. */
const COPIES = 12;
/** How much more a keystroke may cost on 800 elements than on 50. Lists of siblings are copied, nothing else grows. */
const GROWTH = 3;
const RUNS = 300;

const ENTRY = `
  export * from "./apply.ts"; export * from "./history.ts"; export * from "./state.ts"; export * from "./gaps.ts";
  export { setField } from "./commands/set-field.ts"; export { insert } from "./commands/insert.ts";
  export { remove } from "./commands/remove.ts"; export { editSource } from "./commands/replace.ts";
  export { CARD } from "./ids.ts";
`;

/** A 2.0 card with `count` elements: sections of ten, as people build them. */
function cardOf(count) {
  const text = (content) => ({ tag: "plain_text", content });
  const section = (number) => [
    { tag: "markdown", content: `**项目 ${number}** 本周完成了 ${number} 项任务` },
    {
      tag: "column_set",
      columns: [
        { tag: "column", elements: [{ tag: "div", text: text(`负责人 ${number}`) }] },
        { tag: "column", elements: [{ tag: "button", text: text("查看"), type: "primary" }] },
      ],
    },
    { tag: "img", img_key: "img_v3", alt: text("图") },
  ];
  return { schema: "2.0", body: { elements: Array.from({ length: count / 10 }, (_, number) => section(number)).flat() } };
}

/** Milliseconds: the median and the 95th percentile of many runs. */
function time(run, runs = RUNS) {
  const times = [];
  for (let warm = 0; warm < runs / 4; warm += 1) run(warm);
  for (let turn = 0; turn < runs; turn += 1) {
    const started = performance.now();
    run(turn);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(runs / 2)], p95: times[Math.floor(runs * 0.95)] };
}

/** How many objects and lists of a card are other ones than before: what a keystroke copied. */
function copied(before, after) {
  if (before === after || typeof after !== "object" || after === null) return 0;
  const parts = Object.keys(after).map((key) => copied(before?.[key], after[key]));
  return 1 + parts.reduce((sum, count) => sum + count, 0);
}

const ms = ({ median, p95 }) => `median ${median.toFixed(3)} ms, p95 ${p95.toFixed(3)} ms`;

await esbuild.build({
  stdin: { contents: ENTRY, resolveDir: path.join(ROOT, "frontend", "document"), loader: "ts" },
  absWorkingDir: ROOT,
  outfile: OUT,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
});
const model = await import(pathToFileURL(OUT).href).finally(() => rmSync(OUT));
const catalog = JSON.parse(readFileSync(path.join(ROOT, "tests/vectors/document/catalog.json"), "utf8"));

/** One keystroke as the page does it: command, record, pointer of what changed. */
function keystroke(desk, id, turn) {
  const change = model.setField(desk.state, [id], ["text", "content"], `查看 ${turn}`, { burst: "typing" });
  const done = model.record(desk.state, desk.history, change);
  desk.state = done.state;
  desk.history = done.history;
  return model.pointerOf(desk.state, id);
}

const keystrokes = new Map();
let copies = 0;
for (const count of [50, 200, 800]) {
  const state = model.open({ card: cardOf(count) });
  const { entries } = model.indexOf(state);
  const id = Array.from(entries.keys()).reverse().find((held) => model.elementOf(state, held).tag === "button");
  const desk = { state, history: model.EMPTY };
  const before = desk.state.document;
  keystroke(desk, id, 0);
  copies = Math.max(copies, copied(before, desk.state.document));
  keystrokes.set(count, time((turn) => keystroke(desk, id, turn)));
  console.log(`keystroke, ${entries.size} elements: ${ms(keystrokes.get(count))}; ${copies} objects copied`);
}

const state = model.open({ card: cardOf(200) });
const top = { parent: model.CARD, slot: "body/elements", afterId: null };
const structure = time(() => {
  const inserted = model.apply(state, model.insert(state, catalog, top, [{ tag: "hr" }]));
  const [id] = inserted.selection.ids;
  model.pointerOf(model.apply(inserted, model.remove(inserted, [id])), id);
});
console.log(`insert and delete at the top, 200 elements, pointers included: ${ms(structure)}`);
console.log(`all places for a button: ${ms(time(() => model.places(state, catalog, [{ tag: "button" }])))}`);
const source = structuredClone(state.document.card);
source.body.elements[30].content = "changed";
console.log(`edited JSON to transaction: ${ms(time(() => model.editSource(state, structuredClone(source)), 60))}`);

const growth = keystrokes.get(800).median / keystrokes.get(50).median;
console.log(`keystroke, 800 against 50 elements: ${growth.toFixed(2)} (budget ${GROWTH})`);
const over =
  copies > COPIES || keystrokes.get(200).median > KEYSTROKE_MS || structure.median > STRUCTURE_MS || growth > GROWTH;
process.exitCode = over ? 1 : 0;
