/** Inside the client: its picker is opened, and what was chosen is put on the list. */
import { CircleAlert, CircleCheck, LoaderCircle } from "lucide";
import { t, type Word } from "../i18n/chats.ts";
import { loadScript } from "../jssdk/load-script.ts";
import { prepareSdk, type Sdk, SdkError } from "../jssdk/sdk.ts";
import { type Child, h, iconNode, renew } from "../ui/dom.ts";
import { call, Problem } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";
import { inBrand } from "../web/brand.ts";
import { pageData } from "../web/page-data.ts";
import { type Picked, pick } from "./picking.ts";

type Added = Shapes["AddedOut"];

const data = pageData("choose-data");
const globals = window as unknown as Sdk;
const place = document.getElementById("choose");
const people = data.api === "chooseContact";
let room = data.room;

/** Sentences for what can stand in the way of the SDK, by kind. */
const OBSTACLES: Readonly<Record<string, Word>> = { script: "script", bridge: "bridge", timeout: "timeout" };

const say = (key: Word): string => inBrand(t(key), data.brand);

function show(...children: Child[]): void {
  if (place !== null) renew(place, ...children);
}

function busy(sentence: string): void {
  show(iconNode(LoaderCircle, "spin"), h("span", {}, sentence));
}

async function begin(): Promise<void> {
  busy(say("preparing"));
  try {
    const sign = async (after: number | null) => {
      const body = { url: location.href.split("#")[0] ?? "", after };
      return (await call("POST", `chat-lists/${data.listId}/jsapi-config/`, { body })).data;
    };
    await prepareSdk(data.sdkUrls, { globals, loadScript, sign, timeBoxes: data.timeBoxes }, data.api);
    offer(h("p", { class: "two" }, say(people ? "readyPeople" : "ready")));
  } catch (error) {
    trouble(...explained(error), begin);
  }
}

/** What can be done next, below what has been said. */
function offer(...above: Child[]): void {
  const more = place?.querySelector(".cc-result") !== null;
  const choose = button(say(more ? "chooseMore" : people ? "choosePeople" : "chooseChats"), "btn-ink", choosing);
  if (room <= 0) choose.setAttribute("disabled", "");
  show(
    ...above,
    room <= 0 ? h("p", { class: "two" }, say("full")) : null,
    h("p", { class: "cc-acts" }, choose, leave()),
  );
}

async function choosing(): Promise<void> {
  busy(say("chooseInClient"));
  const picking = await pick(globals, data.api, { room, confirm: say("add") });
  if (picking.kind === "failed") return trouble(...meaning(picking.code), begin);
  if (picking.kind === "cancelled" || picking.picked.length === 0) {
    return offer(h("p", { class: "two" }, say("chosenNone")));
  }
  await save(picking.picked);
}

async function save(picked: readonly Picked[]): Promise<void> {
  busy(say("saving"));
  const key = people ? "open_id" : "open_chat_id";
  const chats = picked.map(({ ref, name }) => ({ [key]: ref, name }));
  try {
    const { data: added } = await call("POST", `chat-lists/${data.listId}/chats/`, { body: { chats } });
    room -= added.added.length;
    const result = h("ul", { class: "cc-result" }, ...picked.map((one) => row(one, added)));
    show(result);
    offer(result);
  } catch (error) {
    // What was chosen is kept for the next try.
    trouble(say("notSaved"), error instanceof Problem ? error.message : say("offline"), () => save(picked));
  }
}

function row({ ref, name }: Picked, { added, changed, reasons }: Added): HTMLElement {
  const refused = reasons[ref];
  const state = added.includes(ref) ? "added" : changed.includes(ref) ? "changed" : "known";
  return h(
    "li",
    {},
    iconNode(refused === undefined ? CircleCheck : CircleAlert, refused === undefined ? "is-ok" : "is-bad"),
    h("span", { class: "grow" }, h("b", {}, name || say("anonymous")), h("code", { class: "meta" }, ref)),
    h("span", { class: "meta" }, refused ?? say(state)),
  );
}

function trouble(title: string, next: string, retry: () => unknown): void {
  show(
    h("p", { class: "cc-trouble" }, iconNode(CircleAlert), h("span", {}, h("b", {}, title), next)),
    h("p", { class: "cc-acts" }, button(say("again"), "btn-ink", retry), leave()),
  );
}

function explained(error: unknown): [string, string] {
  if (!(error instanceof SdkError)) return [say("notLetIn"), String((error as Error).message)];
  const { kind, code } = error.problem;
  return kind === "config" ? meaning(code) : [say("notLetIn"), say(OBSTACLES[kind] ?? "bridge")];
}

function meaning(code: number | null): [string, string] {
  const known = code === null ? undefined : data.errors[String(code)];
  return known === undefined ? [say("notLetIn"), code === null ? "" : String(code)] : [known.title, known.next];
}

/** Back to where the person came from: the client's window, or the list. */
function leave(): HTMLElement {
  return h("a", { class: "btn btn-xl", href: data.listUrl }, say("toList"));
}

function button(label: string, css: string, run: () => unknown): HTMLElement {
  const made = h("button", { class: `btn btn-xl ${css}`, type: "button" }, label);
  made.addEventListener("click", () => void run());
  return made;
}

void begin();
