import assert from "node:assert/strict";
import test from "node:test";
import { apply } from "../../document/apply.ts";
import { isRefusal } from "../../document/commands/result.ts";
import { CARD, idOf } from "../../document/ids.ts";
import { open, type State } from "../../document/state.ts";
import { readCatalog } from "../../document/testing.ts";
import { invert } from "../../document/transaction.ts";
import type { Element } from "../../document/tree.ts";
import type { Catalog } from "./catalog.ts";
import { type BlockContent, blockOf, insertBlock } from "./insert-block.ts";

const catalog = readCatalog() as unknown as Catalog;
const asker = { name: "asker", type: "text", label: "Asked by" };
const when = { name: "when", type: "date" };
const foot: Element = { tag: "markdown", content: "Asked by ${asker}, ${loop} $${asker}" };

function card(variables: readonly object[], ...elements: readonly Element[]): State {
  return open({ card: { schema: "2.0", body: { elements } }, variables, samples: [] });
}

function put(state: State, block: BlockContent): State {
  const done = insertBlock(state, catalog, { parent: CARD, slot: "body/elements", afterId: null }, block);
  if (isRefusal(done)) throw new Error(done.reason.key);
  const after = apply(state, done);
  // One step back, whatever was declared.
  assert.deepEqual(apply(after, invert(done)).document, state.document);
  return after;
}

function contents(state: State): unknown[] {
  const { body } = state.document.card as { body: { elements: { content?: string }[] } };
  return body.elements.map(({ content }) => content);
}

test("a block holds the declarations of what it uses, and no others", () => {
  assert.deepEqual(blockOf(card([when, asker]), [foot]).variables, [asker]);
});

test("what is not declared comes along", () => {
  const after = put(card([when]), { elements: [foot], variables: [asker] });
  assert.deepEqual(after.document.variables, [when, asker]);
});

test("what is declared just so stays one blank", () => {
  const after = put(card([{ label: "Asked by", name: "asker", type: "text" }]), {
    elements: [foot],
    variables: [asker],
  });
  assert.equal((after.document.variables as unknown[]).length, 1);
  assert.deepEqual(contents(after), [foot.content]);
});

test("another blank of that name keeps it, and the block's gets one of its own", () => {
  const other = { name: "asker", type: "number" };
  const taken = { name: "asker_2", type: "text" };
  const after = put(card([other, taken], foot), { elements: [foot], variables: [asker] });
  assert.deepEqual(after.document.variables, [other, taken, { ...asker, name: "asker_3" }]);
  assert.deepEqual(contents(after), ["Asked by ${asker_3}, ${loop} $${asker}", foot.content]);
});

test("each time it is another element", () => {
  const block = { elements: [foot], variables: [] };
  const after = put(put(card([]), block), block);
  const { body } = after.document.card as { body: { elements: Element[] } };
  assert.equal(new Set(body.elements.map(idOf)).size, 2);
});
