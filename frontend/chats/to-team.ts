/** A list to another team: copied, or moved and then looked at there. The form stands in a dialog the server wrote. */
import { t } from "../i18n/chats.ts";
import { call } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { sayOnNextPage } from "../web/next-page.ts";
import { toast } from "../web/toast.ts";

export async function toTeam(form: HTMLFormElement, how: "copy" | "move"): Promise<void> {
  const field = form.elements.namedItem("team") as HTMLSelectElement;
  const team = field.selectedOptions[0]?.textContent ?? "";
  const buttons = [...form.querySelectorAll("button")];
  for (const one of buttons) one.disabled = true;
  try {
    const body = { team: field.value };
    const list = form.dataset.toTeam ?? "";
    const asked =
      how === "copy"
        ? call("POST", `chat-lists/${list}/copy/`, { body })
        : call("POST", `chat-lists/${list}/move/`, { body });
    const { data } = await asked;
    const there = () => location.assign(`/chats/${data.id}/`);
    const message = t(how === "copy" ? "copiedTo" : "movedTo", { team });
    if (how === "move") {
      sayOnNextPage({ message });
      return there();
    }
    form.closest("dialog")?.close();
    toast(message, { action: { label: t("open"), run: there } });
  } catch (error) {
    const said = form.querySelector<HTMLElement>("[data-problem]");
    if (said !== null) {
      said.textContent = failureMessage(error);
      said.hidden = false;
    }
  }
  for (const one of buttons) one.disabled = false;
}
