/** A call to our own API from a page without the library's parts. */
import { csrfToken, JSON_TYPE, request } from "../web/http.ts";

/** Post JSON; throws what the server says, and TypeError when there was no answer. */
export async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await request(url, body, {
    credentials: "same-origin",
    cache: "no-store",
    headers: { ...JSON_TYPE, "Accept-Language": document.documentElement.lang, "X-CSRFToken": csrfToken() },
  });
  const answer = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  if (!response.ok) throw new Error(answer?.error?.message ?? String(response.status));
  return answer as T;
}
