/** Twice the input is twice the work, for finding a place in a card's text. */
import { test } from "node:test";
import { assertLinear } from "../testing/scaling.ts";
import { rangeOf } from "./range.ts";

test("a place is found in linear time", () => {
  const made = (size: number) => {
    const elements = Array.from({ length: size }, (_, n) => ({ tag: "hr", n }));
    return [JSON.stringify({ elements }), `/elements/${size - 1}/n`] as const;
  };
  assertLinear("rangeOf", made, ([text, pointer]) => rangeOf(text, pointer), 5_000);
});
