/**
 * Mode × launch × client × answer through everything that sends: the fields of the call, which chats arrived, failed or are
 * unknown, what may be asked for again, whether that takes a yes, and in each language what is said and offered. What is
 * expected stands in `tests/vectors/sending`, written by hand from the platform's page.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";
import type { Language } from "../i18n/languages.ts";
import { type Answer, HOST_LABEL, type Launch, type Link, type Playing, type World } from "../testing/senders.ts";
import {
  cases,
  clients,
  codesFor,
  type Fields,
  LEADS,
  launches,
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
  type Way,
  wayOf,
} from "../testing/sending-vectors.ts";
import { missedIds } from "./run.ts";
import { launchOf, targetFields, targetOf } from "./target.ts";
import type { Delivery, NoteState } from "./types.ts";

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

interface Sentences {
  readonly after: Readonly<Record<string, readonly Way[]>>;
  readonly en: Said;
  readonly zh: Said;
}

interface Silence {
  readonly waiting: { readonly says: string; readonly busy: string };
  readonly asking: Said;
  readonly no: Said;
}

const ANSWERS = vectors<{ cases: readonly AnswerCase[] }>("answers").cases;
const { rows, silence, ready, between } = vectors<{
  rows: readonly Sentences[];
  ready: Readonly<Record<Way, Spoken<string>>>;
  between: Spoken<Said>;
  silence: Readonly<Record<Way, Readonly<Record<"en" | "zh", Silence>>>>;
}>("sentences");

function sentencesOf(answer: string, way: Way): Sentences {
  const found = rows.filter(({ after }) => after[answer]?.includes(way));
  assert.equal(found.length, 1, `${answer}, ${way}: not one row of sentences`);
  return found[0] as Sentences;
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
    [...(run?.delivered ?? []), ...(run?.unsure ?? [])].flatMap(({ openChatId, note }) =>
      note === null ? [] : [[openChatId, note]],
    ),
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

/** What is reported of each chat, and so what the log, its CSV file and the API say, is what the page says. */
function reportsWhatItSays(reported: readonly Delivery[], expected: Expected, where: string): void {
  for (const { openChatId, status, note } of reported) {
    const said = status === null ? expected.unknown : status === 0 ? expected.arrived : expected.failed;
    // A chat without a name can't be told from others; that it was reached is all there is to say.
    const isSaid = openChatId === "" ? status === 0 : said.includes(openChatId);
    assert.ok(isSaid || (status === null && expected.is !== "sent"), `${where}: ${openChatId}, ${status}`);
    assert.equal(expected.notes?.[openChatId] ?? null, status === 0 || status === null ? note : null, where);
  }
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
  reportsWhatItSays(playing.state.outcome?.deliveries ?? [], answer.expect[way], where);
  const { yes } = answer.expect[way];
  assert.deepEqual({ ...seen(playing), yes }, answer.expect[way], where);
  if (answer.called !== "success") assert.equal(playing.state.outcome?.code, answer.code, where);
  const language = world.language === "zh" ? "zh" : "en";
  const leads = sender === "button" && ADMISSION.includes(answer.code);
  assert.deepEqual(saidBy(playing), leads ? LEADS[language] : sentencesOf(answer.name, way)[language], where);
  const before = playing.calls.length;
  await playing.tap();
  assert.equal(playing.state.phase === "sure", yes, `${where}: a second tap`);
  assert.equal(playing.calls.length > before, !yes, `${where}: a second tap`);
}

for (const [sender, { on }] of Object.entries(SENDERS)) {
  test(`${sender}: every link, launch, client and answer`, async () => {
    const checks: Promise<void>[] = [];
    for (const [name, link] of Object.entries(links)) {
      for (const [turn, client] of clients.entries()) {
        const lacks: string = client[on][link.mode];
        if (lacks !== "" && lacks !== "picker") continue;
        const asksForPicker = lacks === "picker";
        for (const answer of ANSWERS.filter(({ note = false }) => note === link.note)) {
          // Languages take turns from one client to the next.
          const language = SPOKEN[turn % SPOKEN.length] as Language;
          for (const launch of launchesInTurn()) {
            const codes = codesFor(link, asksForPicker, language);
            checks.push(check(sender, name, { link, launch, client, answer, asksForPicker, language, codes }, answer));
          }
        }
      }
    }
    assert.ok(checks.length > 1_000);
    await Promise.all(checks);
  });
}

test("before the first tap nothing is said, and the button says where the card goes", async () => {
  for (const [sender, { open }] of Object.entries(SENDERS)) {
    for (const [name, link] of Object.entries(links)) {
      for (const launch of launchesInTurn()) {
        for (const language of SPOKEN) {
          const world = {
            link,
            launch,
            client: NEW_IPHONE,
            answer: UNASKED,
            asksForPicker: false,
            language,
            codes: {},
          };
          const playing = open(world);
          const own = ready[wayOf(link, launch, NEW_IPHONE, false)][language];
          // A page that holds the button has words of its own on it.
          const label = sender === "button" ? HOST_LABEL : own;
          const said = { text: "", buttons: [label], busy: "" };
          assert.deepEqual(playing.said(), said, `${sender}, ${name}, ${launch.search}, ${language}`);
          assert.equal(playing.calls.length, 0);
        }
      }
    }
  }
});

test("between two calls of a list it is said how far it has got", async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `oc_${index}`);
  const calls = [ids.slice(0, 10), ids.slice(10)].map((openChatIDs) => ({ shouldChooseChat: false, openChatIDs }));
  const link: Link = { ...(links.chats as Link), ids, calls };
  const launch: Launch = { search: "", code: "" };
  const answer: Answer = { called: "success", result: { errMsg: "sendMessageCard:ok" } };
  for (const [sender, { open }] of Object.entries(SENDERS)) {
    for (const language of SPOKEN) {
      const playing = open({ link, launch, client: NEW_IPHONE, answer, asksForPicker: false, language, codes: {} });
      await playing.tap();
      assert.deepEqual(playing.calls, calls.slice(0, 1), sender);
      assert.deepEqual(saidBy(playing), between[language], `${sender}, ${language}`);
    }
  }
});

test("every answer has its sentences, for every way", () => {
  for (const { name } of ANSWERS)
    for (const way of ["picker", "chats", "people", "trigger"] as const) sentencesOf(name, way);
  for (const name of rows.flatMap(({ after }) => Object.keys(after))) {
    assert.ok(
      ANSWERS.some((answer) => answer.name === name),
      name,
    );
  }
});

test("no answer: a tap means nothing, and after a while of being looked at it is asked whether the card arrived", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const client = { platform: "ios", version: "7.24.10", trigger: true };
  const answer: Answer = { called: "silent", result: undefined };
  for (const [sender, { open }] of Object.entries(SENDERS)) {
    for (const [name, link] of Object.entries(links)) {
      for (const launch of launchesInTurn()) {
        for (const language of SPOKEN) {
          const where = `${sender}, ${name}, ${launch.search}, ${language}`;
          const expected = silence[wayOf(link, launch, client, false)][language];
          const codes = codesFor(link, false, language);
          const playing = open({ link, launch, client, answer, asksForPicker: false, language, codes });
          await playing.tap();
          await playing.tap();
          assert.deepEqual(
            playing.said(),
            { text: expected.waiting.says, buttons: [], busy: expected.waiting.busy },
            where,
          );
          playing.shown();
          context.mock.timers.tick(19_999);
          assert.equal(playing.state.phase, "waiting", where);
          context.mock.timers.tick(1);
          assert.deepEqual(saidBy(playing), expected.asking, where);
          await playing.tap();
          assert.equal(playing.calls.length, 1, where);
          playing.answer(false);
          assert.deepEqual(saidBy(playing), expected.no, where);
          assert.deepEqual(seen(playing), { is: "cancelled", arrived: [], failed: [], unknown: [], yes: false }, where);
        }
      }
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
    const targets = { ...link, names: {} };
    const target = targetOf({ targets, hasOwnTargets: link.mode !== "choose", canTrigger: true }, null);
    const note = link.note ? { withAdditionalMessage: true } : {};
    assert.deepEqual(fields, { ...note, ...targetFields(target, link.picker) }, name);
    assert.deepEqual(fields, fieldsOf(name, target.to), name);
    assert.deepEqual(cardContent, { card: {} });
  }
});

test("a launch is read as the vectors say", () => {
  for (const { name, search, code } of launches) assert.equal(launchOf(search)?.code ?? "", code, name);
});
