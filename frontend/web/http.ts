/**
 * The one HTTP client. Whose server it is, who is told what went wrong and how, is said on top of it: `api.ts` (our API),
 * `page-requests.ts` (a page's own address), `fetched-page.ts` (a page of ours, to take a part of it), `embed/link-requests.ts`
 * (a link on another origin), `simulator/server.ts`.
 */

import type { Shapes } from "./api-types.ts";

export const JSON_TYPE = { "Content-Type": "application/json" };

/** Posts `body` as JSON, or gets without one; `options` count before that. Rejects when no answer came. */
export function request(url: string, body?: unknown, options?: RequestInit): Promise<Response> {
  const posted = { method: "POST", headers: JSON_TYPE, body: JSON.stringify(body), ...options };
  return fetch(url, body === undefined ? options : posted);
}

export interface Answer {
  /** HTTP status; 0 when no answer came, which is also what a browser makes of an origin that is not allowed. */
  readonly status: number;
  /** Null where the answer is no JSON. */
  readonly body: unknown;
  /** Seconds to wait before asking again, where the server said so. */
  readonly wait?: number | undefined;
}

/** For those who go on without an answer: never rejects. */
export async function ask(url: string, body?: unknown, options?: RequestInit): Promise<Answer> {
  try {
    const response = await request(url, body, options);
    return { status: response.status, body: await response.json().catch(() => null), wait: waitIn(response) };
  } catch {
    return { status: 0, body: null };
  }
}

function waitIn({ headers }: Response): number | undefined {
  return Number(headers.get("Retry-After")) || undefined;
}

/** The sentence with which one of our servers refuses. */
export async function refusal(response: Response): Promise<string | undefined> {
  const body: Partial<Shapes["Error"]> | null = await response.json().catch(() => null);
  return body?.error?.message;
}

/** What Django wants to see with a request that changes something. */
export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}
