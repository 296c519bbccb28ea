/** The share page: does what its state machine says (`machine.ts`) and draws its states (`view.ts`). */
import { renew } from "../ui/dom.ts";
import type { Blanks } from "./blanks.ts";
import { copyText } from "./copy.ts";
import { type Effect, type Event, INITIAL, type State, step } from "./machine.ts";
import { pageJson, showCard } from "./page.ts";
import { Reporter } from "./reporter.ts";
import { prepareSdk, type Sdk, SdkError, sendCard } from "./sdk.ts";
import { Silence } from "./silence.ts";
import { Storage } from "./storage.ts";
import type { Call, PageData, Pending, Problem, Report, Values } from "./types.ts";
import { uuid4 } from "./uuid.ts";
import { type Act, actionsView, type Shown, showsCard, statusView } from "./view.ts";
import { beacon, get, loadScript, post } from "./wire.ts";
import { language, wordsOf } from "./words.ts";

const COPIED_FOR = 2_000;

let data: PageData = { ...pageJson<PageData>("share-data"), errors: {} };
const t = wordsOf(data.brand);
const globals = window as unknown as Sdk;
const storage = new Storage(location.pathname);
const [status, card, foot] = ["status", "card", "actions"].map((id) => document.getElementById(id) as HTMLElement) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
];

const form = document.querySelector<HTMLFormElement>("#blanks");

let state: State = INITIAL;
let shown: Shown = { card: false, recall: false, copied: "", time: "" };
let content: { card_content: unknown; card_hash: string } | null = null;
let shownHash = data.cardHash;
let preparing = false;
let blanks: Blanks | null = null;
/** What the card on its way was filled with: its reports say so, and chats that failed get the same card. */
let sentValues: Values = {};

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

const actions: Readonly<Record<Act, () => void>> = {
  send,
  retryFailed: () => dispatch({ type: "retryFailed", at: Date.now() }),
  arrived: () => dispatch({ type: "answer", arrived: true }),
  notArrived: () => dispatch({ type: "answer", arrived: false }),
  copyDetails,
  toggleCard: () => show({ card: !shown.card }),
  toggleRecall: () => show({ recall: !shown.recall }),
};

function send(): void {
  const isReady = blanks === null ? !data.hasBlanks : blanks.complete();
  if (isReady) dispatch({ type: "tap", attempt: uuid4(), at: Date.now() });
}

function dispatch(event: Event): void {
  const [next, effects] = step(state, event);
  if (next.phase !== state.phase) shown = { card: false, recall: false, copied: "", time: clockTime() };
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
      return storage.set("pending", { ...effect.call, values: sentValues });
    case "forget":
      return storage.remove("pending");
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

async function prepare(): Promise<void> {
  if (preparing) return;
  preparing = true;
  try {
    if (data.neededVersion !== "") throw new SdkError({ kind: "version", code: null, message: data.neededVersion });
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

/** The words for a code are asked for when one is met; without them the page names the number. */
async function learnWords(code: number | null): Promise<void> {
  if (code === null || Object.keys(data.errors).length > 0) return;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), data.timeBoxes.words));
  const errors = await Promise.race([get<PageData["errors"]>("errors"), late]);
  if (errors !== null) data = { ...data, errors };
}

async function sign(after: number | null): Promise<never> {
  const url = location.href.split("#")[0];
  const answer = await post("jsapi-config", after === null ? { url } : { url, after });
  if (answer.status !== 200) throw new SdkError(serverProblem(answer.status));
  return answer.body as never;
}

async function fetchContent(): Promise<void> {
  if (blanks !== null && state.call?.openChatIds === null) sentValues = blanks.values();
  const answer = await post("content", { values: sentValues });
  if (blanks !== null && (answer.status === 400 || answer.status === 422)) {
    void blanks.preview();
    return dispatch({ type: "blocked", problem: { kind: "blanks", code: null, message: `HTTP ${answer.status}` } });
  }
  if (answer.status !== 200) return dispatch({ type: "blocked", problem: serverProblem(answer.status) });
  content = answer.body as NonNullable<typeof content>;
  // What is sent is what is shown.
  drawCard((content.card_content as { card: unknown }).card, content.card_hash);
  dispatch({ type: "content" });
}

function drawCard(card: unknown, hash: string): void {
  if (hash === shownHash) return;
  showCard(card);
  shownHash = hash;
}

/** A person is waiting, so an unreachable server holds nothing up: the report stays in the outbox. */
async function report(body: Report): Promise<void> {
  const answered = reporter.send(data.hasBlanks ? { ...body, values: sentValues } : body);
  if (body.state !== "started") return;
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, data.timeBoxes.report))]);
}

async function call(which: Call): Promise<void> {
  const outcome = await sendCard(globals, data.request, content?.card_content, which);
  // Written down first: the page may be closed while it asks for words.
  dispatch({ type: "result", call: which, outcome });
  if (outcome.kind === "cancelled" || outcome.code === null) return;
  await learnWords(outcome.code);
  draw();
}

function problemOf(error: unknown): Problem {
  return error instanceof SdkError ? error.problem : { kind: "bridge", code: null, message: String(error) };
}

function serverProblem(httpStatus: number): Problem {
  const kind = httpStatus === 410 || httpStatus === 404 ? "ended" : httpStatus === 422 ? "content" : "server";
  return { kind, code: null, message: `HTTP ${httpStatus}` };
}

function draw(): void {
  renew(status, statusView(state, shown, data, t));
  renew(foot, actionsView(state, data, t));
  card.hidden = !showsCard(state, shown);
  if (form !== null) form.hidden = !["ready", "preparing", "waiting", "cancelled", "blocked"].includes(state.phase);
  blanks?.freeze(state.phase === "preparing" || state.phase === "waiting");
}

function show(changes: Partial<Shown>): void {
  shown = { ...shown, ...changes };
  draw();
}

function clockTime(): string {
  return new Date().toLocaleTimeString(language === "zh" ? "zh-CN" : "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
  });
}

async function copyDetails(): Promise<void> {
  const { phase, call: last, outcome, problem } = state;
  const causes = data.errors[String(outcome?.code)]?.causes;
  const details = {
    page: location.pathname,
    phase,
    attempt: last?.attempt,
    batch: last?.batch,
    outcome,
    problem,
    causes,
  };
  const about = { client: data.client, userAgent: navigator.userAgent, time: new Date().toISOString() };
  const copied = await copyText(JSON.stringify({ ...details, ...about }, null, 2));
  show({ copied: copied ? "copied" : "copyFailed" });
  setTimeout(() => show({ copied: "" }), COPIED_FOR);
}

function start(): void {
  showCard(data.card);
  document.addEventListener("click", ({ target }) => {
    const act = target instanceof Element ? target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
    if (act !== undefined) actions[act as Act]();
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
  const pending = storage.get<Pending & { values?: Values }>("pending");
  sentValues = pending?.values ?? {};
  if (pending === null) draw();
  else dispatch({ type: "restored", call: pending });
  void prepare();
  if (form !== null) void openBlanks(form);
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
