/** A share page outside the client: the preview, and a button that copies the address. */

import { showCard } from "../preview/show-card.ts";
import { showTimes } from "../ui/time.ts";
import { copyButtons } from "../web/copy-buttons.ts";
import { pageData } from "../web/page-data.ts";

const card = pageData("card-data");
if (card !== null) showCard(card);
copyButtons();
showTimes(document);
