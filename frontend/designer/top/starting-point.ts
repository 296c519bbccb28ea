/** Whether the team's new cards begin from this one: the call, the sentence, and its Undo. */
import { t } from "../../i18n/top.ts";
import { send } from "../../web/api.ts";
import { failureMessage } from "../../web/messages.ts";
import { toast } from "../../web/toast.ts";

/** `told` hears how the card stands once the server has it. */
export async function setStartingPoint(template: string, is: boolean, told: (is: boolean) => void): Promise<void> {
  if (!(await put(template, is, told))) return;
  const back = () => void put(template, !is, told);
  toast(t(is ? "started" : "unstarted"), { action: { label: t("undo"), run: back } });
}

async function put(template: string, is: boolean, told: (is: boolean) => void): Promise<boolean> {
  try {
    await send(is ? "PUT" : "DELETE", `templates/${template}/starting-point/`, {});
    told(is);
    return true;
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
    return false;
  }
}
