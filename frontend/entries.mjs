/**
 * Every built script, in one table: output name → source and kind.
 *
 * `module` is an ES module that shares chunks with the others of its target; `script` is one classic, self-contained file.
 * `old` reaches the web views of old Feishu clients and other people's pages, `new` our own desktop pages.
 * An entry whose source does not exist is left out of the build with a note.
 */
export const TARGETS = {
  old: ["chrome80", "safari13.1"],
  new: ["chrome100", "safari15.4"],
};

/** @type {{name: string, source: string, kind: "module" | "script", target: keyof typeof TARGETS}[]} */
export const ENTRIES = [
  { name: "card", source: "frontend/card/card.ts", kind: "module", target: "old" },
  { name: "share", source: "frontend/share/share.ts", kind: "module", target: "old" },
  { name: "outside", source: "frontend/share/outside.ts", kind: "module", target: "old" },
  { name: "share-button", source: "frontend/embed/share-button.ts", kind: "script", target: "old" },
  { name: "h5-js-sdk", source: "frontend/simulator/sdk.ts", kind: "script", target: "old" },
  { name: "app", source: "frontend/library/app.ts", kind: "module", target: "new" },
  { name: "library", source: "frontend/library/library.ts", kind: "module", target: "new" },
  { name: "template", source: "frontend/library/template.ts", kind: "module", target: "new" },
  { name: "paste", source: "frontend/library/paste.ts", kind: "module", target: "new" },
  { name: "signin", source: "frontend/signin/signin.ts", kind: "module", target: "new" },
  { name: "simulator", source: "frontend/simulator/simulator.ts", kind: "module", target: "new" },
  { name: "native", source: "frontend/simulator/native.ts", kind: "module", target: "new" },
];
