/**
 * What taken-away files send with: the share page's own machine, outcomes and targets, built into one script that needs no
 * Card Studio (`frontend/entries.mjs`). The H5 page and the mini-program bring what is theirs: how they are let in, and how
 * they draw.
 */
import { type Language, uiLanguage } from "../../i18n/index.ts";
import { Storage } from "../../web/storage.ts";
import { wasNotLetIn } from "../answer.ts";
import { type Effect, type Event, INITIAL, type State, step } from "../machine.ts";
import { Memory } from "../memory.ts";
import { misfit } from "../obstacles.ts";
import { prepareSdk, type Sdk, SdkError } from "../sdk.ts";
import { sendCard } from "../send-card.ts";
import { Silence } from "../silence.ts";
import { type Launch, targetOf } from "../target.ts";
import type { Act } from "../telling.ts";
import type { Call, Problem, Target } from "../types.ts";
import { type Client, canTrigger, type Link, lacking, linkOf, type Needs } from "./link.ts";
import { type Codes, sayIn, type View, viewOf } from "./view.ts";

export { loadScript } from "../load-script.ts";
export { launchOf } from "../target.ts";
export { clientOf } from "./link.ts";
export { prepareSdk };

/** A page that comes back without an answer asks after so long, in milliseconds. */
const SILENCE = 20_000;

/**
 * What is sent, as the file carries it. `codes` by language; `needs`: first versions of clients. `hasOwnTargets`: the link
 * names chats or people, also where the list of them was empty when the file was made.
 */
export interface Carried {
  readonly brand: string;
  readonly hasOwnTargets: boolean;
  readonly calls: readonly Readonly<Record<string, unknown>>[];
  readonly cardContent: unknown;
  readonly codes: Readonly<Record<string, Codes>>;
  readonly needs: Needs;
}

/** What a file brings along. */
export interface Around {
  readonly globals: Sdk;
  readonly client: Client;
  readonly launch: Launch | null;
  /** As a browser says it, `zh-CN`, or the client, `zh_CN`. */
  readonly language: string;
  /** Names what is kept on the device. */
  readonly page: string;
  /** Be let in by the client for this target; `after` is a code that says it has forgotten us. Rejects with why not. */
  letIn(target: Target, after: number | null): Promise<void>;
  /** Sign the person in before a call, where one needs it; false: they were not, and nothing is sent. */
  signIn?(target: Target): Promise<boolean>;
  draw(view: View): void;
}

/** Sends the card a file carries. Nothing is sent without a tap, and to nobody who may have it already without a yes. */
export class Sender {
  readonly target: Target;
  private readonly link: Link;
  private readonly memory: Memory;
  private readonly silence = new Silence(SILENCE, () => this.dispatch({ type: "silence" }));
  state: State = INITIAL;

  constructor(
    private readonly carried: Carried,
    private readonly around: Around,
  ) {
    this.link = linkOf(carried.calls);
    const { targets } = this.link;
    this.target = targetOf(
      { targets, hasOwnTargets: carried.hasOwnTargets, canTrigger: canTrigger(around.client, carried.needs) },
      around.launch,
    );
    this.memory = new Memory(new Storage(around.page), digest(carried.cardContent), this.target);
  }

  /** Takes up what was begun before a reload, and is let in. */
  start(): void {
    const written = this.memory.read();
    if (written === null) this.draw();
    else this.dispatch({ type: "restored", kept: written.kept });
    void this.prepare();
  }

  act(act: Act): void {
    this.dispatch(eventOf(act, this.target));
  }

  /** The page is looked at again, or no longer: silence counts only while somebody looks. */
  seen(isSeen: boolean): void {
    if (isSeen) this.dispatch({ type: "shown" });
    else this.silence.end();
  }

  private dispatch(event: Event): void {
    const [next, effects] = step(this.state, event);
    this.state = next;
    this.draw();
    for (const effect of effects) this.run(effect);
  }

  /** Reports go nowhere: these files know no Card Studio. */
  private run(effect: Effect): void {
    switch (effect.do) {
      case "prepare":
        void this.prepare();
        break;
      case "content":
        void this.content();
        break;
      case "remember":
        this.memory.write(effect.kept, { values: {}, without: [] });
        break;
      case "forget":
        this.memory.forget();
        break;
      case "call":
        void this.call(effect.call);
        break;
      case "listen":
        this.silence.begin(effect.since);
        break;
      case "stopListening":
        this.silence.end();
    }
  }

  private async prepare(): Promise<void> {
    try {
      const { client, globals, letIn } = this.around;
      const { brand, needs } = this.carried;
      const neededVersion = lacking(client, this.target, needs);
      const unfit = misfit({ brand, neededVersion, otherBrand: !["", brand].includes(client.brand ?? "") });
      if (unfit !== null) throw new SdkError(unfit);
      await letIn(this.target, null);
      // A client whose version nobody knows may lack it.
      if (typeof globals.tt?.sendMessageCard !== "function") throw new Error("no sendMessageCard");
      this.dispatch({ type: "prepared" });
    } catch (error) {
      this.dispatch({ type: "blocked", problem: problemOf(error) });
    }
  }

  private async content(): Promise<void> {
    const { signIn } = this.around;
    const isIn = signIn === undefined || (await signIn(this.target));
    const problem: Problem = { kind: "signin", code: null, message: "not signed in" };
    if (!isIn) return this.dispatch({ type: "blocked", problem });
    // Whoever gets the card may have got it from another tab of this page meanwhile.
    const elsewhere = this.memory.elsewhere(this.state.call);
    this.dispatch(elsewhere === null ? { type: "content" } : { type: "restored", kept: elsewhere.kept });
  }

  private async call(call: Call): Promise<void> {
    const ask = () => sendCard(this.around.globals, this.link, this.carried.cardContent, call.target);
    let outcome = await ask();
    if (wasNotLetIn(outcome.code) && (await this.letInAgain(outcome.code))) outcome = await ask();
    this.dispatch({ type: "result", call, outcome });
  }

  private async letInAgain(code: number | null): Promise<boolean> {
    try {
      await this.around.letIn(this.target, code);
      return true;
    } catch {
      return false;
    }
  }

  private draw(): void {
    const { language, draw } = this.around;
    const codes = this.carried.codes[languageOf(language)] ?? {};
    draw(
      viewOf(
        this.state,
        this.target,
        codes,
        sayIn(() => languageOf(language), this.carried.brand),
      ),
    );
  }
}

function eventOf(act: Act, target: Target): Event {
  const at = Date.now();
  switch (act) {
    case "send":
      return { type: "tap", attempt: String(at), at, target };
    case "next":
    case "retry":
      return { type: act, at };
    case "arrived":
    case "notArrived":
      return { type: "answer", arrived: act === "arrived" };
    default:
      return { type: act };
  }
}

/** The language of ours that a browser or a client means. */
export function languageOf(language: string): Language {
  return uiLanguage(language.replace("_", "-"));
}

/** What a page says in a browser that is no client: a sentence, and the words on the link into the client. */
export function outside(language: string, brand: string): { text: string; open: string } {
  const t = sayIn(() => languageOf(language), brand);
  return { text: t("outside"), open: t("open") };
}

function problemOf(error: unknown): Problem {
  return error instanceof SdkError ? error.problem : { kind: "bridge", code: null, message: String(error) };
}

/** A short mark of a card: what is kept on the device is about this one. */
function digest(value: unknown): string {
  let mark = 5381;
  for (const character of JSON.stringify(value)) mark = (mark * 33 + character.charCodeAt(0)) % 4_294_967_296;
  return mark.toString(36);
}

export { SdkError };
