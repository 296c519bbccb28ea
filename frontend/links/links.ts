/** The team's pages about links and attempts: previews of cards, buttons that copy, "Send". */

import { showCard } from "../preview/show-card.ts";
import { copyButtons } from "../web/copy-buttons.ts";
import { pageData } from "../web/page-data.ts";
import { watchModes } from "./link-form.ts";
import { sendFrom } from "./send-button.ts";

const card = pageData("card-data");
if (card !== null) showCard(card);
copyButtons();

const form = document.querySelector<HTMLFormElement>("form.share-form");
if (form !== null) watchModes(form);

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-send]")) {
  button.addEventListener("click", () => void sendFrom(button));
}
