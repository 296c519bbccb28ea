import assert from "node:assert/strict";
import { test } from "node:test";
import { CompletionContext } from "@codemirror/autocomplete";
import { json } from "@codemirror/lang-json";
import { EditorState } from "@codemirror/state";
import { completions } from "./completion.ts";
import { cursorAt } from "./cursor.ts";
import { catalog } from "./testing.ts";

const offered = completions({
  catalog,
  format: () => "2.0",
  inCard: (steps) => steps,
  names: () => [
    { path: "owner", type: "text" },
    { path: "task.title", type: "" },
  ],
});

/** What is offered at the bar in a text. */
function at(text: string, explicit = true): readonly string[] {
  const pos = text.indexOf("|");
  const state = EditorState.create({ doc: text.replace("|", ""), extensions: json() });
  return offered(new CompletionContext(state, pos, explicit))?.options.map(({ label }) => label) ?? [];
}

const inElement = (element: string) => `{"schema": "2.0", "body": {"elements": [${element}]}}`;

test("fields an object does not have yet", () => {
  assert.deepEqual(at(inElement('{"tag": "button", "type": "primary", "|"}')), ["text", "disabled"]);
  assert.deepEqual(at(inElement('{"tag": "button", "ty|"}')), ["type", "text", "disabled"]);
  assert.deepEqual(at('{"|"}'), ["body"]);
});

test("a component without a tag is asked for one", () => {
  assert.equal(at(inElement('{"|"}'))[0], "tag");
  assert.deepEqual(at(inElement('{"tag": "|"}')), ["button"]);
  assert.deepEqual(at(inElement('{"tag": "button", "text": {"tag": "|"}}')), ["plain_text"]);
});

test("the values a field takes", () => {
  assert.deepEqual(at(inElement('{"tag": "button", "type": "|"}')), ["default", "primary"]);
  assert.deepEqual(at(inElement('{"tag": "button", "disabled": |}')), ["true", "false"]);
});

test("whole components between the items of a list", () => {
  assert.deepEqual(at(inElement("|")), ["button"]);
  assert.deepEqual(at(inElement('{"tag": "hr"}, |')), ["button"]);
});

test("names inside a placeholder, and only there", () => {
  assert.deepEqual(at(inElement('{"tag": "markdown", "content": "Hi ${ow|"}')), ["owner", "task.title"]);
  assert.deepEqual(at(inElement('{"tag": "markdown", "content": "Hi ow|"}'), false), []);
});

test("nothing is offered unasked where nothing is typed, nor in data of the sender", () => {
  assert.deepEqual(at(inElement('{"tag": "button", |}'), false), []);
  assert.deepEqual(at(inElement('{"tag": "button", "value": {"|"}}')), []);
});

test("the cursor knows its place in a broken text", () => {
  const text = '{"body": {"elements": [{"tag": "hr"}, {"tag": "button", "text": {"content": "x';
  const state = EditorState.create({ doc: text, extensions: json() });
  const cursor = cursorAt(state, text.length);
  assert.deepEqual(
    cursor?.steps.map(({ key }) => key),
    ["body", "elements", 1, "text", "content"],
  );
  assert.equal(cursor?.steps[3]?.tag, "button");
});
