/**
 * Every built script, in one table: output name → source and kind.
 *
 * `module` is an ES module that shares chunks with the others of its target; `whole` is an ES module of one file, with
 * lazy parts, that shares nothing (`build-whole.mjs`); `script` is one classic, self-contained file; `standalone` is one that
 * goes into files people take away and read: not minified, ASCII only, its exports in one global (`global`).
 * `old` reaches the web views of old Feishu clients and other people's pages, `new` our own desktop pages.
 * An entry with a `language` holds the words of that one only (`PAGE_LANGUAGE`). `second` and `early` are parts of a `whole`
 * entry: what the page loads right after it, and what it may load before that (`build-whole.mjs`).
 * An entry whose source does not exist is left out of the build with a note.
 */
import { languages } from "./i18n/generate.mjs";

export const TARGETS = {
  old: ["chrome80", "safari13.1"],
  new: ["chrome100", "safari15.4"],
};

const LANGUAGES = await languages();

/** An entry for each language, `share.en` and so on, with the words of that one only. */
function inEachLanguage(entry) {
  return LANGUAGES.map((language) => ({ ...entry, name: `${entry.name}.${language}`, language }));
}

const SHARE = { source: "frontend/share-page/share.ts", kind: "whole", target: "old" };

/** What the designer's page waits for, and what it may ask for before its second stage. */
const DESIGNER = {
  source: "frontend/designer/designer.ts",
  kind: "whole",
  target: "new",
  second: "frontend/designer/surroundings.ts",
  early: ["frontend/document/filling.ts", "frontend/designer/try/try-start.ts"],
};

/**
 * @type {{name: string, source: string, kind: "module" | "whole" | "script" | "standalone", target: keyof typeof TARGETS,
 *   language?: string, second?: string, early?: readonly string[], global?: string}[]}
 */
export const ENTRIES = [
  { name: "card", source: "frontend/card/card.ts", kind: "whole", target: "old" },
  ...inEachLanguage({ ...SHARE, name: "share" }),
  { name: "send-page", source: "frontend/share-page/send-page.ts", kind: "whole", target: "old" },
  { name: "outside", source: "frontend/share-page/outside.ts", kind: "whole", target: "old" },
  { name: "share-button", source: "frontend/embed/share-button.ts", kind: "script", target: "old" },
  ...inEachLanguage({ name: "share-button-more", source: "frontend/embed/more.ts", kind: "whole", target: "old" }),
  { name: "h5-js-sdk", source: "frontend/simulator/pretend-sdk.ts", kind: "script", target: "old" },
  {
    name: "standalone",
    source: "frontend/jssdk/standalone/standalone.ts",
    kind: "standalone",
    target: "old",
    global: "CardSender",
  },
  { name: "sharing", source: "frontend/links/links.ts", kind: "module", target: "new" },
  { name: "versions", source: "frontend/links/versions.ts", kind: "module", target: "new" },
  { name: "client-signin", source: "frontend/signin/client-signin.ts", kind: "whole", target: "old" },
  { name: "app", source: "frontend/library/every-page.ts", kind: "module", target: "new" },
  { name: "library", source: "frontend/library/library.ts", kind: "module", target: "new" },
  ...inEachLanguage({ ...DESIGNER, name: "designer" }),
  { name: "signed-in", source: "frontend/designer/signed-in.ts", kind: "module", target: "new" },
  { name: "new-card", source: "frontend/library/new-card.ts", kind: "module", target: "new" },
  { name: "try-keep", source: "frontend/designer/try/try-keep.ts", kind: "module", target: "new" },
  { name: "paste", source: "frontend/library/paste.ts", kind: "module", target: "new" },
  { name: "chats", source: "frontend/chats/chats.ts", kind: "module", target: "new" },
  { name: "chats-choose", source: "frontend/chats/choose.ts", kind: "whole", target: "old" },
  { name: "signin", source: "frontend/signin/signin.ts", kind: "module", target: "new" },
  { name: "waiting", source: "frontend/teams/waiting.ts", kind: "module", target: "new" },
  { name: "simulator", source: "frontend/simulator/simulator.ts", kind: "module", target: "new" },
  { name: "catalog", source: "frontend/simulator/catalog-page.ts", kind: "module", target: "new" },
  { name: "teams", source: "frontend/teams/teams.ts", kind: "module", target: "new" },
  { name: "me", source: "frontend/teams/me.ts", kind: "module", target: "new" },
  { name: "takeaway", source: "frontend/links/takeaway.ts", kind: "module", target: "new" },
  { name: "host", source: "frontend/simulator/host.ts", kind: "module", target: "new" },
  { name: "native", source: "frontend/simulator/native.ts", kind: "module", target: "new" },
];
