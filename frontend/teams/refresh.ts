/** The parts of the page that change, fetched anew: what the server draws is drawn in one place. */
import { showTimes } from "../ui/time.ts";
import { request } from "../web/http.ts";

/** Takes over what stands at this address, or another one of the same page. The focus stays where it was. */
export async function refresh(address = location.href): Promise<void> {
  const page = await pageAt(address);
  // Signed out meanwhile, or no member any more: the page itself says so.
  if (page === undefined) return location.reload();
  const focused = document.activeElement?.id;
  for (const part of document.querySelectorAll<HTMLElement>("[data-fresh]")) {
    const fresh = page.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    part.replaceChildren(...(fresh?.childNodes ?? []));
  }
  const lists = page.querySelectorAll(".side [data-live]");
  for (const [index, list] of [...document.querySelectorAll(".side [data-live]")].entries())
    list.replaceChildren(...(lists[index]?.childNodes ?? []));
  if (focused) document.getElementById(focused)?.focus();
}

/** The page there; undefined where it leads elsewhere, such as to the sign-in. Rejects when there was no answer. */
export async function pageAt(address: string): Promise<Document | undefined> {
  const response = await request(address, undefined, { credentials: "same-origin" });
  if (!response.ok || response.redirected) return undefined;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  showTimes(page);
  return page;
}
