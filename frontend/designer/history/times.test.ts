import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefusal } from "../../document/commands/result.ts";
import { setField } from "../../document/commands/set-field.ts";
import { EMPTY, type History, record, redo, steps, undo } from "../../document/history.ts";
import { CARD } from "../../document/ids.ts";
import { open, type State } from "../../document/state.ts";
import { StepTimes } from "./times.ts";

test("a step keeps its time through undo and redo; a burst has that of its latest stroke", () => {
  const times = new StepTimes();
  let state: State = open({ card: { elements: [] } });
  let history: History = EMPTY;
  const type = (value: string, at: number, burst?: string) => {
    const outcome = setField(state, [CARD], ["header", "template"], value, burst === undefined ? {} : { burst });
    assert.ok(!isRefusal(outcome));
    ({ state, history } = record(state, history, outcome));
    times.note(history, at);
  };
  const shown = () => steps(history).labels.map((label) => times.of(label));

  type("blue", 1);
  type("r", 2, "b");
  type("red", 3, "b");
  assert.deepEqual(shown(), [1, 3]);
  ({ state, history } = undo(state, history));
  times.note(history, 4);
  assert.deepEqual(shown(), [1, 3]);
  ({ state, history } = redo(state, history));
  times.note(history, 5);
  assert.deepEqual(shown(), [1, 3]);
  ({ state, history } = undo(state, history));
  type("green", 6);
  assert.deepEqual(shown(), [1, 6]);
});
