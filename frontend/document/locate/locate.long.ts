/** Twice what the platform says is twice the work, and so is twice the card; `tests/long/` has the same families. */
import { test } from "node:test";
import { assertLinear } from "../../testing/scaling.ts";
import type { JsonObject } from "../values.ts";
import { locate } from "./index.ts";

const CARD: JsonObject = { elements: [{ tag: "div", text: { tag: "plain_text", content: "a" } }] };
const TOLD = [
  "ROOT -> a",
  "ROOT -> body -> elements -> [1](tag: div)",
  "[1](tag: ",
  "ErrorValue: a; ",
  "ErrMsg: ",
  "ErrPath: ",
  "-> [0] ",
  "1th block(",
  "(",
  "[",
  "'",
  '"',
  "{",
  ";",
  "ErrCode: 11310; ",
  "unknown property, property: 'a' ",
  "\\",
  "\n",
  "code 230099 ",
  "cardid ",
  '{"code": 230099, "msg": "',
  "a.b.",
  "200621 ",
  "msg: ",
];
const NAMED = [
  "ErrorValue: a",
  "ErrCode: 11310; ErrMsg: unknown property, property: a",
  "ErrMsg: element name a is duplicated",
  "code: 230099 ErrCode: 200621 path: ROOT -> body -> elements -> [3](tag: input)",
  "ErrCode: 300301; ErrMsg: the names of elements are not unique: a",
];

for (const piece of TOLD) {
  test(`${JSON.stringify(piece)} is read in linear time`, () => {
    assertLinear(
      piece,
      (n) => piece.repeat(n),
      (text) => locate(CARD, text),
      256,
    );
  });
}

for (const told of NAMED) {
  test(`${told}: found among many alike in linear time`, () => {
    const card = (n: number): JsonObject => {
      return {
        schema: "2.0",
        body: { elements: Array.from({ length: n }, () => ({ tag: "input", name: "a", a: 1 })) },
      };
    };
    assertLinear(told, card, (held) => locate(held, told), 256);
  });
}

test("what the linter says of it is gone through in linear time", () => {
  const given = (n: number) => {
    const findings = Array.from({ length: n }, (_, i) => {
      return { pointer: `/elements/${i}`, rule: "duplicate-name", platform_code: 11310, fix: null };
    });
    return [{ elements: Array.from({ length: n }, () => ({ tag: "input", name: "a" })) }, findings] as const;
  };
  const told = "ErrCode: 11310; ErrMsg: element name a is duplicated";
  assertLinear(told, given, ([card, findings]) => locate(card, told, findings), 256);
});
