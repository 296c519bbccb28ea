import assert from "node:assert/strict";
import { test } from "node:test";
import { openedAddress, plusMenuAddress } from "./address.ts";
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

test("the plus menu hands over the trigger as PC and phones do it", () => {
  const pc = new URL(plusMenuAddress("http://h/send/?x=1", "t 1", { phone: false, group: true }));
  assert.deepEqual(JSON.parse(pc.searchParams.get("bdp_launch_query") ?? ""), { __trigger_id__: "t 1" });
  assert.equal(pc.searchParams.get("from"), "plus_menu_group");
  const phone = new URL(plusMenuAddress("http://h/", "t", { phone: true, group: true }));
  assert.equal(phone.searchParams.get("required_launch_ability"), "chat_action");
});
