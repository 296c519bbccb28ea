/** Requests of a page to its own address, so that no cookie and no other origin is needed. */
import type { Shapes } from "./api-types.ts";
import { ask } from "./http.ts";

/** What is said at each of a page's own addresses where all is well. */
interface Said {
  "jsapi-config": Shapes["JsapiConfig"];
  /** Of the card to send. */
  content: Shapes["SharedContent"];
  /** Of the card while its blanks are filled in: the body has `preview: true`. */
  preview: Shapes["Preview"];
  attempts: unknown;
  /** What the platform's codes mean, by code. */
  errors: Readonly<Record<string, Shapes["Explanation"]>>;
}

type Asked = keyof Said;
const ADDRESSES: Readonly<Partial<Record<Asked, string>>> = { preview: "content" };

export interface PageAnswer<Body> {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Null for every status but 200 and 201. */
  readonly said: Body | null;
  readonly wait?: number | undefined;
}

/** A post to `<page>/<what>`; never rejects. `keepalive` lets it outlive the page. */
export function post<What extends Asked>(what: What, body: unknown, query = ""): Promise<PageAnswer<Said[What]>> {
  return heard(what, query, body, { keepalive: true, cache: "no-store" });
}

/** The JSON at `<page>/<what>`; null when it can't be had. Never rejects. */
export async function get<What extends Asked>(what: What, query = ""): Promise<Said[What] | null> {
  return (await heard(what, query)).said;
}

async function heard<What extends Asked>(
  what: What,
  query: string,
  body?: unknown,
  options?: RequestInit,
): Promise<PageAnswer<Said[What]>> {
  const answer = await ask(address(what) + query, body, options);
  const isWell = answer.status === 200 || answer.status === 201;
  return { ...answer, said: isWell ? (answer.body as Said[What]) : null };
}

/** A post that is handed over while the page goes away; nobody learns whether it arrived. */
export function beacon(what: Asked, body: unknown): void {
  try {
    const json = new Blob([JSON.stringify(body)], { type: "application/json" });
    if (navigator.sendBeacon(address(what), json)) return;
  } catch {
    // Chrome before 81 refuses JSON here.
  }
  void post(what, body);
}

function address(what: Asked): string {
  return `${location.pathname}${ADDRESSES[what] ?? what}`;
}
