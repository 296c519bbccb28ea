/** The designer's page: reads what the server put there, loads the catalog, and puts the designer in the skeleton's place. */
import { parse } from "lossless-json";
import type { JsonObject } from "../document/values.ts";
import { t } from "../i18n/designer.ts";
import { watchMenus } from "../library/menus.ts";
import { must } from "../library/page.ts";
import { toast } from "../library/toast.ts";
import { Commands } from "./commands/commands.ts";
import { loadCatalog } from "./core/catalog.ts";
import { Linting } from "./core/linting.ts";
import { readPage } from "./core/page-data.ts";
import { Studio } from "./core/studio.ts";
import type { CardDesigner } from "./layout.ts";
import { startSaving } from "./saving/start.ts";
import { watchUpdates } from "./saving/updated.ts";

const page = readPage();

async function start(): Promise<void> {
  const [catalog] = await Promise.all([loadCatalog(page.catalogUrl), import("./layout.ts")]);
  const say = (sentence: string, kind: "done" | "info") => toast(sentence, { kind });
  const studio = new Studio({ catalog, document: parse(page.document) as JsonObject, mayEdit: page.mayEdit, say });
  const { saving, presence } = await startSaving(page, studio);
  const linting = new Linting(studio);
  void linting.now();
  const frame = document.createElement("card-designer") as CardDesigner;
  const commands = new Commands(studio, frame);
  Object.assign(frame, { studio, saving, presence, page, linting, commands });
  must("#designer").replaceWith(frame);
  if (page.mayEdit) await saving.recover();
}

watchMenus(document);
watchUpdates();
start().catch((error: unknown) => {
  console.error(error);
  toast(t("load-failed"), { kind: "info", action: { label: t("load-again"), run: () => location.reload() } });
});
