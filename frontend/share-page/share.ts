/** The share page: does what its state machine says (`machine.ts`) and has its states drawn (`screen.ts`). */

import { wasNotLetIn } from "../jssdk/answer.ts";
import { loadScript } from "../jssdk/load-script.ts";
import { type Effect, type Event, failedChats, INITIAL, type State, step } from "../jssdk/machine.ts";
import { Memory, type Written } from "../jssdk/memory.ts";
import { misfit, refused, refusedCard } from "../jssdk/obstacles.ts";
import { plainOutcome } from "../jssdk/plain-outcome.ts";
import { Reporter } from "../jssdk/reporter.ts";
import { askClient, type Config, prepareSdk, type Sdk, SdkError } from "../jssdk/sdk.ts";
import { Silence } from "../jssdk/silence.ts";
import { launchOf, targetOf } from "../jssdk/target.ts";
import type { Answered, Call, Outcome, PageData, Problem, Report, Wishes } from "../jssdk/types.ts";
import { showCard } from "../preview/show-card.ts";
import type { Shapes } from "../web/api-types.ts";
import { pageData } from "../web/page-data.ts";
import { beacon, get, post } from "../web/page-requests.ts";
import { Storage } from "../web/storage.ts";
import { uuid4 } from "../web/uuid.ts";
import type { Blanks } from "./blanks.ts";
import type { OriginKey } from "./origin.ts";
import type { Act } from "./parts.ts";
import { Screen, type Way } from "./screen.ts";
import { language } from "./words.ts";

const COPIED_FOR = 2_000;
/** The client knows no chat for the trigger code: it is used up, or the page was opened anew without it. */
const NO_CHAT = -1;

let data: PageData = { ...pageData("share-data"), errors: {} };
const launch = launchOf(location.search);
const way: Way = { target: targetOf(data, launch), said: "", name: "" };
const globals = window as unknown as Sdk;
const storage = new Storage(location.pathname);
const memory = new Memory(storage, data.cardHash, way.target);
const screen = new Screen();
const form = document.querySelector<HTMLFormElement>("#blanks");

let state: State = INITIAL;
let content: Shapes["SharedContent"] | null = null;
let shownHash = data.cardHash;
let preparing = false;
let blanks: Blanks | null = null;
let origin: typeof import("./origin.ts") | null = null;
/** What the card on its way was filled with and goes without: its reports say so, and chats that failed get the same card. */
let wishes: Wishes = { values: {}, without: [] };

const reporter = new Reporter(
  {
    post: async (body) => (await post("attempts", body)).status,
    beacon: (body) => beacon("attempts", body),
    load: () => storage.get<Report[]>("outbox") ?? [],
    save: (queue) => (queue.length > 0 ? storage.set("outbox", queue) : storage.remove("outbox")),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  },
  { ...data.client, user_agent: navigator.userAgent },
);
const silence = new Silence(data.timeBoxes.silence, () => dispatch({ type: "silence" }));

const actions: Readonly<Record<string, () => void>> = {
  send: () => send([]),
  next: () => dispatch({ type: "next", at: Date.now() }),
  retry: () => dispatch({ type: "retry", at: Date.now() }),
  stop: () => dispatch({ type: "stop" }),
  stay: () => dispatch({ type: "stay" }),
  arrived: () => dispatch({ type: "answer", arrived: true }),
  notArrived: () => dispatch({ type: "answer", arrived: false }),
  copyDetails,
  toggleCard: () => show(({ card }) => ({ card: !card })),
  toggleRecall: () => show(({ recall }) => ({ recall: !recall })),
  reload: () => location.reload(),
  theme: () => void firstThemeChange(),
} satisfies Partial<Record<Act, () => void>>;

function act(name: string): void {
  const [verb = "", kind = ""] = name.split(":");
  if (verb === "without") sendWithout(kind);
  else actions[verb]?.();
}

/** Goes on with what this page did before a reload, or does in another tab. */
function takeUp({ kept, wishes: said }: Written): void {
  wishes = said;
  dispatch({ type: "restored", kept });
  void learnWords(kept.outcome?.code ?? null);
}

function send(without: readonly string[]): void {
  // Opened anew, the page signs its person in.
  if (state.problem?.kind === "signin") location.reload();
  else if (blanks === null ? !data.hasBlanks : blanks.complete()) tap(without);
}

function tap(without: readonly string[]): void {
  void screen.warm();
  // A tap that goes on with a run keeps what its card goes without.
  if (state.phase !== "blocked" && state.phase !== "sure") wishes = { ...wishes, without };
  dispatch({ type: "tap", attempt: uuid4(), at: Date.now(), target: way.target });
}

/** Where the client named chats that failed, they get the card without it; elsewhere it is a send like the first. */
function sendWithout(kind: string): void {
  const without = [...new Set([...wishes.without, kind])];
  if (failedChats(state).length === 0) send(without);
  else {
    wishes = { ...wishes, without };
    dispatch({ type: "retry", at: Date.now() });
  }
}

function dispatch(event: Event): void {
  const [next, effects] = step(state, event);
  state = next;
  draw();
  void perform(effects);
}

/** Effects of one step run in order: the report that an attempt begins goes ahead of the call it speaks of. */
async function perform(effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) await run(effect);
}

async function run(effect: Effect): Promise<void> {
  switch (effect.do) {
    case "prepare":
      return prepare();
    case "content":
      return fetchContent();
    case "remember":
      return memory.write(effect.kept, wishes);
    case "forget":
      return memory.forget();
    case "report":
      return report(effect.report);
    case "call":
      return call(effect.call);
    case "listen":
      return silence.begin(effect.since);
    case "stopListening":
      return silence.end();
  }
}

/** The client has forgotten this page, or never knew it: it is signed once more, with nothing sent yet. */
async function letInAgain(code: number | null): Promise<boolean> {
  try {
    const around = {
      globals,
      loadScript,
      sign: (after: number | null) => sign(after ?? code),
      timeBoxes: data.timeBoxes,
    };
    await prepareSdk(data.sdkUrls, around);
    return true;
  } catch {
    return false;
  }
}

async function prepare(): Promise<void> {
  if (preparing) return;
  preparing = true;
  try {
    const unfit = misfit(data);
    if (unfit !== null) throw new SdkError(unfit);
    await prepareSdk(data.sdkUrls, { globals, loadScript, sign, timeBoxes: data.timeBoxes });
    preparing = false;
    dispatch({ type: "prepared" });
  } catch (error) {
    const problem = problemOf(error);
    await learnWords(problem.code);
    preparing = false;
    dispatch({ type: "blocked", problem });
  }
}

/** The words for a code are asked for when one is met; until they come, however late, the page names the number. */
async function learnWords(code: number | null): Promise<void> {
  if (code === null || Object.keys(data.errors).length > 0) return;
  const late = new Promise<void>((resolve) => setTimeout(resolve, data.timeBoxes.words));
  await Promise.race([askForWords(), late]);
}

async function askForWords(): Promise<void> {
  const errors = await get("errors", `?lang=${language}&mode=${data.targets.mode}`);
  if (errors === null) return;
  data = { ...data, errors };
  draw();
}

async function sign(after: number | null): Promise<Config> {
  const url = location.href.split("#")[0];
  const asked = after === null ? { url } : { url, after };
  let answer = await post("jsapi-config", asked);
  if (answer.status === 503) {
    // Many have opened pages at once and the ticket is being fetched for all of them: soon it is there.
    await new Promise((later) => setTimeout(later, 1_500 + Math.random() * 1_000));
    answer = await post("jsapi-config", asked);
  }
  if (answer.said === null) throw new SdkError(refused(answer));
  return answer.said;
}

async function fetchContent(): Promise<void> {
  // The first call of a run takes what stands in the blanks; its further ones send the same card.
  if (blanks !== null && state.call?.batch === 0) wishes = { ...wishes, values: blanks.values() };
  const answer = await post("content", wishes, `?lang=${language}`);
  if (answer.said === null) {
    const problem = refusedCard(answer, blanks !== null);
    if (problem.kind === "blanks") void blanks?.preview();
    return dispatch({ type: "blocked", problem });
  }
  // Whoever gets the card may have got it from another tab of this page meanwhile.
  const elsewhere = memory.elsewhere(state.call);
  if (elsewhere !== null) return takeUp(elsewhere);
  content = answer.said;
  // What is sent is what is shown.
  drawCard(content.card_content.card, content.card_hash);
  dispatch({ type: "content" });
}

function drawCard(card: unknown, hash: string): void {
  if (hash === shownHash) return;
  showCard(card);
  shownHash = hash;
}

/** A person is waiting, so an unreachable server holds nothing up: the report stays in the outbox. */
async function report(body: Report): Promise<void> {
  const answered = reporter.send({ ...body, ...said(wishes) });
  if (body.state !== "started") return;
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, data.timeBoxes.report))]);
}

/** What of the wishes is worth a word. */
function said({ values, without }: Wishes): Partial<Wishes> {
  return { ...(data.hasBlanks ? { values } : {}), ...(without.length > 0 ? { without } : {}) };
}

/** What reads answers is loaded with what draws them, while the person chooses. */
async function read(answered: Answered): Promise<Outcome> {
  const part = await screen.loaded(data.timeBoxes.words);
  return part === null ? plainOutcome(answered) : part.outcomeOf(answered);
}

async function call(which: Call): Promise<void> {
  const ask = async () => read(await askClient(globals, data, content?.card_content, which.target));
  let outcome = await ask();
  if (wasNotLetIn(outcome.code) && (await letInAgain(outcome.code))) outcome = await ask();
  if (which.target.to === "trigger" && outcome.code === NO_CHAT) takeWay({ to: "picker" }, "gone");
  // Written down first: the page may be closed while it asks for words.
  dispatch({ type: "result", call: which, outcome });
  if (outcome.kind === "cancelled" || outcome.code === null) return;
  await learnWords(outcome.code);
}

function problemOf(error: unknown): Problem {
  return error instanceof SdkError ? error.problem : { kind: "bridge", code: null, message: String(error) };
}

function draw(): void {
  screen.draw(state, data, way);
  blanks?.freeze(state.phase === "preparing" || state.phase === "waiting");
}

function show(change: Parameters<Screen["show"]>[0]): void {
  screen.show(change);
  draw();
}

function takeWay(target: Way["target"], key: OriginKey, name = ""): void {
  Object.assign(way, { target, said: origin?.originText(key, name, data.brand) ?? "", name });
  draw();
}

async function copyDetails(): Promise<void> {
  await screen.copyDetails(state, data, wishes);
  draw();
  setTimeout(() => show(() => ({ copied: "" })), COPIED_FOR);
}

function start(): void {
  showCard(data.card);
  document.addEventListener("click", ({ target }) => {
    const name = target instanceof Element ? target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
    if (name !== undefined) act(name);
  });
  // A page shown again, from the back stack or after another app, may have missed its answer.
  addEventListener("pageshow", (event) => event.persisted && dispatch({ type: "shown" }));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") return dispatch({ type: "shown" });
    // Silence counts only while somebody looks: the person may be in the picker.
    silence.end();
    reporter.flush();
  });
  addEventListener("pagehide", () => reporter.flush());
  const written = memory.read();
  if (written === null) draw();
  else takeUp(written);
  void prepare().then(nameOrigin);
  if (form !== null) void openBlanks(form);
}

/** Says which chat the page was opened from, once the client may be asked. */
async function nameOrigin(): Promise<void> {
  if (launch === null || data.targets.mode !== "choose" || data.hasOwnTargets) return;
  origin = await import("./origin.ts");
  if (way.target.to !== "trigger") return takeWay(way.target, "noTrigger");
  takeWay(way.target, "from");
  const name = await origin.originName(launch.code, globals, data.timeBoxes.names);
  if (way.target.to === "trigger") takeWay(way.target, "from", name);
}

/** The server wrote the button; what it does is loaded with the first press, which it then takes. Few people press it. */
async function firstThemeChange(): Promise<void> {
  await import("../ui/theme-switch.ts");
  document.querySelector<HTMLElement>("theme-switch button")?.click();
}

/** Their script comes after the page: most links have none. */
async function openBlanks(where: HTMLFormElement): Promise<void> {
  try {
    const { Blanks } = await import("./blanks.ts");
    blanks = new Blanks(where, storage, drawCard);
    draw();
  } catch (error) {
    dispatch({ type: "blocked", problem: { kind: "server", code: null, message: String(error) } });
  }
}

start();
