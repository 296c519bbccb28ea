/** The designer's page: reads what the server put there, loads the catalog, and puts the designer in the skeleton's place. */
import { parse } from "lossless-json";
import type { JsonObject } from "../document/values.ts";
import { t } from "../i18n/designer.ts";
import { watchMenus } from "../ui/menus.ts";
import { must } from "../web/page-data.ts";
import { toast } from "../web/toast.ts";
import { loadCatalog } from "./core/catalog.ts";
import { isSimpleChosen } from "./core/depth.ts";
import { loadFilling } from "./core/drawn.ts";
import { type PageData, readPage } from "./core/page-data.ts";
import { Studio } from "./core/studio.ts";
import { CardDesigner } from "./layout.ts";
import { watchStaleBuild } from "./saving/stale-build.ts";
import { keptOnDevice, putOnDevice } from "./try/device.ts";

async function start(): Promise<void> {
  const told = readPage();
  const page = { ...told, document: await documentOf(told) };
  const filling = page.document.includes("$") ? loadFilling() : undefined;
  const [catalog] = await Promise.all([loadCatalog(page.catalogUrl), filling]);
  const say = (sentence: string, kind: "done" | "info") => toast(sentence, { kind });
  const studio = new Studio({ catalog, document: parse(page.document) as JsonObject, mayEdit: page.mayEdit, say });
  studio.isSimple = isSimpleChosen();
  const frame = new CardDesigner();
  Object.assign(frame, { studio, page });
  must("#designer").replaceWith(frame);
  // The card stands there and can be selected; what is around it comes a moment later.
  const { surround } = await import("./surroundings.ts");
  await surround(frame);
}

/**
 * In `/try/` the card is on this device, or still to be chosen. Gallery (`?new`) and card have an address each, so that Back
 * leads from one to the other.
 */
async function documentOf(page: PageData): Promise<string> {
  if (page.mode === "template") return page.document;
  const kept = isGallery() ? undefined : keptOnDevice();
  if (kept === undefined && !isGallery()) history.replaceState(null, "", "?new=1");
  addEventListener("popstate", () => {
    if (isGallery() !== (document.querySelector("card-designer") === null)) location.reload();
  });
  if (kept !== undefined) return kept;
  const { chosenDocument } = await import("./try/try-start.ts");
  const chosen = await chosenDocument(must("#designer"));
  history.pushState(null, "", location.pathname);
  // Without room on the device the first save says so.
  await putOnDevice(chosen, 0).catch(() => undefined);
  return chosen;
}

function isGallery(): boolean {
  return new URLSearchParams(location.search).has("new");
}

watchMenus(document);
watchStaleBuild();
start().catch((error: unknown) => {
  console.error(error);
  toast(t("load-failed"), { kind: "info", action: { label: t("load-again"), run: () => location.reload() } });
});
