import assert from "node:assert/strict";
import { test } from "node:test";
import { periodText, timeText, withTime } from "./time.ts";

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
    assert.equal(timeText(AT, "moment", "zh-Hans"), "2026 年 11 月 29 日 23:57");
    assert.equal(timeText(AT, "clock", "zh-Hans"), "23:57");
  });
  inZone("America/New_York", () => {
    assert.equal(timeText(AT, "moment", "en"), "Nov 29, 2026, 10:57");
    assert.equal(timeText(AT, "seconds", "en"), "10:57:08");
  });
  inZone("Pacific/Auckland", () => assert.equal(timeText(AT, "day", "en"), "Nov 30, 2026"));
});

test("a period says no day twice", () => {
  const plain = (text: string) => text.replace(/\s/g, " ");
  inZone("Asia/Shanghai", () => {
    assert.equal(plain(periodText(AT, "2026-11-30T08:00:00Z", "en")), "Nov 29 – 30, 2026");
    assert.equal(plain(periodText("2026-11-29T02:00:00Z", AT, "en")), "Nov 29, 2026, 10:00 – 23:57");
    assert.equal(periodText(AT, AT, "en"), "Nov 29, 2026, 23:57");
    // How Chinese writes a period changed with Unicode's data: "2026/11/29 10:00–23:57", now with 年, 月 and 日.
    const figures = (text: string) => text.match(/\d+/g)?.join(" ");
    assert.match(figures(periodText(AT, "2026-11-30T08:00:00Z", "zh-Hans")) ?? "", /^2026 11 29 (2026 11 )?30$/);
    assert.equal(figures(periodText("2026-11-29T02:00:00Z", AT, "zh-Hans")), "2026 11 29 10 00 23 57");
  });
});

test("midnight is 00, and a deadline names its zone", () => {
  inZone("Asia/Shanghai", () =>
    assert.equal(timeText(AT, "deadline", "zh-Hans"), "2026 年 11 月 29 日 23:57（GMT+8）"),
  );
  inZone("UTC", () => assert.equal(timeText("2026-11-29T00:05:00Z", "clock", "en"), "00:05"));
  inZone("Asia/Shanghai", () => assert.match(timeText(AT, "deadline", "en"), /^Nov 29, 2026, 23:57 GMT\+8$/));
});

test("a zone that was chosen for all devices counts before the device's own", (context) => {
  const page = { cookie: "theme=dark; time_zone=Asia/Tokyo" };
  Object.assign(globalThis, { document: page });
  context.after(() => Reflect.deleteProperty(globalThis, "document"));
  inZone("Europe/London", () => {
    assert.equal(timeText(AT, "clock", "en"), "00:57");
    page.cookie = 'time_zone="America/New_York"';
    assert.equal(timeText(AT, "clock", "en"), "10:57");
    page.cookie = "zone=Asia/Tokyo:540; time_zone=Mars/Base";
    assert.equal(timeText(AT, "clock", "en"), "15:57");
  });
});

test("a time in a sentence is an element with its moment, whatever the language puts around it", () => {
  const made: { dateTime?: string; textContent?: string } = {};
  const before = globalThis.document;
  globalThis.document = { documentElement: { lang: "en" }, createElement: () => made } as unknown as Document;
  try {
    inZone("Asia/Tokyo", () => {
      assert.deepEqual(
        withTime((time) => `From ${time} on.`, Date.parse(AT), "clock"),
        ["From ", made, " on."],
      );
      assert.deepEqual(
        withTime((time) => `${time} 送达`, AT, "clock"),
        ["", made, " 送达"],
      );
    });
  } finally {
    globalThis.document = before;
  }
  assert.deepEqual(made, { dateTime: "2026-11-29T15:57:08.000Z", textContent: "00:57" });
});
