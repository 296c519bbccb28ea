/** What must hold of any card and any edits. A failure names its seed: `SEED=17 node frontend/test.mjs document/properties`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "./apply.ts";
import { isRefusal } from "./commands/result.ts";
import { decode, encode } from "./encoding.ts";
import { identical } from "./equality.ts";
import { EMPTY, record, redo, steps, travel, undo } from "./history.ts";
import { idOf } from "./ids.ts";
import { tokens } from "./pointer.ts";
import { elementOf, indexOf, locationOf, open, pointerOf, type State, toDocument } from "./state.ts";
import { Random, randomCard, randomCommand, readCatalog } from "./testing.ts";
import { invert, type Transaction } from "./transaction.ts";
import { elementsIn, get } from "./tree.ts";

const catalog = readCatalog();
const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 30 }, (_, seed) => seed);
const EDITS = 25;

interface Run {
  readonly name: string;
  readonly before: State;
  readonly change: Transaction;
  readonly after: State;
}

/** Random edits of random cards, one after another; made once for all tests. */
const runs = SEEDS.flatMap((seed) => {
  const random = new Random(seed);
  const done: Run[] = [];
  let before = open({ card: randomCard(random, catalog), variables: [], update_multi: true });
  for (let edit = 0; edit < EDITS; edit += 1) {
    const change = randomCommand(random, before, catalog);
    if (isRefusal(change)) continue;
    const after = apply(before, change);
    done.push({ name: `seed ${seed}, edit ${edit}, ${change.label.key}`, before, change, after });
    before = after;
  }
  return done;
});

/** Checks every edit, and says which one failed. */
function eachEdit(check: (run: Run) => void): void {
  for (const run of runs) {
    try {
      check(run);
    } catch (error) {
      throw new Error(run.name, { cause: error });
    }
  }
}

/** Everything that can be seen of a state. */
function assertSame(found: State, wanted: State): void {
  assert.deepEqual(toDocument(found), toDocument(wanted));
  assert.ok(identical(found.document, wanted.document), "the order of keys");
  assert.deepEqual(found.selection, wanted.selection);
}

function assertSound(state: State): void {
  const { entries } = indexOf(state);
  const all = Array.from(elementsIn(Object.values((state.document.card ?? {}) as object)));
  assert.equal(entries.size, all.length, "every element has an id of its own");
  for (const [id, { keys }] of entries) {
    const pointer = pointerOf(state, id) ?? "?";
    const found = get(state.document.card, tokens(pointer));
    assert.equal(found, get(state.document.card, keys));
    assert.equal(found, elementOf(state, id));
    assert.equal(idOf(found as object), id);
    assert.deepEqual(locationOf(state, `${pointer}/there/0`), { id, keys: ["there", "0"] });
  }
}

test("applying and inverting gives back the value, the ids, the order of keys and the selection", () => {
  eachEdit(({ before, change, after }) => {
    const back = apply(after, invert(change));
    assertSame(back, before);
    assertSame(apply(back, change), after);
  });
});

test("pointers and ids stay true, and every element has an id of its own", () => {
  eachEdit(({ after }) => assertSound(after));
});

test("what is stored opens as the same document", () => {
  eachEdit(({ after }) => {
    const stored = JSON.stringify(toDocument(after));
    assert.deepEqual(toDocument(open(JSON.parse(stored))), JSON.parse(stored));
  });
});

test("a transaction that went through JSON does the same", () => {
  eachEdit(({ before, change, after }) => {
    const again = apply(before, decode(JSON.parse(JSON.stringify(encode(change)))));
    assert.deepEqual(toDocument(again), toDocument(after));
  });
});

test("all can be undone and redone, and any step travelled to", () => {
  for (const seed of SEEDS) {
    const random = new Random(seed);
    const states = [open({ card: randomCard(random, catalog) })];
    let history = EMPTY;
    for (let edit = 0; edit < EDITS; edit += 1) {
      const state = states.at(-1) as State;
      const outcome = randomCommand(random, state, catalog);
      if (isRefusal(outcome) || outcome.ops.length === 0) continue;
      const done = record(state, history, outcome);
      history = done.history;
      states.push(done.state);
    }
    let at = { state: states.at(-1) as State, history };
    for (const wanted of states.slice(0, -1).reverse()) {
      at = undo(at.state, at.history);
      assertSame(at.state, wanted);
    }
    assert.equal(steps(at.history).position, 0);
    for (const wanted of states.slice(1)) {
      at = redo(at.state, at.history);
      assertSame(at.state, wanted);
    }
    for (let visit = 0; visit < 5; visit += 1) {
      const position = random.below(states.length);
      at = travel(at.state, at.history, position);
      assertSame(at.state, states[position] as State);
    }
  }
});
