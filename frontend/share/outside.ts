/** A share page outside the client: the preview, and a button that copies the address. */
import { copyButtons } from "../ui/copy-buttons.ts";
import { showTimes } from "../ui/time.ts";
import { pageJson, showCard } from "./page.ts";

const card = pageJson<unknown>("card-data");
if (card !== null) showCard(card);
copyButtons();
showTimes(document);
