/**
 * The mark of a tile says what the checks found, and leads to the place. Nothing is looked at before somebody asks: the
 * draft is checked as it is then, by the same call the designer makes.
 */
import { ArrowRight, CircleAlert, TriangleAlert } from "lucide";
import type { Finding } from "../checks/analysis.ts";
import { sorted } from "../checks/findings.ts";
import { t } from "../i18n/order.ts";
import { h, iconNode, renew } from "../ui/dom.ts";
import { call } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";

/** As many as can be read at a glance. */
const MOST = 3;

export function watchFindings(root: HTMLElement): void {
  root.addEventListener(
    "toggle",
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open && target.dataset.findings !== undefined)
        void tell(target);
    },
    { capture: true },
  );
}

async function tell(mark: HTMLDetailsElement): Promise<void> {
  const list = mark.querySelector<HTMLElement>("[data-list]");
  const id = mark.closest<HTMLElement>(".tile")?.dataset.id;
  if (list === null || id === undefined) return;
  try {
    const draft = await call("GET", `templates/${id}/draft/`);
    // The text as it came: no digit passes through the browser's numbers.
    const { data } = await call("POST", "cards/lint/", { body: draft.text });
    const found = sorted(data.findings).filter(({ severity }) => severity !== "info");
    renew(list, ...found.slice(0, MOST).map((finding) => line(id, finding)), found.length === 0 ? none() : null);
  } catch (error) {
    renew(list, h("p", { class: "fault" }, failureMessage(error)));
  }
}

function line(id: string, { severity, message, pointer }: Finding): HTMLElement {
  const isError = severity === "error";
  const place = `/templates/${id}/#at=${encodeURIComponent(pointer)}`;
  return h(
    "div",
    { class: `fault fd-${isError ? "err" : "warn"}` },
    iconNode(isError ? CircleAlert : TriangleAlert),
    h("span", {}, message),
    h("a", { class: "btn btn-sm", href: place }, iconNode(ArrowRight), t("show-me")),
  );
}

function none(): HTMLElement {
  return h("p", { class: "fault" }, t("faults-none"));
}
