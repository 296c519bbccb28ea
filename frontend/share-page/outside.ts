/** A share page outside the client: the preview, and a button that copies the address. */

import { pageJson, showCard } from "../preview/show-card.ts";
import { showTimes } from "../ui/time.ts";
import { copyButtons } from "../web/copy-buttons.ts";

const card = pageJson<unknown>("card-data");
if (card !== null) showCard(card);
copyButtons();
showTimes(document);
