/** Pages of somebody who waits to be let in: looks every few seconds whether they may go on, as long as somebody sees the page. */
import { showTimes } from "../ui/time.ts";
import { ask, request as send } from "../web/http.ts";

const EVERY_MS = 8_000;

showTimes(document);

const address = document.querySelector<HTMLElement>("[data-opens]")?.dataset.opens;
const request = document.querySelector<HTMLElement>("[data-request]")?.dataset.request;

/** Whether the address opens by now. A way to the sign-in page is no answer. */
async function opens(url: string): Promise<boolean> {
  try {
    const answer = await send(url, undefined, { method: "HEAD", cache: "no-store" });
    return answer.ok && !answer.redirected;
  } catch {
    return false;
  }
}

/** Whether the owners have answered, or the request is gone: the page itself leads on then. */
async function isAnswered(id: string): Promise<boolean> {
  const { status, body } = await ask(`/api/v1/join-requests/${id}/`);
  return status === 404 || (status === 200 && (body as { state?: unknown }).state !== "pending");
}

async function look(): Promise<void> {
  if (document.hidden) return;
  if (address !== undefined && (await opens(address))) location.assign(address);
  else if (request !== undefined && (await isAnswered(request))) location.reload();
}

setInterval(() => void look(), EVERY_MS);
document.addEventListener("visibilitychange", () => void look());
