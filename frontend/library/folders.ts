/** Making, renaming and deleting folders from the side and from a folder's own menu. */
import { t } from "../i18n/order.ts";
import { askSure } from "../ui/dialogs.ts";
import { call } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";
import { askName, type FolderChoice } from "./dialogs.ts";

/** The folders in the side, in the order of the tree. */
export function foldersShown(): FolderChoice[] {
  return [...document.querySelectorAll<HTMLElement>("#folders [data-folder]")].map((row) => ({
    id: row.dataset.folder ?? "",
    name: row.title,
    depth: Number(row.dataset.depth),
  }));
}

export function watchFolders(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-folder-act]") : null;
    if (button === null) return;
    const { folder, name = "" } = button.closest<HTMLElement>(".menu-panel")?.dataset ?? {};
    act(button.dataset.folderAct ?? "", folder, name).catch((error) => toast(failureMessage(error), { kind: "info" }));
  });
}

async function act(what: string, folder: string | undefined, name: string): Promise<void> {
  if (what === "create") return create(folder, name);
  if (folder === undefined) return;
  if (what === "rename") return rename(folder, name);
  if (await askSure(t("folder-delete-title", { name }), t("folder-delete-text"), t("folder-delete"))) {
    await call("DELETE", `folders/${folder}/`);
    open(undefined);
  }
}

/** A folder outside any other, for what is on its way into it. */
export async function makeFolder(team: string, name: string): Promise<{ readonly id: string; readonly name: string }> {
  return (await call("POST", "folders/", { body: { name, team } })).data;
}

async function create(parent: string | undefined, inside: string): Promise<void> {
  const title = parent === undefined ? t("folder-new") : t("folder-inside", { name: inside });
  const name = await askName(title, t("folder-create"));
  if (name === undefined) return;
  const team = new URLSearchParams(location.search).get("team");
  const { data } = await call("POST", "folders/", { body: { name, ...(parent && { parent }), ...(team && { team }) } });
  open(data.id);
}

async function rename(folder: string, before: string): Promise<void> {
  const name = await askName(t("folder-rename"), t("folder-save"), before);
  if (name === undefined || name === before) return;
  await call("PATCH", `folders/${folder}/`, { body: { name } });
  location.reload();
}

/** The library of the same team, in a folder or outside any. */
function open(folder: string | undefined): void {
  const query = new URLSearchParams();
  const team = new URLSearchParams(location.search).get("team");
  if (team) query.set("team", team);
  if (folder) query.set("folder", folder);
  location.assign(`/library/?${query}`);
}
