import assert from "node:assert/strict";
import { test } from "node:test";
import { move } from "./commands/move.ts";
import { remove } from "./commands/remove.ts";
import { fix, takeOver } from "./commands/replace.ts";
import { type CommandResult, isRefusal } from "./commands/result.ts";
import { setField } from "./commands/set-field.ts";
import { EMPTY, type History, MOST_STEPS, record, redo, steps, travel, undo } from "./history.ts";
import { CARD } from "./ids.ts";
import { sentence } from "./sentences.ts";
import { indexOf, open, type State, toDocument } from "./state.ts";
import { readCatalog } from "./testing.ts";
import { get } from "./tree.ts";
import type { JsonObject } from "./values.ts";

const catalog = readCatalog();

/** A card of markdown texts, one for each letter; ids are `id-a`, `id-b` … */
function letters(text: string): State {
  const elements = Array.from(text, (content) => ({ tag: "markdown", content }));
  const nodes = Array.from(text, (letter) => ({ id: `id-${letter}` }));
  return open({ card: { schema: "2.0", body: { elements } }, editor: { nodes } });
}

function written(state: State): string {
  const elements = get(state.document.card, ["body", "elements"]) as readonly JsonObject[];
  return elements.map(({ content }) => content).join("");
}

/** A small editor: what is done, and what somebody else does. */
class Desk {
  history: History = EMPTY;

  constructor(public state: State) {}

  do(outcome: CommandResult): this {
    assert.ok(!isRefusal(outcome));
    Object.assign(this, record(this.state, this.history, outcome));
    return this;
  }

  /** Somebody else changed the stored document. */
  remote(change: (state: State) => CommandResult): this {
    const other = new Desk(open(JSON.parse(JSON.stringify(toDocument(this.state))))) as Desk;
    other.do(change(other.state));
    return this.do(takeOver(this.state, JSON.parse(JSON.stringify(toDocument(other.state)))));
  }

  undo() {
    const { state, history, dropped } = undo(this.state, this.history);
    Object.assign(this, { state, history });
    return dropped.map(({ reason }) => reason.key);
  }

  redo() {
    const { state, history, dropped } = redo(this.state, this.history);
    Object.assign(this, { state, history });
    return dropped.map(({ reason }) => reason.key);
  }
}

const type = (state: State, id: string, content: string, burst?: string) =>
  setField(state, [id], ["content"], content, burst === undefined ? {} : { burst });
const toEnd = (state: State, id: string) =>
  move(state, catalog, [id], {
    parent: CARD,
    slot: "body/elements",
    afterId: Array.from(indexOf(state).entries.keys()).at(-1) ?? null,
  });

test("a burst of typing is one step, and one that came to nothing is none", () => {
  const desk = new Desk(letters("abc"));
  for (const content of ["a1", "a12", "a123"]) desk.do(type(desk.state, "id-a", content, "first"));
  assert.equal(steps(desk.history).labels.length, 1);
  for (const content of ["b1", "b"]) desk.do(type(desk.state, "id-b", content, "second"));
  assert.equal(steps(desk.history).labels.length, 1);
  desk.do(type(desk.state, "id-a", "a4", "third"));
  desk.undo();
  assert.equal(written(desk.state), "a123bc");
  desk.undo();
  assert.equal(written(desk.state), "abc");
  desk.redo();
  assert.equal(written(desk.state), "a123bc");
});

test("a burst does not go on after an undo", () => {
  const desk = new Desk(letters("ab"));
  desk.do(type(desk.state, "id-a", "a1", "typing"));
  desk.do(type(desk.state, "id-b", "b1"));
  desk.undo();
  desk.do(type(desk.state, "id-a", "a12", "typing"));
  assert.equal(steps(desk.history).labels.length, 2);
  desk.undo();
  assert.equal(written(desk.state), "a1b");
});

test("steps have names, and any can be travelled to", () => {
  const desk = new Desk(letters("abc"));
  desk
    .do(toEnd(desk.state, "id-a"))
    .do(remove(desk.state, ["id-b"]))
    .do(type(desk.state, "id-c", "同意"));
  assert.deepEqual(
    steps(desk.history).labels.map((label) => sentence(label, catalog)),
    ["Moved Rich text a into Card", "Deleted Rich text b", "Changed “content” of Rich text c"],
  );
  const { state, history } = travel(desk.state, desk.history, 1);
  assert.equal(written(state), "bca");
  assert.equal(steps(history).position, 1);
  assert.equal(steps(history).labels.length, 3);
});

test("undo brings back what was selected", () => {
  const desk = new Desk({ ...letters("abc"), selection: { ids: ["id-b"] } });
  desk.do(remove(desk.state, ["id-b"]));
  assert.deepEqual(desk.state.selection.ids, ["id-c"]);
  desk.undo();
  assert.deepEqual(desk.state.selection.ids, ["id-b"]);
});

test("a fix is a step like any other", () => {
  const desk = new Desk(letters("abc"));
  const patch = [
    { op: "test", path: "/body/elements/1/content", value: "b" },
    { op: "remove", path: "/body/elements/1" },
  ];
  desk.do(fix(desk.state, { patch, title: "Take it away" }));
  assert.equal(written(desk.state), "ac");
  assert.ok(isRefusal(fix(desk.state, { patch, title: "" })), "the card has moved on");
  desk.undo();
  assert.equal(written(desk.state), "abc");
  assert.deepEqual(Array.from(indexOf(desk.state).entries.keys()), ["id-a", "id-b", "id-c"]);
});

test("others' changes are not undone, and local steps go around them", () => {
  const desk = new Desk(letters("abcd"));
  desk.do(type(desk.state, "id-a", "A"));
  desk.do(remove(desk.state, ["id-c"]));
  desk.remote((state) => remove(state, ["id-b"]));
  assert.equal(written(desk.state), "Ad");
  assert.equal(steps(desk.history).labels.length, 2);
  assert.deepEqual(desk.undo(), []);
  assert.equal(written(desk.state), "Acd", "what it stood behind has left; it stands behind the one before");
  assert.deepEqual(desk.undo(), []);
  assert.equal(written(desk.state), "acd");
  desk.redo();
  desk.redo();
  assert.equal(written(desk.state), "Ad");
});

test("a move goes around what others took away, on either side", () => {
  const desk = new Desk(letters("abcd"));
  desk.do(toEnd(desk.state, "id-c"));
  desk.remote((state) => remove(state, ["id-b"]));
  assert.equal(written(desk.state), "adc");
  assert.deepEqual(desk.undo(), []);
  assert.equal(written(desk.state), "acd", "it stood behind b, so now behind a");

  const other = new Desk(letters("abcd"));
  other.do(move(other.state, catalog, ["id-a"], { parent: CARD, slot: "body/elements", afterId: "id-c" }));
  assert.equal(written(other.state), "bcad");
  other.undo();
  other.remote((state) => remove(state, ["id-c"]));
  assert.deepEqual(other.redo(), []);
  assert.equal(written(other.state), "bad", "it went behind c, so now behind b");
});

test("only so many steps are kept, the latest", () => {
  const desk = new Desk(letters("a"));
  for (let step = 1; step <= MOST_STEPS + 2; step += 1) desk.do(type(desk.state, "id-a", `${step}`));
  assert.equal(desk.history.past.length, MOST_STEPS);
  assert.equal(written(travel(desk.state, desk.history, 0).state), "2");
});

test("a step whose element is gone, or whose field others changed, is dropped with the reason", () => {
  const desk = new Desk(letters("abc"));
  desk.do(type(desk.state, "id-c", "C"));
  desk.do(type(desk.state, "id-b", "B"));
  desk.do(type(desk.state, "id-a", "A"));
  desk.remote((state) => remove(state, ["id-b"]));
  desk.remote((state) => type(state, "id-a", "their"));
  assert.deepEqual(desk.undo(), ["drop-changed", "drop-gone"]);
  assert.equal(written(desk.state), "theirc");
  assert.equal(steps(desk.history).labels.length, 1);
});
