/** The page in the SDK's frame: takes a page's calls, draws the client's dialogs, answers. */
import { t } from "../i18n/simulator.ts";

import { type Client, clientOf } from "./client.ts";
import { Container, type Native } from "./container.ts";
import { Desk } from "./desk.ts";

import { isRequest, MARK, type Reply, type Request } from "./protocol.ts";
import { failErrno, type SdkResult } from "./sdk-result.ts";

import { get, post, speak } from "./server.ts";

speak(new URLSearchParams(location.search).get("locale") ?? "");

/** The page that opened us; known from its first message on. */
let page: { readonly source: Window; readonly origin: string } | null = null;
let container: Container | null = null;
/** The address of the page that calls, for what depends on it. */
let pageUrl = "";
/** Calls run one after the other, as dialogs of one client do. */
let queue: Promise<unknown> = Promise.resolve();

const desk = new Desk(document.body, (screen) => say({ mark: MARK, kind: "screen", screen }));

function say(reply: Reply): void {
  page?.source.postMessage(reply, page.origin);
}

addEventListener("message", (event) => {
  // Only the page around us may call, never a page that merely knows this window.
  if (event.source !== window.parent || !isRequest(event.data)) return;
  page = { source: window.parent, origin: event.origin };
  const request = event.data;
  queue = queue.then(async () => {
    const outcome = await handle(request, event.origin);
    say({ mark: MARK, kind: "outcome", id: request.id, outcome });
  });
});

async function handle(request: Request, origin: string): Promise<SdkResult> {
  const client = clientOf(request.userAgent);
  if (client === null) return failErrno(request.name, 103, "feature is not supported");
  container ??= new Container(client, nativeOf(client));
  // A page cannot sign in another page's name: the browser tells us its true origin.
  const url = new URL(request.url).origin === origin ? request.url : `${origin}/`;
  pageUrl = url;
  const args = request.name === "config" ? { ...request.args, url } : request.args;
  try {
    return await container.call(request.name, args);
  } catch (error) {
    desk.clear();
    return failErrno(request.name, 100, String(error));
  }
}

function nativeOf(client: Client): Native {
  return {
    begin: (api) => post("/native/begin/", { api }),
    verify: (config) => post("/native/config/", config),
    check: async (content) => (await post("/native/check/", { card_content: content })).ok,
    choose: async (options) => {
      const chosen = await desk.choose(await get("/native/chats/"), options, client);
      log("chooser", ...said(chosen));
      return chosen;
    },
    chooseContact: async (options) => {
      const chosen = await desk.chooseContact(await get("/native/chats/"), options, client);
      log("chooser", ...said(chosen));
      return chosen;
    },
    confirm: (request) => desk.confirm(request, client),
    resolve: async (wanted) => (await post("/native/resolve/", wanted)).chats,
    send: (request) => post("/native/send/", request),
    code: (api, appId) => post("/native/code/", { api, app_id: appId, url: pageUrl }),
    log,
    toast: (text) => desk.toast(text),
    close: closeWebView,
    systemInfo: () => systemInfo(client),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** A line for the log of calls: who was chosen. */
function said(chosen: readonly { readonly name: string }[] | null): [string, string] {
  return chosen === null ? ["cancelled", "warn"] : [String(chosen.map(({ name }) => name)), "plain"];
}

function log(name: string, outcome: string, level: string): void {
  void post("/native/log/", { name, outcome, level }).catch(() => undefined);
}

/** The chat window, where there is one, is the top of all frames and of our own origin. */
function closeWebView(): void {
  window.top?.postMessage({ mark: MARK, kind: "close" }, location.origin);
}

function systemInfo(client: Client) {
  const platforms = { windows: "windows_nt", mac: "darwin", harmony: "openharmony", ios: "ios", android: "android" };
  return {
    platform: platforms[client.platform],
    version: client.version,
    SDKVersion: "1.5.44",
    appName: client.brand === "lark" ? "Lark" : "Feishu",
    brand: client.brand,
    language: client.language,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    screenWidth: screen.width,
    screenHeight: screen.height,
    pixelRatio: devicePixelRatio,
  };
}

document.title = t("simulator");
window.parent.postMessage({ mark: MARK, kind: "hello" } satisfies Reply, "*");
