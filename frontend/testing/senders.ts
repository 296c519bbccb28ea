/**
 * Whatever sends, for tests, in a client that gives one answer to every call: the share page's machine, `<share-to-chat>`, the
 * taken-away H5 page and mini-program. All of them take the same link, launch and client.
 */
import * as more from "../embed/more.ts";
import { Sender as Button } from "../embed/sender.ts";
import { showing } from "../embed/view.ts";
import { words as own } from "../i18n/embed.ts";
import { joined, type Language, translator } from "../i18n/index.ts";
import { words as late } from "../i18n/outcome.ts";
import { words as early } from "../i18n/share.ts";
import { flowing, type Known, lateTelling } from "../jssdk/late-telling.ts";
import { type Effect, type Event, INITIAL, type State, step } from "../jssdk/machine.ts";
import { misfit, type Refusal, refused, refusedCard } from "../jssdk/obstacles.ts";
import { SdkError } from "../jssdk/sdk.ts";
import { sendCard } from "../jssdk/send-card.ts";
import { Silence } from "../jssdk/silence.ts";
import type { Needs } from "../jssdk/standalone/link.ts";
import { type Carried, Sender as File } from "../jssdk/standalone/standalone.ts";
import type { View } from "../jssdk/standalone/view.ts";
import { launchOf, targetOf } from "../jssdk/target.ts";
import { earlyTelling, isEarly } from "../jssdk/telling.ts";
import type { PageData, Problem } from "../jssdk/types.ts";
import { Storage } from "../web/storage.ts";
import { type Answer, BOXES, clientWith, type Fields, type Obstacle, Surroundings } from "./surroundings.ts";

export type { Answer, Obstacle } from "./surroundings.ts";

export interface Link {
  readonly mode: PageData["targets"]["mode"];
  readonly ids: readonly string[];
  readonly picker: Fields;
  readonly note: boolean;
  /** As a taken-away file carries it. */
  readonly calls: Carried["calls"];
}

export interface Launch {
  readonly search: string;
  /** What a host page finds in it and hands to the button. */
  readonly code: string;
}

export interface Client {
  readonly platform: string;
  readonly version: string;
  readonly trigger: boolean;
}

/** Where a page sends that could ask the server: a client without `openIDs` is asked for its picker. */
export interface World {
  readonly language: Language;
  /** The platform's codes in words, in that language and for the link's mode. */
  readonly codes: Known["codes"];
  readonly link: Link;
  readonly launch: Launch;
  readonly client: Client;
  readonly answer: Answer;
  readonly asksForPicker: boolean;
  /** The version a page was told its client lacks. */
  readonly neededVersion?: string;
  readonly obstacle?: Obstacle;
}

export interface Playing {
  readonly state: State;
  /** The fields of each call, without card and callbacks. */
  readonly calls: readonly Fields[];
  /** The main button. */
  tap(): Promise<void>;
  /** The page is looked at again. */
  shown(): void;
  /** What the person says of a call without an answer. */
  answer(arrived: boolean): void;
  said(): Said;
  /** Whether a press of the main button opens the share page instead. */
  leads(): boolean;
  /** Whatever stood in the way is gone. */
  mend(): void;
}

/** All that is said, and what may be pressed; `busy` stands on the button while nothing may. */
export interface Said {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly busy: string;
}

const CONTENT = { msg_type: "interactive", update_multi: true, card: { elements: [] } };
const WORDS = joined(early, late);

/** Until all that waits for nothing but promises has run, and a time box of none. */
const settle = async (isBusy: () => boolean = () => false) => {
  const settled = (turn: number) => turn >= 3 && (turn > 20_000 || !isBusy());
  for (let turn = 0; !settled(turn); turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

function pageData({ link, client, asksForPicker, neededVersion = "", obstacle = {} }: World): PageData {
  const mode = asksForPicker ? "choose" : link.mode;
  return {
    brand: "feishu",
    cardHash: "h",
    hasBlanks: obstacle.blanks === true,
    request: link.note ? { withAdditionalMessage: true } : {},
    picker: link.picker,
    targets: { mode, ids: mode === "choose" ? [] : link.ids, names: {} },
    hasOwnTargets: link.mode !== "choose",
    canTrigger: client.trigger,
    client: {},
    neededVersion,
    otherBrand: obstacle.brand !== undefined,
    timeBoxes: BOXES,
  } as unknown as PageData;
}

/** What `share.ts` does, but for the server and the screen. */
export function sharePage(world: World): Playing {
  const way = new Surroundings(world.obstacle);
  const { globals, calls } = clientWith(world.answer, way);
  const data = pageData(world);
  const target = targetOf(data, launchOf(world.launch.search));
  let state = INITIAL;
  const perform = async (effect: Effect): Promise<void> => {
    if (effect.do === "prepare") await prepare();
    if (effect.do === "content") {
      const answer = way.answer("card", CONTENT);
      const problem = refusedCard(answer, data.hasBlanks);
      await dispatch(answer.status === 200 ? { type: "content" } : { type: "blocked", problem });
    }
    if (effect.do === "listen") silence.begin(effect.since);
    if (effect.do === "stopListening") silence.end();
    if (effect.do !== "call") return;
    const outcome = await sendCard(globals, data, CONTENT, effect.call.target);
    await dispatch({ type: "result", call: effect.call, outcome });
  };
  const prepare = async () => {
    try {
      const unfit = misfit(data);
      if (unfit !== null) throw new SdkError(unfit);
      await way.letIn(globals, refused);
      await dispatch({ type: "prepared" });
    } catch (error) {
      await dispatch({ type: "blocked", problem: (error as SdkError).problem });
    }
  };
  const dispatch = async (event: Event): Promise<void> => {
    const [next, effects] = step(state, event);
    state = next;
    for (const effect of effects) await perform(effect);
  };
  const silence = new Silence(data.timeBoxes.silence, () => void dispatch({ type: "silence" }));
  const t = translator(WORDS, () => world.language);
  return {
    calls,
    get state() {
      return state;
    },
    async tap() {
      void dispatch({ type: "tap", attempt: "a-1", at: 0, target });
      await settle(() => state.phase === "preparing");
    },
    shown: () => void dispatch({ type: "shown" }),
    answer: (arrived) => void dispatch({ type: "answer", arrived }),
    said() {
      const { codes } = world;
      const telling = isEarly(state) ? earlyTelling(state, target, "", t) : lateTelling(state, { codes }, t);
      return { text: flowing(telling, t), buttons: telling.choices.map(({ label }) => label), busy: telling.busy };
    },
    leads: () => false,
    mend: () => {
      way.now = {};
    },
  };
}

/** The words a page puts on its button. */
export const HOST_LABEL = "Share the result";

/** `<share-to-chat>` on a page that hands it the trigger code it was opened with. */
export function button(world: World): Playing {
  const way = new Surroundings(world.obstacle);
  const { globals, calls } = clientWith(world.answer, way);
  const data = pageData(world);
  const requests = {
    post: async (what: string) =>
      what === "content" ? way.answer("card", { card_content: CONTENT }) : { status: 201, body: {} },
    get: async (what: string) =>
      what.startsWith("embed") ? way.answer("link", data) : { status: 200, body: world.codes },
  };
  const storage = new Storage(`senders-${Math.random()}`);
  const around = { globals, requests, storage, language: () => world.language, userAgent: "test" };
  const triggerCode = () => world.launch.code;
  const load = async () => more;
  const ignored = { changed: () => undefined, moved: () => undefined, leads: () => undefined };
  const sender = new Button({ ...around, triggerCode, load }, ignored);
  sender.start();
  return {
    calls,
    get state() {
      return sender.state;
    },
    async tap() {
      void sender.send({});
      await settle(() => sender.isBusy && sender.state.phase !== "waiting");
    },
    shown: () => sender.seen(true),
    answer: (arrived) => sender.act(arrived ? "arrived" : "notArrived"),
    said() {
      const t = translator(own, () => world.language);
      const { label, look, text, choices } = showing(sender, HOST_LABEL, t);
      const main = look === "" ? [label] : [];
      return {
        // What was sent stands on the button itself.
        text: look === "done" ? (sender.told?.text ?? "") : text,
        buttons: [...main, ...choices.map((choice) => choice.label)],
        busy: look === "busy" ? label : "",
      };
    },
    leads: () => sender.leadsAway,
    mend: () => {
      way.now = {};
    },
  };
}

/** A taken-away file: the H5 page, which is let in, or a mini-program, which signs its person in. */
export function file(world: World, needs: Needs, on: "h5" | "mini-program"): Playing {
  const way = new Surroundings(world.obstacle);
  const { globals, calls } = clientWith(world.answer, way);
  const refusal = ({ status }: Refusal): Problem => {
    const message = status === 0 ? "" : `HTTP ${status}`;
    return { kind: "server", code: null, message };
  };
  let drawn: View | null = null;
  const sender = new File(
    {
      brand: "feishu",
      hasOwnTargets: world.link.mode !== "choose",
      calls: world.link.calls,
      cardContent: CONTENT,
      codes: { [world.language]: world.codes },
      needs,
    },
    {
      globals,
      client: { ...world.client, brand: world.obstacle?.brand ?? "feishu" },
      launch: launchOf(world.launch.search),
      language: world.language,
      page: `senders-${Math.random()}`,
      letIn: () => (on === "h5" ? way.letIn(globals, refusal) : Promise.resolve()),
      ...(on === "h5" ? {} : { signIn: async () => way.now.signIn ?? true }),
      draw: (view) => {
        drawn = view;
      },
    },
  );
  sender.start();
  return {
    calls,
    get state() {
      return sender.state;
    },
    async tap() {
      await settle();
      sender.act("send");
      await settle(() => sender.state.phase === "preparing");
    },
    shown: () => sender.seen(true),
    answer: (arrived) => sender.act(arrived ? "arrived" : "notArrived"),
    said() {
      const { text = "", choices = [], busy = "" } = drawn ?? {};
      return { text, buttons: choices.map(({ label }) => label), busy };
    },
    leads: () => false,
    mend: () => {
      way.now = {};
    },
  };
}
