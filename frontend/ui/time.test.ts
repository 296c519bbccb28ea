import assert from "node:assert/strict";
import { test } from "node:test";
import { timeText } from "./time.ts";

const AT = "2026-11-29T15:57:08Z";

/** Node reads the zone anew when it is set. */
function inZone(zone: string, look: () => void): void {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    look();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

test("an event has the time of whoever looks", () => {
  inZone("Asia/Shanghai", () => {
    assert.equal(timeText(AT, "moment", "zh-Hans"), "2026年11月29日 23:57");
    assert.equal(timeText(AT, "clock", "zh-Hans"), "23:57");
  });
  inZone("America/New_York", () => {
    assert.equal(timeText(AT, "moment", "en"), "Nov 29, 2026, 10:57");
    assert.equal(timeText(AT, "seconds", "en"), "10:57:08");
  });
  inZone("Pacific/Auckland", () => assert.equal(timeText(AT, "day", "en"), "Nov 30, 2026"));
});

test("midnight is 00, and a deadline names its zone", () => {
  inZone("UTC", () => assert.equal(timeText("2026-11-29T00:05:00Z", "clock", "en"), "00:05"));
  inZone("Asia/Shanghai", () => assert.match(timeText(AT, "deadline", "en"), /^Nov 29, 2026, 23:57 GMT\+8$/));
});
