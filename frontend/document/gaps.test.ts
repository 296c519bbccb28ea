import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { apply } from "./apply.ts";
import { withNewIds } from "./assign-ids.ts";
import { insert } from "./commands/insert.ts";
import { isRefusal } from "./commands/result.ts";
import { gapsFor } from "./gaps.ts";
import { CARD, idOf } from "./ids.ts";
import { positionOf } from "./positions.ts";
import { sentence } from "./sentences.ts";
import { elementOf, indexOf, locationOf, open, type State } from "./state.ts";
import { readCatalog } from "./testing.ts";
import { type Element, get } from "./tree.ts";
import type { JsonObject } from "./values.ts";

const catalog = readCatalog();
const hr: Element = { tag: "hr" };
const TEXT = { tag: "plain_text", content: "同意" };
const button: Element = { tag: "button", text: TEXT };

interface Case {
  readonly name: string;
  readonly card: JsonObject;
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly pointer: string }[];
}

/** What `places` says of each element of a state where it stands, as if it were new there. */
function* judged(state: State) {
  for (const id of indexOf(state).entries.keys()) {
    const place = positionOf(state, id);
    const element = elementOf(state, id);
    if (place === undefined || element === undefined) continue;
    const gap = gapsFor(state, catalog, [withNewIds(element)]).find(
      ({ parent, slot, afterId }) => parent === place.parent && slot === place.slot && afterId === place.afterId,
    );
    if (gap) yield { id, gap };
  }
}

test("it judges places as the linter does", () => {
  const { cases } = JSON.parse(readFileSync("tests/vectors/cards/nesting.json", "utf8")) as { cases: readonly Case[] };
  for (const { name, card, findings } of cases) {
    const state = open({ card });
    const expected = new Map(findings.map((finding) => [locationOf(state, finding.pointer).id, finding]));
    for (const { id, gap } of judged(state)) {
      const finding = expected.get(id);
      // A container is refused along with what cannot stand in it without a form.
      if (gap.reason?.key === "form-only" && finding === undefined) continue;
      assert.equal(gap.reason?.key, finding?.rule, name);
      // What would get an action block is fine, once it has it.
      if (finding) assert.equal(gap.legal, finding.severity !== "error" || gap.wrap === "action", name);
    }
  }
});

test("it lists every gap in reading order, also in empty and missing lists", () => {
  const columns = [{ tag: "column", elements: [hr] }, { tag: "column" }];
  const state = open({ card: { schema: "2.0", body: { elements: [hr, { tag: "column_set", columns }] } } });
  const name = (id: string | null) => (id === null || id === CARD ? id : elementOf(state, id)?.tag);
  const found = gapsFor(state, catalog, [button]).map(
    ({ parent, slot, afterId }) => `${name(parent)} ${slot} ${name(afterId)}`,
  );
  assert.deepEqual(found, [
    "card body/elements null",
    "card body/elements hr",
    "column_set columns null",
    "column elements null",
    "column elements hr",
    "column_set columns column",
    "column elements null",
    "column_set columns column",
    "card body/elements column_set",
  ]);
  assert.equal(gapsFor(open({ card: { schema: "2.0" } }), catalog, [button]).length, 1);
});

test("a card with languages has a list for each", () => {
  const state = open({ card: { i18n_elements: { zh_cn: [hr], en_us: [] } } });
  assert.deepEqual(
    gapsFor(state, catalog, [hr]).map(({ slot }) => slot),
    ["i18n_elements/zh_cn", "i18n_elements/zh_cn", "i18n_elements/en_us"],
  );
});

test("a button at the top of a 1.0 card gets an action block, and several share one", () => {
  const state = open({ card: { elements: [hr] } });
  const [gap] = gapsFor(state, catalog, [button, button]);
  assert.ok(gap?.legal);
  assert.equal(gap.wrap, "action");
  const outcome = insert(state, catalog, gap, [button, hr, button]);
  assert.ok(!isRefusal(outcome));
  const tags = get(apply(state, outcome).document, ["card", "elements"]) as readonly Element[];
  assert.deepEqual(
    tags.map(({ tag }) => tag),
    ["action", "hr", "action", "hr"],
  );
});

test("containers nest five deep at most; what is deeper already may be moved", () => {
  const nest = (depth: number): Element =>
    depth === 0 ? hr : { tag: "interactive_container", elements: [nest(depth - 1)] };
  const state = open({ card: { schema: "2.0", body: { elements: [nest(6)] } } });
  const innermost = Array.from(indexOf(state).entries.keys()).at(-2) ?? "";
  const gaps = gapsFor(state, catalog, [nest(1)]);
  assert.deepEqual(
    gaps.filter(({ legal }) => !legal).map(({ reason }) => reason?.key),
    Array.from({ length: 4 }, () => "nested-too-deep"),
  );
  const moved = elementOf(state, innermost);
  assert.ok(moved && gapsFor(state, catalog, [moved]).some(({ legal, parent }) => legal && parent !== CARD));
});

test("nothing stands in itself, and nothing in what is locked", () => {
  const panel: Element = { tag: "collapsible_panel", elements: [hr] };
  const document = { card: { schema: "2.0", body: { elements: [panel, hr] } } };
  const state = open(document);
  const held = elementOf(state, idOf(panel) ?? "") as Element;
  const inside = gapsFor(state, catalog, [held]).filter(({ parent }) => parent === idOf(held));
  assert.deepEqual(new Set(inside.map(({ reason }) => reason?.key)), new Set(["inside-itself"]));
  const locked: State = { ...state, notes: { [idOf(held) ?? ""]: { locked: true } } };
  assert.deepEqual(gapsFor(locked, catalog, [button]).filter(({ legal }) => !legal).length, inside.length);
  assert.ok(gapsFor(locked, catalog, [held]).every(({ legal }) => !legal));
});

test("reasons are sentences with the catalog's words", () => {
  const state = open({ card: { schema: "2.0", body: { elements: [{ tag: "form", elements: [] }] } } });
  const table: Element = { tag: "table" };
  const refused = gapsFor(state, catalog, [table]).find(({ legal }) => !legal);
  assert.ok(refused?.reason);
  assert.equal(
    sentence(refused.reason, catalog),
    `“${catalog.components.table?.label}” can only stand at the top of the card, not inside “${catalog.components.form?.label}”`,
  );
});
