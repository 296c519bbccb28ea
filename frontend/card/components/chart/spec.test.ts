import assert from "node:assert/strict";
import { test } from "node:test";
import { chartSpec } from "./spec.ts";

const data = { values: [{ x: "https://a.example", y: 1 }] };

test("a spec is copied as the data it is", () => {
  const spec = { type: "bar", data, xField: "x", yField: ["y"], legends: { visible: true } };
  assert.deepEqual(chartSpec(spec), spec);
});

test("what loads, runs or inserts something never reaches the engine", () => {
  const evil = {
    type: "line",
    data: { ...data, parser: { type: "csv" }, transforms: [{ type: "x" }] },
    background: "https://a.example/track.png",
    title: { text: "t", formatMethod: "alert(1)", textStyle: { background: " data:image/svg+xml,x", fill: "red" } },
    label: { formatter: "{x}", html: { dom: "<img src=x>" }, style: { background: "relative.png" } },
    customMark: [{ type: "image", style: { image: "https://a.example" } }],
    point: { style: { symbolType: "<svg onload=x>", onClick: "x" } },
    media: [{ action: [] }],
    width: 1e9,
    fn: () => 1,
  };
  assert.deepEqual(chartSpec(evil), {
    type: "line",
    data,
    title: { text: "t", textStyle: { fill: "red" } },
    label: { style: {} },
    point: { style: {} },
  });
});

test("the ground of a whole chart is a colour", () => {
  assert.equal(chartSpec({ type: "bar", data, background: "rgba(1, 2, 3, 0.5)" })?.background, "rgba(1, 2, 3, 0.5)");
  assert.equal(chartSpec({ type: "bar", data, background: "a.png" })?.background, undefined);
});

test("only the kinds of the format are drawn, also inside a combination", () => {
  assert.equal(chartSpec({ type: "sankey", data }), undefined);
  assert.equal(chartSpec({ type: "common", data, series: [{ type: "map" }] }), undefined);
  assert.ok(chartSpec({ type: "common", data: [data], series: [{ type: "bar" }, { type: "line" }] }));
});

test("without values there is nothing to draw, and text is not read as CSV", () => {
  assert.equal(chartSpec({ type: "bar" }), undefined);
  assert.equal(chartSpec({ type: "bar", data: { values: "a,b\n1,2" } }), undefined);
});

test("a spec of any size and depth is survived", () => {
  let deep: unknown = 1;
  for (let i = 0; i < 5000; i += 1) deep = { a: deep };
  assert.ok(chartSpec({ type: "bar", data, deep }));
  const values = Array.from({ length: 40_000 }, (_, x) => ({ x }));
  assert.equal(chartSpec({ type: "bar", data: { values } }), undefined);
});

test("exact numbers become numbers", () => {
  const exact = { isLosslessNumber: true, toString: () => "12.5" };
  const spec = chartSpec({ type: "bar", data: { values: [{ y: exact }] } });
  assert.deepEqual(spec?.data, { values: [{ y: 12.5 }] });
});
