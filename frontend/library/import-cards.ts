/**
 * Cards out of files: an archive, `.card` files, a folder of a library in Git. What would be done is said first, card by card;
 * nothing is done before somebody says yes, and nothing of the library is lost (docs/git.md).
 */
import { html, nothing, type TemplateResult } from "lit";
import { t, type Word } from "../i18n/order.ts";
import { askInDialog, question } from "../ui/dialogs.ts";
import { send } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";
import { zip } from "../web/zip.ts";
import type { Chosen } from "./drop-files.ts";
import { type Batch, given, type Outcome, type Part, refused, summary } from "./import-summary.ts";

/** A whole library may take as long. */
const PATIENCE_MS = 120_000;

/** Asks for files, or for a folder with all that is in it. */
export function importCards(team: string, what: "files" | "folder", refresh: () => Promise<void>): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  if (what === "folder") input.webkitdirectory = true;
  else input.accept = ".zip,.card,.json,application/zip,application/json";
  input.addEventListener("change", () => {
    const chosen = [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
    void importFiles(team, chosen, refresh);
  });
  input.click();
}

/** Takes files that somebody chose or dropped, as many archives and cards as there are. */
export async function importFiles(
  team: string,
  chosen: readonly Chosen[],
  refresh: () => Promise<void>,
): Promise<void> {
  const { batches, unknown } = given(chosen.map(({ path }) => path));
  if (batches.length === 0) return toast(t("import-nothing"), { kind: "info" });
  const files = new Map(chosen.map(({ path, file }) => [path, file]));
  const left = unknown.map((path) => refused(path, t("import-no-card")));
  const plan = await each(batches, files, team, true);
  if (!(await askImport([...plan, ...left]))) return;
  const done = await each(batches, files, team, false);
  await refresh();
  await tell([...done, ...left]);
}

/** What becomes of all of them. One that fails, such as a broken archive, keeps no other from being taken. */
async function each(
  batches: readonly Batch[],
  files: ReadonlyMap<string, File>,
  team: string,
  isDry: boolean,
): Promise<readonly Outcome[]> {
  const all: Outcome[] = [];
  for (const batch of batches) {
    try {
      all.push(...(await post(team, await archiveOf(batch, files), isDry)));
    } catch (error) {
      const paths = "archive" in batch ? [batch.archive] : batch.files.map(({ from }) => from);
      all.push(...paths.map((path) => refused(path, failureMessage(error))));
    }
  }
  return all;
}

async function archiveOf(batch: Batch, files: ReadonlyMap<string, File>): Promise<Blob> {
  if ("archive" in batch) return files.get(batch.archive) ?? new Blob();
  const read = batch.files.map(async ({ from, path }) => ({
    path,
    data: new Uint8Array((await files.get(from)?.arrayBuffer()) ?? new ArrayBuffer(0)),
  }));
  return new Blob([zip(await Promise.all(read)) as Uint8Array<ArrayBuffer>]);
}

async function post(team: string, archive: Blob, isDry: boolean): Promise<readonly Outcome[]> {
  const { data } = await send("POST", `teams/${team}/library/?dry_run=${isDry}`, {
    body: archive,
    headers: { "Content-Type": "application/zip" },
    patience: PATIENCE_MS,
  });
  return (data as Shapes["Import"]).results;
}

async function askImport(plan: readonly Outcome[]): Promise<boolean> {
  const parts = summary(plan);
  const title = t("import-title");
  const isAny = parts.some(({ isTaken }) => isTaken);
  const answer = await askInDialog<true>(
    title,
    (close) => question(title, list(parts, "would"), t("import-do"), { off: !isAny, submit: () => close(true) }),
    { css: "dlg-m" },
  );
  return answer === true;
}

/** A toast where all went well; what somebody has to look at stays until it was read. */
async function tell(done: readonly Outcome[]): Promise<void> {
  const parts = summary(done);
  const taken = done.filter(({ did }) => did === "created" || did === "updated").length;
  if (!parts.some(({ did }) => did === "both" || did === "refused"))
    return toast(t(taken === 1 ? "imported-one" : "imported", { count: taken }));
  const title = t("imported-title");
  await askInDialog<never>(
    title,
    () => html`<div class="dialog-body"><h2>${title}</h2>${list(parts, "did")}</div>
      <div class="dialog-foot"><button class="btn btn-ink" data-cancel autofocus>${t("keys-close")}</button></div>`,
    { css: "dlg-m" },
  );
}

function list(parts: readonly Part[], tense: "would" | "did"): TemplateResult {
  return html`<ul class="import-parts">${parts.map(
    ({ did, outcomes, names, more }) => html`<li class="import-${did}">
      <b>${t(`${tense}-${did}${outcomes.length === 1 ? "-one" : ""}` as Word, { count: outcomes.length })}</b>
      <ul>${names.map((name) => html`<li class="cut-2">${name}</li>`)}${more > 0 ? html`<li class="meta">${t("import-more", { count: more })}</li>` : nothing}</ul>
    </li>`,
  )}</ul>`;
}
