/** The designer's page: reads what the server put there, loads the catalog, and puts the designer in the skeleton's place. */
import { parseExact } from "../document/exact.ts";
import type { JsonObject } from "../document/values.ts";
import { t } from "../i18n/designer.ts";
import { dataOf, must } from "../library/page.ts";
import { toast } from "../library/toast.ts";
import { loadCatalog } from "./core/catalog.ts";
import { Linting } from "./core/linting.ts";
import type { PageData } from "./core/page-data.ts";
import { Studio } from "./core/studio.ts";
import type { CardDesigner } from "./layout.ts";
import { Saving } from "./saving/saving.ts";

const page = dataOf<PageData>("page-data");

async function start(): Promise<void> {
  const [catalog] = await Promise.all([loadCatalog(page.catalogUrl), import("./layout.ts")]);
  const studio = new Studio({
    catalog,
    document: parseExact(page.document) as JsonObject,
    mayEdit: page.mayEdit,
    say: (sentence, kind) => toast(sentence, { kind }),
  });
  const saving = new Saving({ studio, id: page.id, revision: page.revision });
  void new Linting(studio).now();
  const frame = document.createElement("card-designer") as CardDesigner;
  Object.assign(frame, { studio, saving, page });
  must("#designer").replaceWith(frame);
}

start().catch(() => {
  toast(t("load-failed"), { kind: "info", action: { label: t("load-again"), run: () => location.reload() } });
});
