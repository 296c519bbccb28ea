/**
 * The one HTTP client for JSON. Whose server it is, who is told what went wrong and how, is said on top of it: `api.ts` (our API),
 * `page-requests.ts` (a page's own address), `embed/link-requests.ts` (a link on another origin), `simulator/server.ts`.
 */

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
}

/** For those who go on without an answer: never rejects. */
export async function ask(url: string, body?: unknown, options?: RequestInit): Promise<Answer> {
  try {
    const response = await request(url, body, options);
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch {
    return { status: 0, body: null };
  }
}

/** What Django wants to see with a request that changes something. */
export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}
