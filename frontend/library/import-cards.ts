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
import { type Given, given, type Outcome, type Part, summary } from "./import-summary.ts";

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
    void taken(team, chosen, refresh);
  });
  input.click();
}

async function taken(
  team: string,
  chosen: readonly { readonly path: string; readonly file: File }[],
  refresh: () => Promise<void>,
): Promise<void> {
  const found = given(chosen.map(({ path }) => path));
  if (found === "nothing" || found === "archives")
    return toast(t(found === "nothing" ? "import-nothing" : "import-archives"), { kind: "info" });
  try {
    const archive = await archiveOf(found, new Map(chosen.map(({ path, file }) => [path, file])));
    const plan = await post(team, archive, true);
    if (!(await askImport(plan))) return;
    const done = await post(team, archive, false);
    await refresh();
    await tell(done);
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}

async function archiveOf(found: Exclude<Given, string>, files: ReadonlyMap<string, File>): Promise<Blob> {
  const whole = "archive" in found ? files.get(found.archive) : undefined;
  if (whole) return whole;
  const parts = "files" in found ? found.files : [];
  const read = parts.map(async ({ from, path }) => ({
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
