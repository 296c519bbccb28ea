import assert from "node:assert/strict";
import { test } from "node:test";
import { type Client, clientOf, compare, NEEDS, type Need, supports } from "./client.ts";
import { client } from "./fakes.ts";

test("it reads platform, version, brand and language", () => {
  const found = clientOf(
    "Mozilla/5.0 (Linux; Android 14; wv) Chrome/132 Mobile Safari/537.36 Lark/7.32.8 LarkLocale/en_US ChannelName/Lark",
  );
  assert.deepEqual(found, { platform: "android", version: "7.32.8", brand: "lark", language: "en_US" });
});

test("the rest of a pre-release version is ignored, and other browsers are no client", () => {
  assert.equal(clientOf("Mozilla/5.0 (Macintosh) Lark/5.31.0-alpha1")?.version, "5.31.0");
  assert.equal(clientOf("Mozilla/5.0 (iPhone) Version/17.5 Mobile Safari/604.1"), null);
  assert.equal(clientOf("Mozilla/5.0 Skylark/3.0"), null);
});

test("versions are compared by part", () => {
  assert.ok(compare("5.9.0", "5.12") < 0);
  assert.ok(compare("7.27.5", "7.27") > 0);
  assert.equal(compare("7.0", "7.0.0"), 0);
});

test("minimums differ by platform", () => {
  assert.equal(supports(client("windows", "5.1.0"), "config"), true);
  assert.equal(supports(client("ios", "5.0.0"), "config"), false);
  assert.equal(supports(client("harmony", "7.34.0"), "config"), false);
  assert.equal(supports(client("mac", "3.43.0"), "sendMessageCard"), false);
});

test("each need has a row for every system, and it begins at exactly that version", () => {
  const systems = { ios: "ios", android: "android", pc: "windows", harmony: "harmony" } as const;
  for (const [need, minimum] of Object.entries(NEEDS)) {
    for (const [system, platform] of Object.entries(systems) as [keyof typeof systems, Client["platform"]][]) {
      const least = minimum[system];
      const label = `${need} on ${system}`;
      assert.equal(supports(client(platform, "99.0"), need as Need), least !== null, label);
      if (least === null) continue;
      const [major = 0, minor = 0] = least.split(".").map(Number);
      assert.equal(supports(client(platform, `${least}.0`), need as Need), true, label);
      const below = minor === 0 ? `${major - 1}.99.0` : `${major}.${minor - 1}.99`;
      assert.equal(supports(client(platform, below), need as Need), false, label);
    }
  }
});
