import assert from "node:assert/strict";
import test from "node:test";
import { readCatalog } from "../../document/testing.ts";
import type { Catalog } from "../core/catalog.ts";
import { found, offersOf } from "./offers.ts";

const real = readCatalog();
const components = Object.fromEntries(
  Object.entries(real.components).map(([tag, component]) => [
    tag,
    { ...component, help: tag === "img" ? "A picture or a note on it" : "", min_client: null },
  ]),
);
const groups = [
  { name: "text", label: "Text", components: ["markdown", "note"] },
  { name: "media", label: "Pictures and sound", components: ["img", "audio"] },
  { name: "odd", label: "Odd", components: ["nobody"] },
];
const catalog = { ...real, components, groups } as unknown as Catalog;

function tags(format: "1.0" | "2.0", query = ""): readonly string[] {
  return found(offersOf(catalog, format), query).flatMap(({ offers }) => offers.map(({ tag }) => tag));
}

test("a 1.0 card is offered what only 2.0 has, without a snippet", () => {
  assert.deepEqual(tags("1.0"), ["markdown", "note", "img", "audio"]);
  const audio = offersOf(catalog, "1.0")
    .flatMap(({ offers }) => offers)
    .find(({ tag }) => tag === "audio");
  assert.equal(audio?.snippet, undefined);
  assert.equal(audio?.example.tag, "audio");
});

test("a 2.0 card is not offered what only 1.0 has", () => {
  assert.deepEqual(tags("2.0"), ["markdown", "img", "audio"]);
});

test("names, tags and groups are found, all words of them", () => {
  assert.deepEqual(tags("1.0", "NOTE"), ["note"]);
  assert.deepEqual(tags("1.0", "sound"), ["img", "audio"]);
  assert.deepEqual(tags("1.0", "on it"), ["img"]);
  assert.deepEqual(tags("1.0", "sound audio"), ["audio"]);
  assert.deepEqual(tags("1.0", "nothing like it"), []);
  assert.deepEqual(tags("1.0", "  "), tags("1.0"));
});
