/** Calls to the simulator's own server, from its own pages. */
import { request } from "../web/http.ts";

/** The language is a query parameter, since a page's client decides it and not the browser. */
let locale = "";

export function speak(language: string): void {
  locale = language;
}

/** The server's own sentence about a request it refused. */
export class HttpError extends Error {}

export async function get<T>(path: string): Promise<T> {
  return answer<T>(await request(address(path)));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return answer<T>(await request(address(path), body));
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw new HttpError(await refusal(response));
  return (await response.json()) as T;
}

/** What our server says is wrong, in words for whoever sent it. */
async function refusal(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const { error } = (body ?? {}) as { error?: { message?: string } };
  return error?.message ?? `HTTP ${response.status}`;
}

function address(path: string): string {
  if (locale === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}locale=${encodeURIComponent(locale)}`;
}
