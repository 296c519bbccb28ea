import assert from "node:assert/strict";
import { test } from "node:test";
import { askClient, type Grant, type Granting } from "./grant.ts";

const ASKED = { appId: "cli_a", state: "s-1", registered: false };
type Options = Record<string, (result: unknown) => void> & { state?: string };

function tt(apis: Record<string, (options: Options) => void>): Granting {
  return apis as unknown as Granting;
}

test("the newer call is asked for nothing but who it is", async () => {
  let given: unknown;
  const client = tt({
    requestAccess: (options) => {
      given = JSON.parse(JSON.stringify(options));
      options.success?.({ code: "c-1", state: options.state });
    },
  });
  assert.deepEqual(await askClient(client, ASKED), { kind: "code", code: "c-1", state: "s-1" });
  assert.deepEqual(given, { appID: "cli_a", scopeList: [], state: "s-1" });
});

test("a code for another state is not taken", async () => {
  const client = tt({ requestAccess: ({ success }) => success?.({ code: "c-1", state: "s-2" }) });
  assert.equal((await askClient(client, ASKED)).kind, "failed");
});

const OLD = {
  unknown: {},
  "too old": { requestAccess: ({ fail }: Options) => fail?.({ errno: 103, errMsg: "requestAccess:fail" }) },
};

for (const [name, apis] of Object.entries(OLD)) {
  const old = (given: unknown[]) =>
    tt({
      ...apis,
      requestAuthCode: (options) => {
        given.push(JSON.parse(JSON.stringify(options)));
        options.success?.({ code: "c-2" });
      },
    });

  test(`where the newer call is ${name}, the registered page asks the older one`, async () => {
    const given: unknown[] = [];
    const grant = await askClient(old(given), { ...ASKED, registered: true });
    assert.deepEqual([grant.kind, (grant as { code?: string }).code], ["code", "c-2"]);
    assert.deepEqual(given, [{ appId: "cli_a" }]);
  });

  test(`where the newer call is ${name}, any other page leads to the registered one`, async () => {
    const given: unknown[] = [];
    assert.deepEqual(await askClient(old(given), ASKED), { kind: "elsewhere" });
    assert.deepEqual(given, []);
  });
}

const REFUSALS: [unknown, Grant["kind"]][] = [
  [{ errno: 1002002, errMsg: "requestAccess:fail" }, "denied"],
  [{ errCode: -1, errMsg: "requestAccess:fail user denied" }, "denied"],
  [{ errno: 333430, errMsg: "appId invalid" }, "failed"],
  [undefined, "failed"],
];

for (const [result, kind] of REFUSALS) {
  test(`${JSON.stringify(result)} is ${kind}, and nothing else is asked`, async () => {
    let asked = 0;
    const client = tt({
      requestAccess: ({ fail }) => fail?.(result),
      requestAuthCode: () => {
        asked += 1;
      },
    });
    assert.equal((await askClient(client, { ...ASKED, registered: true })).kind, kind);
    assert.equal(asked, 0);
  });
}

test("a client without either, one that throws, and one without a code end in words", async () => {
  assert.equal((await askClient(undefined, ASKED)).kind, "failed");
  const throws = tt({
    requestAccess: () => {
      throw new Error("no bridge");
    },
  });
  assert.equal((await askClient(throws, ASKED)).kind, "failed");
  assert.equal((await askClient(tt({ requestAccess: ({ success }) => success?.({}) }), ASKED)).kind, "failed");
});
