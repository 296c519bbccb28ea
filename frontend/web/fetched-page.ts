/** A page of ours that is read instead of opened, since a part of it goes into this one. */
import { request } from "./http.ts";

export interface FetchedPage {
  readonly ok: boolean;
  readonly status: number;
  /** Where it came from in the end: whoever is signed out is led to another page. */
  readonly url: string;
  readonly page: Document;
}

/** Rejects when no answer came. */
export async function fetchPage(address: string, options?: RequestInit): Promise<FetchedPage> {
  return pageOf(await request(address, undefined, { credentials: "same-origin", ...options }));
}

/** The page that an answer is. */
export async function pageOf(response: Response): Promise<FetchedPage> {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { ok: response.ok, status: response.status, url: response.url, page };
}
