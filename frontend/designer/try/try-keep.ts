/** `/try/keep/`: the card made without an account becomes a template of whoever signed in. */

import { t } from "../../i18n/gallery.ts";
import { call } from "../../web/api.ts";
import { failureMessage } from "../../web/messages.ts";
import { must } from "../../web/page-data.ts";
import { forgetOnDevice, keptOnDevice } from "./device.ts";

async function keep(): Promise<void> {
  const text = keptOnDevice();
  if (text === undefined) return stop(t("keep-nothing"), false);
  must("#keep").setAttribute("aria-busy", "true");
  must("#keep-acts").hidden = true;
  try {
    // The text is put into the body as it is: no digit passes through the browser's numbers.
    const { data } = await call("POST", "templates/", { body: `{"document":${text}}` });
    forgetOnDevice();
    location.replace(`/templates/${data.id}/`);
  } catch (error) {
    stop(`${failureMessage(error)} ${t("keep-full")}`, true);
  }
}

function stop(sentence: string, mayRetry: boolean): void {
  must("#keep").setAttribute("aria-busy", "false");
  must("#keep-what").textContent = sentence;
  must("#keep-again").hidden = !mayRetry;
  must("#keep-acts").hidden = false;
}

must("#keep-again").addEventListener("click", () => void keep());
void keep();
