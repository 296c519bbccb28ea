/** The team's pages about links and attempts: previews of cards, buttons that copy, "Send". */

import { showCard } from "../preview/show-card.ts";
import { copyButtons } from "../web/copy-buttons.ts";
import { failureMessage } from "../web/messages.ts";
import { pageData } from "../web/page-data.ts";
import { sendTemplate } from "../web/send-template.ts";
import { toast } from "../web/toast.ts";
import { watchModes } from "./link-form.ts";

const card = pageData("card-data");
if (card !== null) showCard(card);
copyButtons();

const form = document.querySelector<HTMLFormElement>("form.share-form");
if (form !== null) watchModes(form);

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-send]")) {
  button.addEventListener("click", async () => {
    // A second tap while the first is under way would open the client twice.
    button.disabled = true;
    try {
      await sendTemplate(button.dataset.send ?? "");
    } catch (error) {
      toast(failureMessage(error), { kind: "info" });
    } finally {
      button.disabled = false;
    }
  });
}
