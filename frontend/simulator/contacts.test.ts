import assert from "node:assert/strict";
import { test } from "node:test";
import { contactOptions, contactsFor, searchedPeople } from "./contacts.ts";
import { client, person } from "./fakes.ts";

const PC = client("windows", "7.27.5");
const ME = person("mira");
const PEOPLE = [
  ME,
  person("lin", { names: { zh_cn: "林小满", en_us: "lin" } }),
  person("kofi", { tenant_key: "theirs" }),
];

function names(params: unknown, who = PC): string[] {
  return contactsFor(PEOPLE, ME, contactOptions(params, who)).map((one) => one.name);
}

test("several people by default, external ones and oneself among them", () => {
  assert.deepEqual(names({}), ["mira", "lin", "kofi"]);
  assert.equal(contactOptions(undefined, PC).multiple, true);
});

test("oneself and external people can be left out, the latter not on Harmony", () => {
  assert.deepEqual(names({ ignore: true, externalContact: false }), ["lin"]);
  assert.ok(names({ externalContact: false }, client("harmony", "7.47.0")).includes("kofi"));
});

test("a limit counts with several people only, and brings its own words", () => {
  const limited = contactOptions({ maxNum: 10, limitTips: "Ten at most" }, PC);
  assert.deepEqual([limited.most, limited.limitText], [10, "Ten at most"]);
  assert.equal(contactOptions({ multi: false, maxNum: 10 }, PC).most, 1);
  for (const bad of [0, -1, "10", null]) assert.ok(contactOptions({ maxNum: bad }, PC).most > 1, String(bad));
});

test("wrong types count as absent", () => {
  const options = contactOptions({ chosenIds: "ou_lin", disableChosenIds: [7, "ou_lin"] }, PC);
  assert.deepEqual([[...options.chosen], [...options.disabled]], [[], ["ou_lin"]]);
});

test("search finds names in either language and ids", () => {
  for (const text of ["LIN", "小满", "ou_lin"]) assert.equal(searchedPeople(PEOPLE, text).length, 1, text);
  assert.equal(searchedPeople(PEOPLE, " ").length, 3);
});
