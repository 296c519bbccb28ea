import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "./send-template.ts";

test("inside the client the share page knows the way back", () => {
  const from = { pathname: "/templates/1/", search: "?pane=source&x=ü" };
  const place = new URL(placeOf("https://cards.example.com/s/token/", from));
  assert.equal(place.pathname, "/s/token/");
  assert.deepEqual([...place.searchParams], [["back", "/templates/1/?pane=source&x=ü"]]);
});
