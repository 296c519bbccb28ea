/**
 * Whatever sends, for tests, in a client that gives one answer to every call: the share page's machine, `<share-to-chat>`, the
 * taken-away H5 page and mini-program. All of them take the same link, launch and client.
 */
import { Sender as Button } from "../embed/sender.ts";
import { type Effect, type Event, INITIAL, type State, step } from "../jssdk/machine.ts";
import type { Sdk } from "../jssdk/sdk.ts";
import { sendCard } from "../jssdk/send-card.ts";
import type { Needs } from "../jssdk/standalone/link.ts";
import { type Carried, Sender as File } from "../jssdk/standalone/standalone.ts";
import { launchOf, targetOf } from "../jssdk/target.ts";
import type { PageData } from "../jssdk/types.ts";
import { Storage } from "../web/storage.ts";

type Fields = Readonly<Record<string, unknown>>;

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

/** What a client answers to every call; a `throw` is thrown. `silent`: it never does. */
export interface Answer {
  readonly called: "success" | "fail" | "complete" | "throw" | "silent";
  readonly result: unknown;
}

/** Where a page sends that could ask the server: a client without `openIDs` is asked for its picker. */
export interface World {
  readonly link: Link;
  readonly launch: Launch;
  readonly client: Client;
  readonly answer: Answer;
  readonly asksForPicker: boolean;
}

export interface Playing {
  readonly state: State;
  /** The fields of each call, without card and callbacks. */
  readonly calls: readonly Fields[];
  /** The main button. */
  tap(): Promise<void>;
}

const CONTENT = { msg_type: "interactive", update_multi: true, card: { elements: [] } };
const BOXES = { script: 1_000, config: 0, report: 0, words: 0, names: 0, silence: 0 };

/** Until all that waits for nothing but promises has run. */
const settle = async () => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** The client's globals, and what was asked of them. */
function clientWith({ called, result }: Answer): { globals: Sdk; calls: Fields[] } {
  const calls: Fields[] = [];
  const sendMessageCard = ({ success, fail, complete, cardContent, ...fields }: Record<string, unknown>) => {
    calls.push(structuredClone(fields));
    if (called === "throw") throw result;
    const callbacks: Record<string, unknown> = { success, fail, complete };
    if (called !== "silent") (callbacks[called] as (result: unknown) => void)(result);
  };
  const h5sdk = { ready: (then: () => void) => then(), error: () => undefined, config: () => undefined };
  return { globals: { h5sdk, tt: { sendMessageCard } } as unknown as Sdk, calls };
}

function pageData({ link, client, asksForPicker }: World): PageData {
  const mode = asksForPicker ? "choose" : link.mode;
  return {
    brand: "feishu",
    cardHash: "h",
    hasBlanks: false,
    request: link.note ? { withAdditionalMessage: true } : {},
    picker: link.picker,
    targets: { mode, ids: mode === "choose" ? [] : link.ids, names: {} },
    canTrigger: client.trigger,
    client: {},
    neededVersion: "",
    otherBrand: false,
    timeBoxes: BOXES,
  } as unknown as PageData;
}

/** What `share.ts` does, but for the server and the screen. */
export function sharePage(world: World): Playing {
  const { globals, calls } = clientWith(world.answer);
  const data = pageData(world);
  const target = targetOf(data, launchOf(world.launch.search));
  let state = INITIAL;
  const perform = async (effect: Effect): Promise<void> => {
    if (effect.do === "prepare") await dispatch({ type: "prepared" });
    if (effect.do === "content") await dispatch({ type: "content" });
    if (effect.do !== "call") return;
    const outcome = await sendCard(globals, data, CONTENT, effect.call.target);
    await dispatch({ type: "result", call: effect.call, outcome });
  };
  const dispatch = async (event: Event): Promise<void> => {
    const [next, effects] = step(state, event);
    state = next;
    for (const effect of effects) await perform(effect);
  };
  return {
    calls,
    get state() {
      return state;
    },
    async tap() {
      void dispatch({ type: "tap", attempt: "a-1", at: 0, target });
      await settle();
    },
  };
}

/** `<share-to-chat>` on a page that hands it the trigger code it was opened with. */
export function button(world: World): Playing {
  const { globals, calls } = clientWith(world.answer);
  const data = pageData(world);
  const requests = {
    post: async (what: string) => ({ status: what === "content" ? 200 : 201, body: { card_content: CONTENT } }),
    get: async (what: string) => ({ status: 200, body: what.startsWith("embed") ? data : {} }),
  };
  const storage = new Storage(`senders-${Math.random()}`);
  const around = { globals, requests, storage, language: () => "en" as const, userAgent: "test" };
  const triggerCode = () => world.launch.code;
  const ignored = { changed: () => undefined, moved: () => undefined, leads: () => undefined };
  const sender = new Button({ ...around, triggerCode }, ignored);
  sender.start();
  return {
    calls,
    get state() {
      return sender.state;
    },
    async tap() {
      void sender.send({});
      await settle();
    },
  };
}

/** A taken-away file: the H5 page, or a mini-program, which signs its person in. */
export function file(world: World, needs: Needs, signIn?: () => Promise<boolean>): Playing {
  const { globals, calls } = clientWith(world.answer);
  const sender = new File(
    { calls: world.link.calls, cardContent: CONTENT, codes: { en: {} }, needs },
    {
      globals,
      client: world.client,
      launch: launchOf(world.launch.search),
      language: "en_US",
      page: `senders-${Math.random()}`,
      letIn: () => Promise.resolve(),
      ...(signIn === undefined ? {} : { signIn }),
      draw: () => undefined,
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
      await settle();
    },
  };
}
