import assert from "node:assert/strict";
import { test } from "node:test";
import { launchOf, targetFields, targetOf } from "./target.ts";
import type { PageData } from "./types.ts";

const LAUNCH = encodeURIComponent(JSON.stringify({ __trigger_id__: "trg_1" }));

function page(mode: PageData["targets"]["mode"], canTrigger = true): PageData {
  return { targets: { mode, ids: ["x_1"], names: {} }, canTrigger } as unknown as PageData;
}

test("it reads the launch of PCs and of phones", () => {
  const cases: [string, ReturnType<typeof launchOf>][] = [
    [`?from=plus_menu_group&bdp_launch_query=${LAUNCH}`, { code: "trg_1", kind: "group" }],
    [`?from=plus_menu_p2p&bdp_launch_query=${LAUNCH}`, { code: "trg_1", kind: "person" }],
    [`?required_launch_ability=chat_action&bdp_launch_query=${LAUNCH}`, { code: "trg_1", kind: "" }],
    [`?bdp_launch_query=${encodeURIComponent(LAUNCH)}`, { code: "trg_1", kind: "" }],
  ];
  for (const [search, launch] of cases) assert.deepEqual(launchOf(search), launch, search);
});

test("no launch, a broken one and that of a message shortcut are none", () => {
  const others = [
    "",
    "?from=plus_menu_group",
    "?bdp_launch_query=%7B",
    "?bdp_launch_query=null",
    "?bdp_launch_query=%7B%22__trigger_id__%22%3A5%7D",
    "?bdp_launch_query=%25E4%25",
    `?from=message_action&bdp_launch_query=${LAUNCH}`,
    `?required_launch_ability=message_action&bdp_launch_query=${LAUNCH}`,
  ];
  for (const search of others) assert.equal(launchOf(search), null, search);
});

test("the link's targets stand first, then the chat one came from, then the picker", () => {
  const launch = { code: "trg_1", kind: "" } as const;
  assert.deepEqual(targetOf(page("chats"), launch), { to: "chats", ids: ["x_1"] });
  assert.deepEqual(targetOf(page("people"), launch), { to: "people", ids: ["x_1"] });
  assert.deepEqual(targetOf(page("choose"), launch), { to: "trigger", code: "trg_1" });
  assert.deepEqual(targetOf(page("choose", false), launch), { to: "picker" });
  assert.deepEqual(targetOf(page("choose"), null), { to: "picker" });
});

test("nothing but a choice stands in for targets of the link's own that this client can't be asked for", () => {
  const standIn = { ...page("choose"), hasOwnTargets: true };
  assert.deepEqual(targetOf(standIn, { code: "trg_1", kind: "group" }), { to: "picker" });
});

test("a picker is never opened with the client's own idea of who may get the card", () => {
  const fields = (picker: Record<string, unknown>) => targetFields({ to: "picker" }, picker);
  const closed = { externalChat: false, allowCreateGroup: false };
  assert.deepEqual(fields({}), { shouldChooseChat: true, chooseChatParams: closed });
  assert.deepEqual(fields({ externalChat: true }).chooseChatParams, { ...closed, externalChat: true });
});
