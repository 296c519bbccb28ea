/**
 * Sends a link's card from a page that is not ours: does what the share page's state machine says, with the page's own
 * bridge. No DOM: the element (`element.ts`) draws it and passes on what happens.
 */
import type { Language } from "../i18n/index.ts";
import { wasNotLetIn } from "../jssdk/answer.ts";
import { type Effect, type Event, INITIAL, type State, step } from "../jssdk/machine.ts";
import { Memory, type Written } from "../jssdk/memory.ts";
import { misfit, refused, refusedCard } from "../jssdk/obstacles.ts";
import { plainOutcome } from "../jssdk/plain-outcome.ts";
import { Reporter } from "../jssdk/reporter.ts";
import { askClient, type Sdk, SdkError } from "../jssdk/sdk.ts";
import { Silence } from "../jssdk/silence.ts";
import { targetOf } from "../jssdk/target.ts";
import type { Call, Explanation, Outcome, PageData, Problem, Report, Target, Values, Wishes } from "../jssdk/types.ts";
import type { Storage } from "../web/storage.ts";
import { uuid4 } from "../web/uuid.ts";
import type { LinkRequests } from "./link-requests.ts";
import type { Told } from "./more.ts";
import { Bridge, isNotYetLetIn } from "./page-bridge.ts";

export interface Around {
  readonly globals: Sdk;
  readonly requests: LinkRequests;
  readonly storage: Storage;
  language(): Language;
  /** Of the chat whose "+" menu opened the page; empty where none did. */
  triggerCode(): string;
  /** Loads what a tapped button needs; rejects where that can't be had. */
  load(url: string): Promise<More>;
  readonly userAgent: string;
}

/** What the element does about it. */
export interface Listener {
  changed(): void;
  /** The state went on from one phase to another, or a list got one batch further. */
  moved(before: State, after: State): void;
  /** Only our own page can send here: it is to be opened. */
  leads(problem: Problem): void;
}

/** Milliseconds. */
const REPORT = 2_000;
const SILENCE = 20_000;
/** How long a page may take to configure itself after the tap, and how often the client is asked meanwhile. */
const PATIENCE = 4_000;
const ASKED_AGAIN = 10;
/** What our own page may still do where this one can't. The others it would only say once more. */
const LEADING: readonly Problem["kind"][] = ["bridge", "config", "timeout", "server", "busy", "fault", "signin"];
const IDLE: readonly State["phase"][] = ["ready", "sent", "partial", "cancelled", "failed", "blocked"];
const PICKER: Target = { to: "picker" };

type Content = { readonly card_content: unknown };
type More = typeof import("./more.ts");
/** The share page's data, and where what a tapped button needs is loaded from. */
type LinkData = PageData & { readonly more: string };

export class Sender {
  state: State = INITIAL;
  /** A tap was made and the link's own data is still on its way. */
  opening = false;
  private codes: Readonly<Record<string, Explanation>> = {};
  private data: LinkData | null = null;
  private spoken: Language | null = null;
  private more: More | null = null;
  private loading: Promise<void> | null = null;
  private content: Content | null = null;
  private readonly memory: Memory;
  private wishes: Wishes = { values: {}, without: [] };
  private readonly client: Record<string, unknown>;
  private readonly bridge: Bridge;
  private readonly reporter: Reporter;
  private readonly silence: Silence;

  constructor(
    private readonly around: Around,
    private readonly listener: Listener,
  ) {
    const { storage, requests } = around;
    this.bridge = new Bridge(around.globals);
    this.client = { sdk: "share-to-chat", user_agent: around.userAgent };
    this.reporter = new Reporter(
      {
        post: async (body) => (await requests.post("attempts", body)).status,
        beacon: (body) => void requests.post("attempts", body),
        load: () => storage.get<Report[]>("outbox") ?? [],
        save: (queue) => (queue.length > 0 ? storage.set("outbox", queue) : storage.remove("outbox")),
        sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      },
      this.client,
    );
    this.silence = new Silence(SILENCE, () => this.dispatch({ type: "silence" }));
    this.memory = new Memory(storage, "", PICKER);
  }

  /** Takes up what is not over; what is over is looked at when the link's targets are known. */
  start(): void {
    this.restore();
    if (this.state !== INITIAL) this.speak();
  }

  /** Has the words of the page's language. */
  speak(): void {
    if (this.data !== null || this.state !== INITIAL) void this.learn();
  }

  /** What is said and offered now; null until the words are there, or where they can't be had. */
  get told(): Told | null {
    const { data, more } = this;
    return data === null || more === null
      ? null
      : more.toldOf(this.state, this.targetOf(data), this.codes, data.brand, this.around.language());
  }

  get isBusy(): boolean {
    return this.opening || this.state.phase === "preparing" || this.state.phase === "waiting";
  }

  get brand(): string {
    return this.data?.brand ?? "";
  }

  /** Why a tap leads to our own page, as far as that is known; null where it sends. */
  get detour(): Problem | null {
    const { phase, problem, outcome } = this.state;
    if (phase === "blocked" && problem !== null && LEADING.includes(problem.kind)) return problem;
    if (phase === "failed" && outcome !== null && wasNotLetIn(outcome.code)) return notLetIn(outcome);
    return this.bridge.problem;
  }

  /** Whether a tap leads away from what came to nothing here. */
  get leadsAway(): boolean {
    const { phase } = this.state;
    return (phase === "blocked" || phase === "failed") && this.detour !== null;
  }

  /** Whether a new card would begin afresh: nothing is under way, nothing is asked. */
  get isIdle(): boolean {
    return !this.opening && IDLE.includes(this.state.phase);
  }

  /** The tap. */
  async send(values: Values): Promise<void> {
    if (this.isBusy) return;
    this.opening = true;
    this.listener.changed();
    const data = await this.learn();
    this.opening = false;
    if (!("brand" in data)) return this.block(data);
    // A run that goes on keeps the card it began with.
    if (this.state.phase !== "blocked" || this.state.run === null) this.wishes = { values, without: [] };
    this.dispatch({ type: "tap", attempt: uuid4(), at: Date.now(), target: this.targetOf(data) });
  }

  /** What the buttons beside the main one do. */
  act(type: "next" | "retry" | "stop" | "stay" | "arrived" | "notArrived"): void {
    if (type === "arrived" || type === "notArrived") this.dispatch({ type: "answer", arrived: type === "arrived" });
    else this.dispatch({ type, at: Date.now() });
  }

  /** The page is looked at again, or put away. */
  seen(visible: boolean): void {
    if (visible) {
      this.dispatch({ type: "shown" });
    } else {
      // Silence counts only while somebody looks: the person may be in the picker.
      this.silence.end();
      this.reporter.flush();
    }
  }

  private dispatch(event: Event): void {
    const before = this.state;
    const [after, effects] = step(before, event);
    this.state = after;
    this.listener.changed();
    // What is taken up after a reload has been told before.
    if (after.phase !== before.phase && event.type !== "restored") this.listener.moved(before, after);
    void this.perform(effects);
  }

  /** In order: the report that an attempt begins goes ahead of the call it speaks of. */
  private async perform(effects: readonly Effect[]): Promise<void> {
    for (const effect of effects) await this.run(effect);
  }

  private async run(effect: Effect): Promise<void> {
    switch (effect.do) {
      case "prepare":
        return this.prepare();
      case "content":
        return this.fetchContent();
      case "remember":
        return this.memory.write(effect.kept, this.wishes);
      case "forget":
        return this.memory.forget();
      case "report":
        return this.report(effect.report);
      case "call":
        return this.call(effect.call);
      case "listen":
        return this.silence.begin(effect.since);
      case "stopListening":
        return this.silence.end();
    }
  }

  /** The link's data, or why there is none. Asked for once. */
  private async learn(): Promise<LinkData | Problem> {
    const language = this.around.language();
    if (this.data !== null && this.spoken === language) return this.data;
    const { body, ...answer } = await this.around.requests.get(`embed?lang=${language}`);
    if (answer.status !== 200) return this.data ?? refused(answer, hint(answer.status));
    const data: LinkData = { ...(body as LinkData), errors: {} };
    this.data = data;
    this.spoken = language;
    this.codes = {};
    this.loading = this.around.load(data.more).then(
      (more) => {
        this.more = more;
        this.listener.changed();
      },
      // An answer is then taken at its plainest.
      () => undefined,
    );
    Object.assign(this.client, data.client);
    this.memory.isAbout(data.cardHash, this.targetOf(data));
    if (this.state === INITIAL) this.restore();
    return data;
  }

  private targetOf(data: PageData): Target {
    const code = this.around.triggerCode();
    return targetOf(data, code === "" ? null : { code, kind: "" });
  }

  private restore(): void {
    const written = this.memory.read();
    if (written !== null) this.takeUp(written);
  }

  private takeUp({ kept, wishes }: Written): void {
    this.wishes = wishes;
    this.dispatch({ type: "restored", kept });
  }

  private async prepare(): Promise<void> {
    const data = await this.learn();
    if (!("brand" in data)) return this.block(data);
    const unfit = misfit(data);
    if (unfit !== null) return this.block(unfit);
    try {
      await this.bridge.letIn(data.timeBoxes.config);
    } catch (error) {
      return this.block(error instanceof SdkError ? error.problem : refused({ status: 0 }, hint(0)));
    }
    this.dispatch({ type: "prepared" });
  }

  private block(problem: Problem): void {
    this.dispatch({ type: "blocked", problem });
    if (LEADING.includes(problem.kind)) this.listener.leads(problem);
  }

  private async fetchContent(): Promise<void> {
    const { body, ...answer } = await this.around.requests.post("content", { values: this.wishes.values });
    if (answer.status !== 200) {
      return this.block(refusedCard(answer, this.data?.hasBlanks === true, hint(answer.status, body)));
    }
    // Whoever gets the card may have got it from another tab of this page meanwhile.
    const elsewhere = this.memory.elsewhere(this.state.call);
    if (elsewhere !== null) return this.takeUp(elsewhere);
    this.content = body as Content;
    this.dispatch({ type: "content" });
  }

  /** A person is waiting, so an unreachable server holds nothing up: the report stays in the outbox. */
  private async report(body: Report): Promise<void> {
    const values = this.data?.hasBlanks === true ? { values: this.wishes.values } : {};
    const answered = this.reporter.send({ ...body, ...values });
    if (body.state !== "started") return;
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, REPORT))]);
  }

  private async call(which: Call): Promise<void> {
    if (this.data === null) return;
    const outcome = await this.ask(this.data, which);
    this.dispatch({ type: "result", call: which, outcome });
    if (wasNotLetIn(outcome.code)) return this.listener.leads(notLetIn(outcome));
    if (outcome.kind !== "cancelled" && outcome.code !== null) await this.learnWords();
  }

  /**
   * Asks the client. Nobody can tell whether the page has called `h5sdk.config` yet, but a client that has not let it in
   * says so at once and sends nothing; so a page that is still signing itself is given a moment.
   */
  private async ask(data: PageData, { target }: Call): Promise<Outcome> {
    const patience = Math.min(PATIENCE, data.timeBoxes.config);
    const until = Date.now() + patience;
    for (;;) {
      const answered = await askClient(this.around.globals, data, this.content?.card_content, target);
      await Promise.race([this.loading, new Promise((resolve) => setTimeout(resolve, data.timeBoxes.words))]);
      const outcome = this.more === null ? plainOutcome(answered) : this.more.outcomeOf(answered);
      const isOver = Date.now() >= until || this.bridge.problem !== null;
      if (!isNotYetLetIn(outcome.code) || isOver) return outcome;
      await new Promise((resolve) => setTimeout(resolve, patience / ASKED_AGAIN));
    }
  }

  private async learnWords(): Promise<void> {
    if (Object.keys(this.codes).length > 0) return;
    // Whatever the server does not know is taken for a choice.
    const mode = this.data?.targets.mode;
    const { status, body } = await this.around.requests.get(`errors?lang=${this.around.language()}&mode=${mode}`);
    if (status !== 200) return;
    this.codes = body as Sender["codes"];
    this.listener.changed();
  }
}

function notLetIn({ code, message }: Outcome): Problem {
  return { kind: "config", code, message };
}

/** For whoever built the page: they read in the event what the server refused, values by name. */
function hint(status: number, body?: unknown): string {
  if (status === 0) return "no answer: origin not allowed?";
  const error = (body as { error?: { message?: string; fields?: unknown } } | null | undefined)?.error;
  return error === undefined ? `HTTP ${status}` : `${error.message ?? ""} ${JSON.stringify(error.fields ?? {})}`;
}
