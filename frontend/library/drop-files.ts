/** Files dropped anywhere on the library are imported, as those that are chosen in its menu (`import-cards.ts`). */
import { t } from "../i18n/order.ts";
import { h } from "../ui/dom.ts";
import { isHidden } from "./import-summary.ts";

export interface Chosen {
  /** With the folders it lies in, where a folder was given. */
  readonly path: string;
  readonly file: File;
}

/** `dropped` is told what was let go. Whoever may not import sees that nothing is taken; the page stays in any case. */
export function watchFileDrops(mayImport: boolean, dropped: (files: readonly Chosen[]) => void): void {
  const sign = h("div", { class: "drop-files", "aria-hidden": "true" }, h("p", {}, t("drop-files")));
  // What is dragged inside the page, such as a picture, is none of this.
  let isOurs = false;
  const carries = (event: DragEvent) => !isOurs && (event.dataTransfer?.types.includes("Files") ?? false);
  const hide = () => sign.remove();
  document.addEventListener("dragstart", () => (isOurs = true));
  document.addEventListener("dragend", () => (isOurs = false));
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    const isFree = mayImport && document.querySelector("dialog[open]") === null;
    if (event.dataTransfer) event.dataTransfer.dropEffect = isFree ? "copy" : "none";
    if (isFree && !sign.isConnected) document.body.append(sign);
  });
  // Left for another window: nothing of the page is under the pointer any more.
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) hide();
  });
  document.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    const isFree = sign.isConnected;
    hide();
    // What could not be read was none of a card: `dropped` says so.
    if (isFree && event.dataTransfer) void filesIn(event.dataTransfer).then(dropped, () => dropped([]));
  });
}

async function filesIn({ items, files }: DataTransfer): Promise<readonly Chosen[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...files].map((file) => ({ path: file.name, file }));
  return (await Promise.all(entries.map(below))).flat();
}

async function below(entry: FileSystemEntry): Promise<readonly Chosen[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  // Nothing in there is a card, and it may be very much.
  if (isHidden(`${entry.fullPath}/`)) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Chosen[] = [];
  // Browsers answer with some at a time, and with none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const inner of some) found.push(...(await below(inner)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
