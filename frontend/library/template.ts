/**
 * The template page: the card as the chat shows it, what the checks say, its source with autosave, and its versions.
 *
 * The pieces are `draft.ts` (saving), `stage.ts`, `checks.ts` and `versions.ts` (drawing); this file ties them together.
 */
import { t } from "../i18n/library.ts";
import { type Analysis, analyse, type Finding } from "./analysis.ts";
import "./checks.ts";
import { formatExact, parseExact } from "../document/exact.ts";
import type { CardChecks } from "./checks.ts";
import { SaveChip } from "./chip.ts";
import type { Parts } from "./document-text.ts";
import { Draft } from "./draft.ts";
import { fixedSource } from "./fixing.ts";
import { call } from "./http.ts";
import { Journal } from "./journal.ts";
import { manage } from "./manage.ts";
import { dataOf, must } from "./page.ts";
import { openFirstPane, openPane } from "./panes.ts";
import { reason, recognised, whyNot } from "./said.ts";
import { SourceArea } from "./source.ts";
import "./stage.ts";
import type { CardStage } from "./stage.ts";
import { toast } from "./toast.ts";
import "./versions.ts";
import type { VersionList, VersionRow } from "./versions.ts";

interface PageData {
  readonly id: string;
  readonly user: string;
  readonly revision: number;
  readonly source: string;
  readonly parts: Parts;
  readonly versions: readonly VersionRow[];
  readonly mayEdit: boolean;
}

const QUIET_MS = 250;

const page = dataOf<PageData>("page-data");
const source = new SourceArea(must<HTMLTextAreaElement>("#source"));
const stage = must<CardStage>("card-stage");
const checks = must<CardChecks>("card-checks");
const versions = must<VersionList>("version-list");
const broken = must("#broken");
const wrapped = must("#wrapped");
const viewing = must("#viewing");
const chip = new SaveChip(must("#save"));

const draft = new Draft({
  id: page.id,
  revision: page.revision,
  source: page.source,
  parts: page.parts,
  journal: new Journal(page.user, page.id),
  status: (state, detail) => chip.show(state, detail),
  replaced: (text, said) => {
    const before = source.text;
    source.set(text);
    void look();
    if (said === "") return edited();
    const back = () => source.replace(before);
    toast(said, before === text ? {} : { action: { label: t("undo"), run: back } });
  },
});

let read: Extract<Analysis, { kind: "read" }> | undefined;
let current: Analysis = { kind: "empty" };
let asking: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

// -- the text ----------------------------------------------------------------------------------------------------------

/** Somebody changed the text: it is kept on this device at once and saved after a pause. */
function edited(): void {
  stage.highlight = undefined;
  draft.change(source.text, fault(source.text));
  clearTimeout(timer);
  timer = setTimeout(() => void look(), QUIET_MS);
}

/** Why a text can't be saved, as far as can be told without asking the server. */
function fault(text: string): "broken" | "wrapped" | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return "broken";
    return isEnvelope(value as Record<string, unknown>) ? "wrapped" : undefined;
  } catch {
    return "broken";
  }
}

/** What a card never has at its root; the server has the last word on what it is. */
function isEnvelope(value: Record<string, unknown>): boolean {
  return ["msg_type", "dsl", "cardContent"].some((key) => key in value) || typeof value.card === "object";
}

async function look(): Promise<void> {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  checks.state = "waiting";
  try {
    const found = await analyse(source.text, { signal: mine.signal, document: (card) => draft.document(card) });
    if (!mine.signal.aborted) show(found);
  } catch {
    if (!mine.signal.aborted) checks.state = "failed";
  }
}

function show(found: Analysis): void {
  current = found;
  checks.state = "ready";
  if (found.kind === "read") read = found;
  const isBroken = found.kind === "broken";
  source.area.classList.toggle("is-bad", isBroken);
  source.area.setAttribute("aria-invalid", String(isBroken));
  broken.hidden = !isBroken;
  if (isBroken) must("#broken-text").textContent = found.message;
  const isWrapped = found.kind === "read" && fault(source.text) !== undefined && found.card !== null;
  wrapped.hidden = !isWrapped;
  if (isWrapped) must("#wrapped-text").textContent = recognised(found.envelope, found.report.format);
  checks.report = isBroken ? undefined : read?.report;
  checks.card = read?.card;
  if (versions.viewing === undefined) drawDraft();
}

function drawDraft(): void {
  stage.card = read?.card ?? undefined;
  stage.message = current.kind === "broken" && read !== undefined ? t("last-good") : "";
}

function takeOut(): void {
  if (current.kind !== "read") return;
  source.replace(formatExact(current.exact));
  toast(t("took-out"));
}

async function fix(which: Finding | "all"): Promise<void> {
  if (current.kind !== "read" || current.card === null) return;
  try {
    source.replace(await fixedSource(current.exact, which));
    toast(which === "all" ? t("fixed-all") : t("fixed", { title: which.fix?.title ?? "" }));
  } catch (error) {
    toast(reason(error), { kind: "info" });
  }
}

function jump(pointer: string): void {
  stage.highlight = pointer;
  void stage.updateComplete.then(() => stage.reveal());
  openPane("source");
  source.selectPointer(pointer, read?.envelope);
}

source.area.addEventListener("input", edited);
must("#take-out").addEventListener("click", takeOut);
broken.addEventListener("click", () => {
  if (current.kind === "broken") source.selectPlace(current.line, current.column);
});
stage.addEventListener("stage-pick", (event) => {
  const pointer = (event as CustomEvent<string>).detail;
  stage.highlight = pointer;
  if (versions.viewing === undefined) source.selectPointer(pointer, read?.envelope);
});
checks.addEventListener("check-point", (event) => {
  stage.pointed = (event as CustomEvent<Finding | undefined>).detail?.pointer;
});
checks.addEventListener("check-jump", (event) => jump((event as CustomEvent<Finding>).detail.pointer));
checks.addEventListener("check-show", (event) => jump((event as CustomEvent<string>).detail));
checks.addEventListener("check-retry", () => void look());
checks.addEventListener("check-fix", (event) => void fix((event as CustomEvent<Finding | "all">).detail));

// -- versions ----------------------------------------------------------------------------------------------------------

async function listVersions(): Promise<void> {
  const { data } = await call("GET", `templates/${page.id}/versions/`);
  versions.rows = (data as { results: VersionRow[] }).results;
  const latest = versions.rows[0];
  must("#version-chip").textContent = latest === undefined ? "" : `v${latest.number}`;
  must("#version-chip").hidden = latest === undefined;
}

async function view(number: number): Promise<void> {
  if (versions.viewing === number) return backToDraft();
  try {
    const { data } = await call("GET", `templates/${page.id}/versions/${number}/`);
    versions.viewing = number;
    stage.card = (data as { document: { card: unknown } }).document.card;
    stage.highlight = undefined;
    stage.message = "";
    viewing.hidden = false;
    must("#viewing-text").textContent = t("version-viewing", { number });
  } catch (error) {
    toast(reason(error), { kind: "info" });
  }
}

function backToDraft(): void {
  versions.viewing = undefined;
  viewing.hidden = true;
  drawDraft();
}

async function restore(number: number): Promise<void> {
  try {
    await draft.settle();
    const answer = await call("POST", `templates/${page.id}/versions/${number}/restore/`, {
      body: { revision: draft.revision },
    });
    backToDraft();
    const { document } = parseExact(answer.text) as { document: unknown };
    draft.adopt(document, answer.revision ?? draft.revision + 1, t("version-restored", { number }));
  } catch (error) {
    toast(whyNot(error), { kind: "info" });
  }
}

const publishing = must<HTMLDialogElement>("#publish");
const publishForm = must<HTMLFormElement>("#publish-form");

async function publish(): Promise<void> {
  const button = must<HTMLButtonElement>("#publish-now");
  button.disabled = true;
  try {
    await draft.settle();
    const note = must<HTMLTextAreaElement>("#note").value;
    const answer = await call("POST", `templates/${page.id}/versions/`, { body: { note, revision: draft.revision } });
    const { number } = answer.data as VersionRow;
    publishing.close();
    publishForm.reset();
    await listVersions();
    toast(t(answer.status === 201 ? "published" : "published-same", { number }));
  } catch (error) {
    toast(whyNot(error), { kind: "info" });
  } finally {
    button.disabled = false;
  }
}

versions.addEventListener("version-view", (event) => void view((event as CustomEvent<number>).detail));
versions.addEventListener("version-restore", (event) => void restore((event as CustomEvent<number>).detail));
must("#viewing-back").addEventListener("click", backToDraft);
document.querySelector("#open-publish")?.addEventListener("click", () => publishing.showModal());
must("#publish-cancel").addEventListener("click", () => publishing.close());
publishForm.addEventListener("submit", (event) => {
  event.preventDefault();
  void publish();
});

// -- start ------------------------------------------------------------------------------------------------------------

must("#save").addEventListener("click", () => void draft.ask());
window.addEventListener("beforeunload", (event) => {
  if (draft.wouldLose) event.preventDefault();
});

versions.rows = page.versions;
checks.editable = versions.editable = page.mayEdit;
openFirstPane();
manage(page.id, draft);
void look();
if (page.mayEdit) {
  chip.show("clean");
  void draft.recover();
}
