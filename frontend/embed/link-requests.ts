/** A button's requests to its link: from another origin, without cookies, so that who asks is known by the origin alone. */
import { type Answer, ask } from "../web/http.ts";

export interface LinkRequests {
  post(what: string, body: unknown): Promise<Answer>;
  get(what: string): Promise<Answer>;
}

const STRANGER = { credentials: "omit", referrerPolicy: "no-referrer" } as const;

/** `link` is the share page's address with its final slash. Never rejects. */
export function requestsTo(link: string): LinkRequests {
  return {
    // `keepalive` lets a report outlive the page; a beacon would carry cookies.
    post: (what, body) => ask(link + what, body, { ...STRANGER, keepalive: true, cache: "no-store" }),
    get: (what) => ask(link + what, undefined, STRANGER),
  };
}
