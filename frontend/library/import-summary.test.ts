import assert from "node:assert/strict";
import { test } from "node:test";
import { given, type Outcome, summary } from "./import-summary.ts";

test("each archive goes as it is, other files together; what is no card is named", () => {
  assert.deepEqual(given(["cards.zip"]), { batches: [{ archive: "cards.zip" }], unknown: [] });
  assert.deepEqual(given(["cards.zip", "a.card", "more.zip", "photo.png", ".DS_Store"]), {
    batches: [{ archive: "cards.zip" }, { archive: "more.zip" }, { files: [{ from: "a.card", path: "a.card" }] }],
    unknown: ["photo.png"],
  });
});

test("of a folder what makes cards is taken, of chosen files any card", () => {
  const card = ["repo/a/card.json", "repo/a/template.yaml", "repo/a/texts/en_us.json", "repo/blocks/foot.block.json"];
  assert.deepEqual(given([...card, "repo/package.json", "repo/texts/notes.json", "repo/.git/card.json"]), {
    batches: [{ files: card.map((path) => ({ from: path, path })) }],
    unknown: [],
  });
  const alone = [
    { from: "元旦.json", path: "元旦/card.json" },
    { from: "b.card", path: "b.card" },
    { from: "foot.block.json", path: "foot.block.json" },
  ];
  assert.deepEqual(given(alone.map(({ from }) => from)), { batches: [{ files: alone }], unknown: [] });
  assert.deepEqual(given(["repo/readme.md", "photo.png"]), { batches: [], unknown: ["photo.png"] });
});

test("what changes something stands first; why something was refused is never left out", () => {
  const made = (did: Outcome["did"], number: number, message?: string): Outcome => ({
    path: `p${number}`,
    did,
    name: `Card ${number}`,
    fields: [],
    kept: {},
    ...(message && { message }),
  });
  const parts = summary([
    made("same", 1),
    ...Array.from({ length: 8 }, (_, number) => made("refused", number, "no card")),
    ...Array.from({ length: 8 }, (_, number) => made("created", number)),
  ]);
  assert.deepEqual(
    parts.map(({ did, names, more, isTaken }) => [did, names.length, more, isTaken]),
    [
      ["created", 6, 2, true],
      ["refused", 8, 0, false],
      ["same", 0, 0, false],
    ],
  );
  assert.equal(parts[1]?.names[0], "Card 0: no card");
});
