/**
 * Mode × launch × client × what stands in the way, through everything that sends: what is said and offered before a client
 * was asked, in each language, and what a tap does once it is mended. What is expected stands in
 * `tests/vectors/sending/problems.json`, written by hand from the platform's pages.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language } from "../i18n/languages.ts";
import type { Client, Link, Obstacle, Playing, World } from "../testing/senders.ts";
import {
  type ClientCase,
  clients,
  codesFor,
  LEADS,
  launchesInTurn,
  links,
  NEW_IPHONE,
  type Said,
  SENDERS,
  SPOKEN,
  type Spoken,
  saidBy,
  UNASKED,
  vectors,
} from "../testing/sending-vectors.ts";

/** What the senders named here say; where a tap `leads` away, they say so alike. */
type Telling = { readonly by: readonly string[] } & (
  | ({ readonly then: "sends" | "stays" } & Spoken<Said>)
  | { readonly then: "leads" }
);

interface Case {
  readonly name: string;
  readonly source: string;
  readonly when: Obstacle;
  readonly tell: readonly Telling[];
}

const { cases, tooOld } = vectors<{ cases: readonly Case[]; tooOld: Spoken<Said> }>("problems");

function worldOf(link: Link, language: Language, client: Client = NEW_IPHONE): Omit<World, "launch"> {
  const codes = codesFor(link, false, language);
  return { link, client, answer: UNASKED, asksForPicker: false, language, codes };
}

async function check(sender: string, telling: Telling, world: World, where: string): Promise<void> {
  const playing = (SENDERS[sender] as { open(world: World): Playing }).open(world);
  await playing.tap();
  const expected = telling.then === "leads" ? LEADS : telling;
  assert.deepEqual(saidBy(playing), pick(expected, world.language), where);
  assert.deepEqual([playing.state.phase, playing.calls.length], ["blocked", 0], where);
  assert.equal(playing.leads(), telling.then === "leads", where);
  await playing.tap();
  assert.equal(playing.calls.length, 0, `${where}: nothing has changed`);
  playing.mend();
  await playing.tap();
  if (telling.then === "leads") return;
  assert.equal(playing.calls.length, telling.then === "sends" ? 1 : 0, `${where}: mended`);
}

function pick<T>(spoken: Spoken<T>, language: Language): T {
  return spoken[language === "zh" ? "zh" : "en"];
}

for (const { name, when, tell } of cases) {
  for (const telling of tell) {
    for (const sender of telling.by) {
      test(`${sender}: ${name}`, async () => {
        for (const [linkName, link] of Object.entries(links)) {
          // The picker needs nobody's sign-in.
          if (when.signIn === false && link.mode === "choose") continue;
          for (const language of SPOKEN) {
            for (const launch of launchesInTurn()) {
              const world = { ...worldOf(link, language), launch, obstacle: when };
              await check(sender, telling, world, `${sender}, ${linkName}, ${launch.search}, ${language}: ${name}`);
            }
          }
        }
      });
    }
  }
}

for (const [sender, { on, open }] of Object.entries(SENDERS)) {
  const checkVersion = async (client: ClientCase, link: Link, language: "en" | "zh") => {
    const lacks: string = client[on][link.mode];
    const asksForPicker = lacks === "picker";
    const neededVersion = on !== "page" || asksForPicker ? "" : lacks;
    const launch = { search: "", code: "" };
    const playing = open({ ...worldOf(link, language, client), launch, asksForPicker, neededVersion });
    await playing.tap();
    const where = `${sender}, ${link.mode}, ${client.platform} ${client.version}, ${language}`;
    const isIn = lacks === "" || asksForPicker;
    assert.equal(playing.calls.length, isIn ? 1 : 0, where);
    if (isIn) return;
    const { says, buttons } = tooOld[language];
    assert.deepEqual(saidBy(playing), { says: says.replace("{version}", lacks), buttons }, where);
  };

  test(`${sender}: a client that is too old is told the version, and asked for nothing`, async () => {
    for (const client of clients)
      for (const link of Object.values(links))
        for (const language of SPOKEN) await checkVersion(client, link, language);
  });
}

test("everything that sends has its row for what can meet it", () => {
  const met = (sender: string) => cases.filter(({ tell }) => tell.some(({ by }) => by.includes(sender)));
  for (const sender of Object.keys(SENDERS)) assert.ok(met(sender).length > 0, sender);
  for (const { name, tell } of cases) {
    const senders = tell.flatMap(({ by }) => by);
    assert.equal(new Set(senders).size, senders.length, `${name}: a sender has two rows`);
  }
});
