import { failureMessage } from "../web/messages.ts";
import { sendTemplate, type Which } from "../web/send-template.ts";
import { toast } from "../web/toast.ts";

/** Sends the card a button names (`data-send`), in the version it names (`data-version`), if it names one. */
export async function sendFrom(button: HTMLButtonElement): Promise<void> {
  const { send = "", version } = button.dataset;
  // A second tap while the first is under way would open the client twice.
  button.disabled = true;
  try {
    await sendTemplate(send, whichOf(version));
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  } finally {
    button.disabled = false;
  }
}

function whichOf(version: string | undefined): Which | undefined {
  if (version === undefined || version === "draft") return version;
  return Number(version);
}
