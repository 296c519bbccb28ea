import assert from "node:assert/strict";
import { test } from "node:test";
import { launchAddress, openedAddress } from "./address.ts";
import { effectiveUserAgent } from "./protocol.ts";

const UA = "Mozilla/5.0 (Windows NT 10.0) Lark/7.27.5 LarkLocale/zh_CN";

test("it adds the user agent and leaves the rest of the address as it is", () => {
  const opened = openedAddress("http://h:1/s/%E4%B8%AD/?a=%20b&c=d#x=1", UA);
  assert.ok(opened?.startsWith("http://h:1/s/%E4%B8%AD/?a=%20b&c=d&simulated_ua=Mozilla"));
  assert.ok(opened?.endsWith("#x=1"));
  assert.equal(effectiveUserAgent(new URL(opened ?? "").search, "Chrome"), UA);
  assert.ok(openedAddress("http://h/s/", UA)?.startsWith("http://h/s/?simulated_ua="));
});

test("a user agent that is there already stays", () => {
  assert.equal(openedAddress("http://h/?simulated_ua=mine", UA), "http://h/?simulated_ua=mine");
});

test("only web addresses are opened", () => {
  for (const bad of ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "h", ""]) {
    assert.equal(openedAddress(bad, UA), null, bad);
  }
});

test("menu and message hand over the trigger as PC and phones do it", () => {
  const query = (from: "menu" | "message", phone: boolean, group: boolean): URLSearchParams =>
    new URL(launchAddress("http://h/send/?x=1", "t 1", { from, phone, group })).searchParams;
  const pc = query("menu", false, true);
  assert.deepEqual(JSON.parse(pc.get("bdp_launch_query") ?? ""), { __trigger_id__: "t 1" });
  assert.deepEqual([pc.get("x"), pc.get("from")], ["1", "plus_menu_group"]);
  assert.equal(query("menu", false, false).get("from"), "plus_menu_p2p");
  assert.equal(query("message", false, true).get("from"), "message_action");
  assert.equal(query("menu", true, true).get("required_launch_ability"), "chat_action");
  assert.equal(query("message", true, true).get("required_launch_ability"), "message_action");
  assert.equal(query("message", true, true).get("from"), null);
});
