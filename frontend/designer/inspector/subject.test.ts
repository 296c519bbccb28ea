import assert from "node:assert/strict";
import test from "node:test";
import { CARD } from "../../document/ids.ts";
import { readCatalog } from "../../document/testing.ts";
import type { Catalog } from "../core/catalog.ts";
import { Studio } from "../core/studio.ts";
import type { Form } from "./form.ts";
import { cardSubject, elementSubject, type Subject } from "./subject.ts";

const known = (...keys: string[]) => ({
  fields: { "2.0": Object.fromEntries(keys.map((key) => [key, { label: key, type: { kind: "json" } }])) },
});
const { components, ...rest } = readCatalog();
const catalog = {
  ...rest,
  components: {
    ...components,
    button: { ...components.button, ...known("text", "confirm", "behaviors") },
    config: known("update_multi"),
  },
  sections: { style: [], interaction: ["confirm", "behaviors"] },
} as unknown as Catalog;
Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });

const BUTTON = {
  tag: "button",
  text: { tag: "plain_text", content: "Go" },
  confirm: {},
  unheard_of: 1,
  behaviors: [{ type: "open_url", default_url: "" }],
};
const FINDING = { severity: "warning", message: "", platform_code: null, sample: null, fix: null } as const;

/** The inspector's sections for a button about which one thing was found. */
function shown(keys: readonly string[], isSimple: boolean, isCard = false): Subject {
  const document = { card: { schema: "2.0", config: { update_multi: true }, body: { elements: [BUTTON] } } };
  const studio = new Studio({ catalog, document, mayEdit: true, say: () => undefined });
  studio.isSimple = isSimple;
  const id = isCard ? CARD : studio.idOfDrawn("/body/elements/0");
  const finding = { ...FINDING, rule: keys.join("/"), pointer: "" };
  studio.setFindings({ report: undefined, placed: [{ finding, id, keys }], status: "fresh" });
  const open = new Map<string, boolean>();
  const form = { studio, editable: true, help: undefined, drafts: new Map(), open, redraw() {}, drawField() {} };
  return isCard ? cardSubject(form as unknown as Form) : elementSubject(form as unknown as Form, [id]);
}

/** Whether it is told above the fields, since no field that is drawn tells of it. */
function isToldAbove(keys: readonly string[], isSimple: boolean, isCard = false): boolean {
  return shown(keys, isSimple, isCard).said.length > 0;
}

test("what was found in a field that Simple does not draw is told all the same", () => {
  for (const keys of [["confirm"], ["behaviors", "0", "type"], ["$if"], ["unheard_of"]]) {
    assert.ok(isToldAbove(keys, true), keys.join("/"));
    assert.ok(!isToldAbove(keys, false), keys.join("/"));
  }
  assert.ok(isToldAbove(["config", "update_multi"], true, true));
  assert.ok(!isToldAbove(["config", "update_multi"], false, true));
});

test("what was found in a field that Simple draws is told there, and nowhere else", () => {
  for (const keys of [
    ["behaviors", "0", "default_url"],
    ["text", "content"],
  ]) {
    assert.ok(!isToldAbove(keys, true), keys.join("/"));
  }
});
