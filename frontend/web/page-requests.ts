/** Requests of a page to its own address, so that no cookie and no other origin is needed. */
import { type Answer, ask } from "./http.ts";

/** A post to `<page>/<what>`; never rejects. `keepalive` lets it outlive the page. */
export function post(what: string, body: unknown): Promise<Answer> {
  return ask(address(what), body, { keepalive: true, cache: "no-store" });
}

/** The JSON at `<page>/<what>`; null when it can't be had. Never rejects. */
export async function get<T>(what: string): Promise<T | null> {
  const { status, body } = await ask(address(what));
  return status === 200 ? (body as T) : null;
}

/** A post that is handed over while the page goes away; nobody learns whether it arrived. */
export function beacon(what: string, body: unknown): void {
  try {
    const json = new Blob([JSON.stringify(body)], { type: "application/json" });
    if (navigator.sendBeacon(address(what), json)) return;
  } catch {
    // Chrome before 81 refuses JSON here.
  }
  void post(what, body);
}

function address(what: string): string {
  return `${location.pathname}${what}`;
}
