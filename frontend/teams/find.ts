/** Finding somebody among the members as one types, and the next people of a long list. */
import { t } from "../i18n/teams.ts";
import { toast } from "../web/toast.ts";
import { attempt } from "./attempt.ts";
import { pageAt, refresh } from "./refresh.ts";

const QUIET_MS = 220;

export function watchFind(): void {
  const form = document.querySelector<HTMLFormElement>("[data-find]");
  const field = form?.querySelector<HTMLInputElement>("input");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const find = () => {
    clearTimeout(timer);
    const q = field?.value.trim() ?? "";
    const address = q === "" ? location.pathname : `${location.pathname}?${new URLSearchParams({ q })}`;
    history.replaceState(null, "", address);
    void attempt(() => refresh());
  };
  field?.addEventListener("input", (event) => {
    // Chinese input: letters on the way to a word are no name.
    if ((event as InputEvent).isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(find, QUIET_MS);
  });
  field?.addEventListener("compositionend", find);
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-more]") : null;
    if (link === null || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    void more(link);
  });
}

async function more(link: HTMLAnchorElement): Promise<void> {
  link.setAttribute("aria-disabled", "true");
  try {
    const page = await pageAt(link.href);
    if (page === undefined) return location.reload();
    const rows = [...page.querySelectorAll<HTMLElement>(".tbl tbody tr")];
    document.querySelector(".tbl tbody")?.append(...rows);
    const next = page.querySelector(".more");
    if (next === null) link.closest(".more")?.remove();
    else link.closest(".more")?.replaceWith(next);
    rows[0]?.querySelector<HTMLElement>("summary")?.focus();
  } catch {
    link.removeAttribute("aria-disabled");
    toast(t("more-failed"), { kind: "info", action: { label: t("retry"), run: () => void more(link) } });
  }
}
