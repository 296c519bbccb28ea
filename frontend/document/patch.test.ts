import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, stringify } from "lossless-json";
import { applyPatch, type Operation, Unfit } from "./patch.ts";

function patched(text: string, patch: Operation[]): string | undefined {
  return stringify(applyPatch(parse(text), patch));
}

test("it adds, replaces, removes and moves, and keeps key order and long numbers", () => {
  const text = '{"b":12345678901234567890,"a":[1,2,3],"c":{"d":1.10}}';
  assert.equal(patched(text, [{ op: "replace", path: "/b", value: 1 }]), '{"b":1,"a":[1,2,3],"c":{"d":1.10}}');
  assert.equal(patched(text, [{ op: "add", path: "/a/1", value: 9 }]), text.replace("1,2,3", "1,9,2,3"));
  assert.equal(patched(text, [{ op: "add", path: "/a/-", value: 9 }]), text.replace("1,2,3", "1,2,3,9"));
  assert.equal(patched(text, [{ op: "remove", path: "/a/0" }]), text.replace("1,2,3", "2,3"));
  assert.equal(
    patched(text, [{ op: "move", from: "/c/d", path: "/e" }]),
    '{"b":12345678901234567890,"a":[1,2,3],"c":{},"e":1.10}',
  );
  assert.equal(patched(text, [{ op: "replace", path: "", value: {} }]), "{}");
  assert.equal(
    patched(text, [
      { op: "remove", path: "" },
      { op: "test", path: "", value: null },
    ]),
    "null",
  );
});

test("a test that fails stops everything", () => {
  const value = parse('{"a":{"b":[1,"x"]}}');
  const patch: Operation[] = [
    { op: "test", path: "/a", value: { b: [1, "y"] } },
    { op: "remove", path: "/a" },
  ];
  assert.throws(() => applyPatch(value, patch), Unfit);
  assert.equal(stringify(value), '{"a":{"b":[1,"x"]}}');
});

test("a test compares long numbers by their digits", () => {
  const patch = parse('[{"op":"test","path":"/n","value":12345678901234567890}]') as Operation[];
  assert.equal(patched('{"n":12345678901234567890}', patch), '{"n":12345678901234567890}');
  assert.throws(() => patched('{"n":12345678901234567891}', patch), Unfit);
});

test("paths that lead nowhere are refused", () => {
  for (const path of ["/a/b", "/x", "/l/5", "/l/01", "/l/-1"]) {
    assert.throws(() => patched('{"a":1,"l":[1]}', [{ op: "remove", path }]), Unfit, path);
  }
});

test("values of the patch, the input and what was copied stay as they are", () => {
  const value = { a: { n: [1] }, kept: {} };
  const given = { deep: {} };
  const changed = applyPatch(value, [
    { op: "add", path: "/a/n/-", value: 2 },
    { op: "copy", from: "/a", path: "/b" },
    { op: "add", path: "/b/n/-", value: 3 },
    { op: "add", path: "/given", value: given },
    { op: "add", path: "/given/deep/x", value: 1 },
    { op: "add", path: "/__proto__", value: 4 },
  ]) as typeof value;
  assert.equal(
    JSON.stringify(changed),
    '{"a":{"n":[1,2]},"kept":{},"b":{"n":[1,2,3]},"given":{"deep":{"x":1}},"__proto__":4}',
  );
  assert.equal(JSON.stringify([value, given]), '[{"a":{"n":[1]},"kept":{}},{"deep":{}}]');
  assert.equal(changed.kept, value.kept);
});
