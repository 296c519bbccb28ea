import assert from "node:assert/strict";
import { test } from "node:test";
import { removeSample } from "../designer/variables/variable-edits.ts";
import { isRefusal } from "./commands/result.ts";
import { setField } from "./commands/set-field.ts";
import { drawnCard } from "./drawn.ts";
import { EMPTY, record, undo } from "./history.ts";
import { DOCUMENT } from "./ids.ts";
import { open, type State, toDocument } from "./state.ts";
import type { JsonObject } from "./values.ts";

const OLD = {
  card: { elements: [{ tag: "markdown", content: "${who} ${day} ${n}" }] },
  variables: [{ name: "who" }, { name: "day", default: "Monday" }, { name: "n", type: "integer" }],
  samples: [{ name: "first", values: { who: "Ann", day: "Friday", n: null } }],
};

function edited(state: State, path: readonly (string | number)[], value: unknown): ReturnType<typeof record> {
  const outcome = setField(state, [DOCUMENT], path, value);
  assert.ok(!isRefusal(outcome));
  return record(state, EMPTY, outcome);
}

function variablesIn(state: State): readonly JsonObject[] {
  return toDocument(state).variables as readonly JsonObject[];
}

test("the first edit of a blank writes down the example its card draws, in one step", () => {
  const start = open(OLD);
  const { state, history } = edited(start, ["variables", 0, "label"], "Who");
  assert.deepEqual(variablesIn(state)[0], { name: "who", example: "Ann", label: "Who" });
  assert.deepEqual(undo(state, history).state.document, start.document);
  const next = edited(state, ["samples", 0, "values", "who"], "Bob").state;
  assert.deepEqual(edited(next, ["variables", 0, "label"], "W").state.document.variables, [
    { name: "who", example: "Ann", label: "W" },
    ...OLD.variables.slice(1),
  ]);
});

test("nothing is written down where the blank has words of its own, or the sample has none", () => {
  const start = open(OLD);
  assert.deepEqual(variablesIn(edited(start, ["variables", 1, "label"], "Day").state)[1], {
    ...OLD.variables[1],
    label: "Day",
  });
  assert.deepEqual(variablesIn(edited(start, ["variables", 2, "label"], "N").state)[2], {
    ...OLD.variables[2],
    label: "N",
  });
  assert.deepEqual(variablesIn(edited(start, ["variables", 0, "example"], "Bo").state)[0], {
    name: "who",
    example: "Bo",
  });
});

test("the card draws the same when the first sample is deleted", () => {
  const start = open(OLD);
  const { state } = record(start, EMPTY, removeSample(start, 0, "first"));
  assert.deepEqual(toDocument(state).samples, []);
  assert.deepEqual(drawnCard(state.document).card, drawnCard(start.document).card);
});
