/** Two states of the card side by side, and which one to go on with. Loaded with the page: it may have to ask offline. */
import { formatExact } from "../../document/exact-json.ts";
import type { JsonObject } from "../../document/values.ts";
import { t } from "../../i18n/saving.ts";
import { compareCards } from "../../preview/compare.ts";
import { withTime } from "../../ui/time.ts";
import { cardForPeople } from "../core/drawn.ts";
import type { Current } from "./draft-api.ts";
import type { Orphan } from "./journal.ts";
import type { Answer } from "./saving.ts";

export function askConflict(current: Current, mine: JsonObject): Promise<Answer> {
  const name = current.author || t("remote-somebody");
  return compareCards({
    title: t("conflict-title", { name }),
    text: withTime((time) => t("conflict-text", { time }), current.at, "moment"),
    mine: { label: t("conflict-mine"), text: formatExact(cardForPeople(mine)), choose: t("conflict-keep-mine") },
    theirs: {
      label: t("conflict-theirs", { name }),
      text: formatExact(cardForPeople(current.document)),
      choose: t("conflict-keep-theirs"),
    },
    later: t("conflict-later"),
  });
}

export function askRecovery(orphan: Orphan, saved: JsonObject): Promise<Answer> {
  return compareCards({
    title: t("recovered-title"),
    text: withTime((time) => t("recovered-text", { time }), orphan.at, "moment"),
    mine: {
      label: t("recovered-local"),
      text: formatExact(cardForPeople(orphan.document)),
      choose: t("recovered-use"),
    },
    theirs: { label: t("recovered-server"), text: formatExact(cardForPeople(saved)), choose: t("recovered-drop") },
    later: t("conflict-later"),
  });
}
