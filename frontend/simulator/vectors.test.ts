/** What a client makes of a call, row by row of the platform's page: `tests/vectors/sending/simulator.json`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Platform } from "./client.ts";
import { client, FakeNative, field, NO_FAULTS } from "./fakes.ts";
import type { Fields } from "./sdk-result.ts";
import { sendMessageCard } from "./send-message-card.ts";

interface Case {
  readonly source: string;
  readonly name: string;
  readonly client: readonly [Platform, string];
  /** With a card of its own where it has one. */
  readonly args: Fields;
  /** The chats it reaches, or else the code it fails with. */
  readonly sends?: readonly string[];
  readonly code?: number;
}

const { cardContent, cases } = JSON.parse(readFileSync("tests/vectors/sending/simulator.json", "utf8")) as {
  cardContent: Fields;
  cases: readonly Case[];
};

for (const { source, name, client: who, args, sends, code } of cases) {
  test(`${source}: ${name}`, async () => {
    const host = new FakeNative();
    const outcome = await sendMessageCard({ cardContent, ...args }, client(...who), host, NO_FAULTS);
    assert.deepEqual(host.sent[0]?.chats, sends);
    assert.equal(field(outcome, "errCode"), code);
  });
}
