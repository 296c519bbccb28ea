/**
 * The paste page: text in, and beside it the card and what the checks say, as you type. What was pasted stays in this tab
 * (sessionStorage) until it is kept as a template; a text that can't be read leaves the last good card in view.
 */

import { type Analysis, analyse, cardAtOnce, type Finding } from "../checks/analysis.ts";
import { textForPeople } from "../document/text-for-people.ts";
import { isObject } from "../document/values.ts";
import "../checks/card-checks.ts";
import type { CardChecks } from "../checks/card-checks.ts";
import { formatExact } from "../document/exact-json.ts";
import { t } from "../i18n/library.ts";
import { t as common } from "../i18n/web.ts";
import { call } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { must } from "../web/page-data.ts";
import { toast } from "../web/toast.ts";
import { fixedSource } from "./apply-fixes.ts";
import { recognised } from "./recognised.ts";
import { SourceArea } from "./source-area.ts";
import "./card-stage.ts";
import type { CardStage } from "./card-stage.ts";

const KEPT = "cardstudio.pasted";
const QUIET_MS = 250;
/** Longest name of a card. */
const NAME_LENGTH = 120;
const MAX_BYTES = 2 * 1024 * 1024;

const form = must<HTMLFormElement>("#paste");
const source = new SourceArea(must<HTMLTextAreaElement>("#text"));
const stage = must<CardStage>("card-stage");
const checks = must<CardChecks>("card-checks");
const said = must("#said");
const broken = must("#broken");
const name = must<HTMLInputElement>("#name");
const keep = must<HTMLButtonElement>("#keep");
const takeOut = must<HTMLButtonElement>("#take-out");
const clear = must<HTMLButtonElement>("#clear");

let read: Extract<Analysis, { kind: "read" }> | undefined;
let current: Analysis = { kind: "empty" };
let asking: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let named = false;

/** The text is another one: keep it in this tab and look at it soon. */
function changed(): void {
  stage.highlight = undefined;
  remember(source.text);
  clear.hidden = source.text === "";
  stage.card = cardAtOnce(source.text) ?? stage.card;
  clearTimeout(timer);
  timer = setTimeout(() => void look(), QUIET_MS);
}

async function look(): Promise<void> {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  checks.state = "waiting";
  try {
    const found = await analyse(source.text, { signal: mine.signal });
    if (!mine.signal.aborted) show(found);
  } catch {
    if (mine.signal.aborted) return;
    checks.state = "failed";
    toast(common("offline"), { kind: "info", action: { label: t("retry"), run: () => void look() } });
  }
}

function show(found: Analysis): void {
  current = found;
  checks.state = "ready";
  if (found.kind === "read") read = found;
  if (found.kind === "empty") read = undefined;
  const broke = found.kind === "broken";
  source.area.classList.toggle("is-bad", broke);
  source.area.setAttribute("aria-invalid", String(broke));
  broken.hidden = !broke;
  if (broke) must("#broken-text").textContent = found.message;
  // A text that broke leaves the last card in view, also one that was drawn before the server had seen it.
  if (!broke) stage.card = read?.card ?? undefined;
  stage.message = messageFor(found);
  checks.report = broke ? undefined : read?.report;
  checks.card = read?.card;
  checks.editable = read?.card !== null;
  said.hidden = found.kind !== "read";
  if (found.kind === "read") sayWhat(found);
  keep.disabled = found.kind !== "read" || found.card === null;
  if (!named) name.value = isObject(read?.card) ? textForPeople(read.card).title.slice(0, NAME_LENGTH) : "";
}

function messageFor(found: Analysis): string {
  if (found.kind === "broken") return stage.card === undefined ? "" : t("last-good");
  if (found.kind !== "read" || found.card !== null) return "";
  return found.envelope === "template_ref" ? t("no-card-kept") : t("no-card-here");
}

function sayWhat({ envelope, report, notes, card }: Extract<Analysis, { kind: "read" }>): void {
  const none = card === null ? notes.find(({ rule }) => rule === "no-card") : undefined;
  said.querySelector("svg")?.toggleAttribute("hidden", none !== undefined);
  must("#said-what").textContent = none?.message ?? recognised(envelope, report.format);
  const more = notes
    .filter(({ rule }) => !rule.startsWith("envelope-") && rule !== "no-card")
    .map(({ message }) => message);
  must("#said-notes").textContent = more.join(" ");
  takeOut.hidden = card === null || (envelope === "card" && more.length === 0);
}

async function fix(which: Finding | "all"): Promise<void> {
  if (read === undefined || read.card === null) return;
  try {
    const wrapped = read.envelope !== "card";
    source.replace(await fixedSource(read.exact, which));
    const done = which === "all" ? t("fixed-all") : t("fixed", { title: which.fix?.title ?? "" });
    toast(wrapped ? `${done} ${t("took-out")}` : done);
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}

function jump(pointer: string): void {
  stage.highlight = pointer;
  void stage.updateComplete.then(() => stage.reveal());
  source.selectPointer(pointer, read?.envelope);
}

async function submit(): Promise<void> {
  if (current.kind !== "read" || keep.disabled) return;
  keep.disabled = true;
  keep.setAttribute("aria-busy", "true");
  try {
    const team = form.dataset.team;
    const body = { text: source.text, name: name.value, ...(team && { team }) };
    const { data } = await call("POST", "templates/", { body });
    remember("");
    location.assign(`/templates/${data.id}/`);
  } catch (error) {
    keep.disabled = false;
    keep.removeAttribute("aria-busy");
    toast(failureMessage(error), { kind: "info", action: { label: t("retry"), run: () => void submit() } });
  }
}

async function take(file: File): Promise<void> {
  if (file.size > MAX_BYTES) return toast(t("drop-too-large"), { kind: "info" });
  try {
    source.replace(await file.text());
  } catch {
    toast(t("drop-unreadable"), { kind: "info" });
  }
}

function remember(text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, text);
  } catch {
    // A text larger than the browser keeps: it is still in the field.
  }
}

function recall(): string {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

function start(): void {
  const kept = recall();
  const sample = document.querySelector("#sample")?.textContent ?? "";
  if (kept !== "") {
    source.area.value = kept;
    toast(t("paste-restored"), { kind: "info", action: { label: t("paste-clear"), run: startOver } });
  } else if (new URLSearchParams(location.search).has("sample")) useSample(sample);
  document.querySelector("#use-sample")?.addEventListener("click", () => useSample(sample));
  if (source.text !== "") changed();
  source.area.focus({ preventScroll: true });
}

function useSample(sample: string): void {
  source.replace(JSON.parse(sample) as string);
}

function startOver(): void {
  named = false;
  source.replace("");
  source.area.focus();
}

source.area.addEventListener("input", changed);
name.addEventListener("input", () => {
  named = name.value.trim() !== "";
});
clear.addEventListener("click", startOver);
takeOut.addEventListener("click", () => {
  if (read === undefined) return;
  source.replace(formatExact(read.exact));
  toast(t("took-out"));
});
broken.addEventListener("click", () => {
  if (current.kind === "broken") source.selectPlace(current.line, current.column);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void submit();
});
stage.addEventListener("stage-pick", (event) => {
  const pointer = (event as CustomEvent<string>).detail;
  stage.highlight = pointer;
  source.selectPointer(pointer, read?.envelope);
});
checks.addEventListener("check-point", (event) => {
  stage.pointed = (event as CustomEvent<Finding | undefined>).detail?.pointer;
});
checks.addEventListener("check-jump", (event) => jump((event as CustomEvent<Finding>).detail.pointer));
checks.addEventListener("check-show", (event) => jump((event as CustomEvent<string>).detail));
checks.addEventListener("check-retry", () => void look());
checks.addEventListener("check-fix", (event) => void fix((event as CustomEvent<Finding | "all">).detail));
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void submit();
});

for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => {
    if (!(event as DragEvent).dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("is-over");
  });
}
form.addEventListener("dragleave", (event) => {
  if (!form.contains(event.relatedTarget as Node | null)) form.classList.remove("is-over");
});
form.addEventListener("drop", (event) => {
  form.classList.remove("is-over");
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  event.preventDefault();
  void take(file);
});

start();
