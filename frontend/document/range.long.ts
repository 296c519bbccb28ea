import { test } from "node:test";
import { assertLinear } from "../testing/scaling.ts";
import { rangeOf } from "./range.ts";

test("a place is found in linear time", () => {
  assertLinear(
    (size) => {
      const large = JSON.stringify({ elements: Array.from({ length: size }, (_, n) => ({ tag: "hr", n })) });
      rangeOf(large, `/elements/${size - 1}/n`);
    },
    5_000,
    "rangeOf",
  );
});
