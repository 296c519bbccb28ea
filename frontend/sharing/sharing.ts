/** The team's pages about links and attempts: previews of cards, buttons that copy, "Send". */
import { reason } from "../library/said.ts";
import { toast } from "../library/toast.ts";
import { pageJson, showCard } from "../share/page.ts";
import { copyButtons } from "../ui/copy-buttons.ts";
import { modes } from "./create.ts";
import { sendTemplate } from "./send.ts";

const card = pageJson<unknown>("card-data");
if (card !== null) showCard(card);
copyButtons();

const form = document.querySelector<HTMLFormElement>("form.share-form");
if (form !== null) modes(form);

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-send]")) {
  button.addEventListener("click", async () => {
    // A second tap while the first is under way would open the client twice.
    button.disabled = true;
    try {
      await sendTemplate(button.dataset.send ?? "");
    } catch (error) {
      toast(reason(error), { kind: "info" });
    } finally {
      button.disabled = false;
    }
  });
}
