/**
 * A mini-program in the pretend client: `App`, `Page` and `tt` as the developer tool has them, over the same algorithm as
 * web pages (h5-jssdk §2.2, §3.4, §3.8). There is no `h5sdk` and nothing to configure: what a page's signature is to web
 * apps, a signed-in person is here. DOM-free.
 */
import { type Client, type Need, supports } from "./client.ts";
import type { Native } from "./container.ts";
import { type Carrier, makeTt } from "./globals.ts";
import { type Fields, fail, failErrno, type SdkResult, success } from "./sdk-result.ts";
import { sendMessageCard } from "./send-message-card.ts";

/** How it was opened; scenes 1509 and 1510 are the "+" menu of a chat (h5-jssdk §3.8). */
export interface Launch {
  readonly scene: number;
  readonly launchQuery: string;
}

/** The page that is shown, as a person has it before them. */
export interface OpenPage {
  readonly data: Fields;
  /** Presses what is bound to a method of the page. */
  tap(method: string, dataset?: Readonly<Record<string, string>>): void;
}

interface PageOptions extends Fields {
  data?: Fields;
  onLoad?(query: Fields): void;
}

const APIS = [
  "getHostLaunchQuery",
  "getSystemInfo",
  "getTriggerContext",
  "login",
  "requestAccess",
  "sendMessageCard",
  "setClipboardData",
  "showToast",
];
const LEAST: Readonly<Record<string, Need>> = {
  requestAccess: "requestAccess",
  sendMessageCard: "sendFromMiniProgram",
};
const PLATFORMS = {
  windows: "windows_nt",
  mac: "darwin",
  harmony: "openharmony",
  ios: "ios",
  android: "android",
};

/** What a mini-program may call, and in what order of refusals. */
export class MiniContainer implements Carrier {
  readonly ready = Promise.resolve();
  private signedIn = false;

  constructor(
    private readonly client: Client,
    private readonly native: Native,
    private readonly launch: Launch,
  ) {}

  async call(name: string, args: Fields): Promise<SdkResult> {
    const faults = await this.native.begin(name);
    await this.native.wait(faults.slow_ms);
    const least = LEAST[name];
    if (least !== undefined && !supports(this.client, least)) return failErrno(name, 103, "feature is not supported");
    switch (name) {
      case "sendMessageCard":
        return this.mayChoose(args) || this.signedIn
          ? sendMessageCard(args, this.client, this.native, faults)
          : failErrno(name, 105, "authentication fail");
      case "getTriggerContext":
        return this.triggerContext(String(args.triggerCode));
      case "requestAccess":
        return this.signIn(name, String(args.appID));
      case "login":
        return this.signIn(name, null);
      case "getHostLaunchQuery":
        return success(name, { launchQuery: this.launch.launchQuery });
      case "getSystemInfo":
        return success(name, systemInfo(this.client));
      default:
        return success(name);
    }
  }

  /** A client that does not know the picker takes the call for one without it. */
  private mayChoose(args: Fields): boolean {
    return args.shouldChooseChat === true && supports(this.client, "shouldChooseChat");
  }

  private async triggerContext(triggerCode: string): Promise<SdkResult> {
    const api = "getTriggerContext";
    if (!this.signedIn) return failErrno(api, 105, "authentication fail");
    const [chat] = await this.native.resolve({ trigger: triggerCode });
    if (!chat || !supports(this.client, "triggerCode")) return failErrno(api, 104, "invalid parameter");
    return success(api, { openChatId: chat.open_chat_id, bizType: chat.kind === "group" ? 1 : 0 });
  }

  /** `login` is the mini-program's own; only `requestAccess` names the app. */
  private async signIn(name: string, appId: string | null): Promise<SdkResult> {
    if (appId !== null) {
      const answer = await this.native.code(name, appId);
      if (answer.value === undefined) return fail(name, answer.code, answer.message ?? "", { errno: 105 });
      this.signedIn = true;
      return success(name, { code: answer.value });
    }
    this.signedIn = true;
    return success(name, { code: "login-code" });
  }
}

/**
 * Opens the first page of a mini-program. `files` holds its sources by path. Older clients lack newer functions of `tt`
 * altogether.
 */
export function openMiniProgram(
  files: Readonly<Record<string, string>>,
  client: Client,
  native: Native,
  launch: Launch = { scene: 1001, launchQuery: "" },
): OpenPage {
  const container = new MiniContainer(client, native, launch);
  const offered = APIS.filter((name) => name !== "requestAccess" || supports(client, "requestAccess"));
  const tt = { ...makeTt(container, offered), getLaunchOptionsSync: () => ({ scene: launch.scene, query: {} }) };
  const first = (JSON.parse(source(files, "app.json")) as { pages: readonly string[] }).pages[0] ?? "";
  let opened: OpenPage | undefined;
  const run = loader(files, tt, (options) => {
    opened = pageOf(options);
  });
  run("app.js");
  run(`${first}.js`);
  if (opened === undefined) throw new Error(`${first}.js calls no Page()`);
  return opened;
}

/** Runs a file once, as a module of its own, with the globals a mini-program has and no others of ours. */
function loader(files: Readonly<Record<string, string>>, tt: unknown, page: (options: PageOptions) => void) {
  const loaded = new Map<string, { exports: unknown }>();
  const run = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const made: { exports: unknown } = { exports: {} };
    loaded.set(path, made);
    const require = (name: string) => run(resolved(path, name));
    const body = new Function("App", "Page", "tt", "require", "module", "exports", source(files, path));
    body(() => undefined, page, tt, require, made, made.exports);
    return made.exports;
  };
  return run;
}

function pageOf(options: PageOptions): OpenPage {
  const page: PageOptions & { setData(changes: Fields): void } = {
    ...options,
    data: { ...options.data },
    setData(changes) {
      Object.assign(page.data as Fields, changes);
    },
  };
  page.onLoad?.({});
  return {
    get data() {
      return page.data as Fields;
    },
    tap: (method, dataset = {}) =>
      (page[method] as (event: unknown) => void).call(page, { currentTarget: { dataset } }),
  };
}

function resolved(from: string, name: string): string {
  return new URL(name, `file:///${from}`).pathname.slice(1);
}

function source(files: Readonly<Record<string, string>>, path: string): string {
  const text = files[path];
  if (text === undefined) throw new Error(`the mini-program has no ${path}`);
  return text;
}

function systemInfo(client: Client): Fields {
  return {
    platform: PLATFORMS[client.platform],
    version: client.version,
    appName: client.brand === "lark" ? "Lark" : "Feishu",
    language: client.language,
  };
}
