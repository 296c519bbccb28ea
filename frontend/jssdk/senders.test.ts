/**
 * Mode × launch × client × answer through everything that sends: the fields of the call, which chats arrived, failed or are
 * unknown, what may be asked for again, and whether that takes a yes. What is expected stands in `tests/vectors/sending`,
 * written by hand from the platform's page.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";
import {
  type Answer,
  button,
  type Client,
  file,
  type Launch,
  type Link,
  type Playing,
  sharePage,
  type World,
} from "../testing/senders.ts";
import { missedIds } from "./run.ts";
import type { Needs } from "./standalone/link.ts";
import { launchOf, targetFields, targetOf } from "./target.ts";
import type { Delivery, NoteState } from "./types.ts";

type Fields = Readonly<Record<string, unknown>>;
type Way = "picker" | "chats" | "people" | "trigger";

interface Expected {
  readonly is: string;
  readonly arrived: readonly string[];
  readonly failed: readonly string[];
  readonly unknown: readonly string[];
  readonly yes: boolean;
  readonly notes?: Readonly<Record<string, NoteState>>;
}

interface AnswerCase extends Answer {
  readonly name: string;
  readonly source: string;
  readonly note?: boolean;
  readonly code: number | null;
  readonly expect: Readonly<Record<Way, Expected>>;
}

type ByMode = Readonly<Record<Link["mode"], string>>;
type ClientCase = Client & Readonly<Record<"page" | "h5" | "mini-program", ByMode>>;

function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(`tests/vectors/sending/${name}.json`, "utf8")) as T;
}

const { links, launches, cases } = vectors<{
  links: Readonly<Record<string, Link>>;
  launches: readonly (Launch & { name: string })[];
  cases: readonly { source: string; link: string; way: Way; fields: Fields }[];
}>("calls");
const { needs, clients } = vectors<{
  needs: Readonly<Record<"page" | "mini-program", Needs>>;
  clients: readonly ClientCase[];
}>("clients");
const ANSWERS = vectors<{ cases: readonly AnswerCase[] }>("answers").cases;

const SENDERS: Readonly<Record<string, { on: "page" | "h5" | "mini-program"; open(world: World): Playing }>> = {
  "share page": { on: "page", open: sharePage },
  button: { on: "page", open: button },
  "H5 page": { on: "h5", open: (world) => file(world, needs.page) },
  "mini-program": { on: "mini-program", open: (world) => file(world, needs["mini-program"], async () => true) },
};

/** How a link sends here, by the rules of `calls.json`: its own targets stand first, then the chat it was opened from. */
function wayOf(link: Link, launch: Launch, client: Client, asksForPicker: boolean): Way {
  if (link.mode !== "choose" && !asksForPicker) return link.mode;
  return launch.code !== "" && client.trigger ? "trigger" : "picker";
}

function fieldsOf(link: string, way: Way): Fields {
  const found = cases.find((one) => one.link === link && one.way === way);
  assert.ok(found, `${link}: ${way} is in no case`);
  return found.fields;
}

const ids = (chats: readonly Delivery[] = []) => chats.map(({ openChatId }) => openChatId).filter(Boolean);

/** What a sender made of it, in the words of the vectors. */
function seen({ state }: Playing): Expected {
  const { run, outcome } = state;
  const notes = Object.fromEntries(
    (run?.delivered ?? []).flatMap(({ openChatId, note }) => (note === null ? [] : [[openChatId, note]])),
  );
  return {
    is: outcome?.kind ?? "",
    arrived: ids(run?.delivered),
    failed: run === null ? [] : missedIds(run),
    unknown: ids(run?.unsure),
    yes: false,
    ...(Object.keys(notes).length > 0 ? { notes } : {}),
  };
}

/** Launches by the code in them: those that mean the same take turns, from one row to the next. */
const BY_CODE = [...new Set(launches.map(({ code }) => code))].map((code) =>
  launches.filter((one) => one.code === code),
);
let turn = 0;

function launchesInTurn(): Launch[] {
  turn += 1;
  return BY_CODE.map((alike) => alike[turn % alike.length] as Launch);
}

/** The codes after which a sender asks for admission once more, and then for the same again. */
const ADMISSION: readonly (number | null)[] = [105, 100001, 333445, 333446];

async function check(sender: string, linkName: string, world: World, answer: AnswerCase): Promise<void> {
  const { link, launch, client } = world;
  const where = `${sender}, ${linkName}, ${launch.search}, ${client.platform} ${client.version}: ${answer.name}`;
  const way = wayOf(link, launch, client, world.asksForPicker);
  const playing = (SENDERS[sender] as { open(world: World): Playing }).open(world);
  await playing.tap();
  const [first] = playing.calls;
  assert.deepEqual(first, fieldsOf(linkName, way), where);
  for (const again of playing.calls) assert.deepEqual(again, first, where);
  if (!ADMISSION.includes(answer.code)) assert.equal(playing.calls.length, 1, where);
  const { yes } = answer.expect[way];
  assert.deepEqual({ ...seen(playing), yes }, answer.expect[way], where);
  if (answer.called !== "success") assert.equal(playing.state.outcome?.code, answer.code, where);
  const before = playing.calls.length;
  await playing.tap();
  assert.equal(playing.state.phase === "sure", yes, `${where}: a second tap`);
  assert.equal(playing.calls.length > before, !yes, `${where}: a second tap`);
}

for (const [sender, { on }] of Object.entries(SENDERS)) {
  test(`${sender}: every link, launch, client and answer`, async () => {
    const checks: Promise<void>[] = [];
    for (const [name, link] of Object.entries(links)) {
      for (const client of clients) {
        const lacks: string = client[on][link.mode];
        if (lacks !== "" && lacks !== "picker") continue;
        const asksForPicker = lacks === "picker";
        for (const answer of ANSWERS.filter(({ note = false }) => note === link.note)) {
          for (const launch of launchesInTurn()) {
            checks.push(check(sender, name, { link, launch, client, answer, asksForPicker }, answer));
          }
        }
      }
    }
    assert.ok(checks.length > 1_000);
    await Promise.all(checks);
  });
}

test("a file in a client that is too old says the version, and asks for nothing", async () => {
  for (const client of clients) {
    for (const [sender, { on, open }] of Object.entries(SENDERS)) {
      if (on === "page") continue;
      for (const link of Object.values(links)) {
        const launch = { search: "", code: "" };
        const playing = open({ link, launch, client, answer: { called: "success", result: {} }, asksForPicker: false });
        await playing.tap();
        const lacks: string = client[on][link.mode];
        const where = `${sender}, ${link.mode}, ${client.platform} ${client.version}`;
        assert.equal(playing.state.problem?.message ?? "", lacks, where);
        assert.equal(playing.calls.length, lacks === "" ? 1 : 0, where);
      }
    }
  }
});

test("while the client has not answered, a tap means nothing", async () => {
  for (const [sender, { open }] of Object.entries(SENDERS)) {
    for (const [name, link] of Object.entries(links)) {
      const client = { platform: "ios", version: "7.24.10", trigger: true };
      const answer: Answer = { called: "silent", result: undefined };
      const playing = open({ link, launch: { search: "", code: "" }, client, answer, asksForPicker: false });
      await playing.tap();
      await playing.tap();
      assert.deepEqual([playing.state.phase, playing.calls.length], ["waiting", 1], `${sender}, ${name}`);
    }
  }
});

test("the snippet asks for what everything else does", () => {
  const template = readFileSync("templates/takeaway/snippets/jsapi.js.jinja", "utf8");
  for (const [name, link] of Object.entries(links)) {
    const carried = JSON.stringify({ call: link.calls[0], cardContent: { card: {} } });
    const script = template.replace(/<<=.*=>>/, () => carried);
    let call = "";
    const tt = { sendMessageCard: (options: unknown) => (call = JSON.stringify(options)) };
    vm.runInNewContext(script, { tt, console });
    const { cardContent, ...fields } = JSON.parse(call) as Record<string, unknown>;
    const target = targetOf({ targets: { ...link, names: {} }, canTrigger: true }, null);
    const note = link.note ? { withAdditionalMessage: true } : {};
    assert.deepEqual(fields, { ...note, ...targetFields(target, link.picker) }, name);
    assert.deepEqual(fields, fieldsOf(name, target.to), name);
    assert.deepEqual(cardContent, { card: {} });
  }
});

test("a launch is read as the vectors say", () => {
  for (const { name, search, code } of launches) assert.equal(launchOf(search)?.code ?? "", code, name);
});
