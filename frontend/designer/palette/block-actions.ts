/** Keeping what is selected as a block of the team; renaming and deleting blocks. */
import { html } from "lit";
import { Pencil, Trash2 } from "lucide";
import { topmost } from "../../document/commands/result.ts";
import { formatExact } from "../../document/exact-json.ts";
import { formatOf } from "../../document/state.ts";
import { t } from "../../i18n/blocks.ts";
import { t as tDialogs } from "../../i18n/dialogs.ts";
import { askInDialog, question } from "../../ui/dialogs.ts";
import { call, Problem } from "../../web/api.ts";
import { failureMessage } from "../../web/messages.ts";
import { toast } from "../../web/toast.ts";
import { blockOf } from "../core/insert-block.ts";
import { openMenu } from "../core/popup-menu.ts";
import { elementsOf } from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";
import { type Block, shelf } from "./block-shelf.ts";

const at = (id: string) => `teams/${shelf.team}/blocks/${id}/` as const;

/** Asks for a name, and where the team has a block of that name whether this one takes its place. */
export async function saveBlock(studio: Studio): Promise<void> {
  const elements = elementsOf(studio.state, topmost(studio.state, studio.selected));
  if (elements.length === 0) return;
  const content = { format: formatOf(studio.state), ...blockOf(studio.state, elements) };
  const { focus } = studio;
  const called = studio.state.notes[focus]?.name ?? studio.labelOf(focus);
  let name = await askBlockName(t("save-title"), called.slice(0, 80));
  while (name !== undefined) name = await keepAs(name, content);
}

/** Keeps it under this name. Answers another one to try, where the person would rather have that. */
async function keepAs(name: string, content: object): Promise<string | undefined> {
  try {
    said(await kept("POST", `teams/${shelf.team}/blocks/`, { name, ...content }), "saved");
    return undefined;
  } catch (error) {
    if (!isTaken(error)) return askBlockName(t("save-title"), name, { fault: failureMessage(error) });
    const how = await askTaken(name);
    if (how === "update") await update(String(error.body.id), content);
    return how === "other" ? askBlockName(t("save-title"), name) : undefined;
  }
}

async function update(id: string, content: object): Promise<void> {
  try {
    said(await kept("PATCH", at(id), content), "updated");
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}

async function kept(method: "POST" | "PATCH", path: string, body: object): Promise<Block> {
  const text = formatExact(body);
  const answer =
    method === "POST"
      ? await call("POST", path as `teams/${string}/blocks/`, { body: text })
      : await call("PATCH", path as `teams/${string}/blocks/${string}/`, { body: text });
  await shelf.load();
  return answer.data;
}

function said({ name, errors, warnings }: Block, key: "saved" | "updated"): void {
  const found = errors + warnings;
  toast(found > 0 ? t("kept-with-findings", { name, count: found }) : t(key, { name }), { kind: "done" });
}

/** What can be done to a block, as a menu. */
export function openBlockMenu(studio: Studio, block: Block, place: Element): void {
  openMenu({
    at: place,
    label: block.name,
    groups: [
      [{ label: t("rename"), icon: Pencil, run: () => void rename(block) }],
      [{ label: t("delete"), icon: Trash2, danger: true, run: () => void remove(studio, block) }],
    ],
  });
}

async function rename(block: Block): Promise<void> {
  const words = { verb: t("rename"), text: t("rename-text") };
  let name = await askBlockName(t("rename-title"), block.name, words);
  while (name !== undefined && name !== block.name) {
    try {
      await call("PATCH", at(block.id), { body: { name } });
      break;
    } catch (error) {
      const fault = isTaken(error) ? error.message : failureMessage(error);
      name = await askBlockName(t("rename-title"), name, { ...words, fault });
    }
  }
  await shelf.load();
}

function isTaken(error: unknown): error is Problem {
  return error instanceof Problem && error.code === "name_taken";
}

/** Deletes it; Undo keeps what it held under its name again. */
async function remove(studio: Studio, block: Block): Promise<void> {
  try {
    const content = await shelf.content(block.id);
    await call("DELETE", at(block.id));
    await shelf.load();
    const again = { name: block.name, format: block.format, ...content };
    const run = () =>
      void kept("POST", `teams/${shelf.team}/blocks/`, again).catch((error) =>
        toast(failureMessage(error), { kind: "info" }),
      );
    toast(t("deleted", { name: block.name }), { kind: "trash", action: { label: t("undo"), run } });
  } catch (error) {
    studio.say(failureMessage(error), "info");
  }
}

interface Asking {
  readonly verb?: string;
  readonly text?: string;
  /** Why the name did not do, where it was tried before: it stands there to be changed. */
  readonly fault?: string;
}

function askBlockName(
  title: string,
  value: string,
  { verb = t("save"), text = t("save-text"), fault }: Asking = {},
): Promise<string | undefined> {
  return askInDialog<string>(title, (close) =>
    question(
      title,
      html`<label class="field"><span class="label">${t("name")}</span>
        <input class="input" name="name" maxlength="80" required autocomplete="off" .value=${value} autofocus @focus=${selectAll}></label>
        ${fault === undefined ? html`<p class="meta">${text}</p>` : html`<p class="dialog-problem" role="alert">${fault}</p>`}`,
      verb,
      {
        submit: (form) => {
          const name = String(new FormData(form).get("name") ?? "").trim();
          if (name !== "") close(name);
        },
      },
    ),
  );
}

/** What is proposed goes with the first key that somebody types. */
function selectAll(event: Event): void {
  (event.target as HTMLInputElement).select();
}

function askTaken(name: string): Promise<"update" | "other" | undefined> {
  const title = t("taken-title", { name });
  return askInDialog<"update" | "other">(title, (close) => {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      close(event.submitter?.dataset.how === "other" ? "other" : "update");
    };
    return html`<form @submit=${submit}>
      <div class="dialog-body"><h2>${title}</h2><p>${t("taken-text")}</p></div>
      <div class="dialog-foot">
        <button class="btn btn-quiet" type="button" data-cancel>${tDialogs("cancel")}</button>
        <button class="btn" data-how="other">${t("other-name")}</button>
        <button class="btn btn-ink" data-how="update" autofocus>${t("update")}</button>
      </div>
    </form>`;
  });
}
