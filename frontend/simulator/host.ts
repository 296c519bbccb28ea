/** The pretend web app's own script: it configures the SDK, as its developers would, and writes down what its button tells. */
import type { Sdk } from "../jssdk/sdk.ts";
import { h } from "../ui/dom.ts";
import { pageData } from "../web/page-data.ts";
import { post } from "./server.ts";

const EVENTS = ["started", "progress", "sent", "partial", "cancelled", "failed", "unknown", "blocked", "opened"];
const { setup } = pageData("host-data");
const { h5sdk } = window as unknown as Sdk;

async function configure(): Promise<void> {
  if (h5sdk === undefined) return;
  h5sdk.error((error) => note("h5sdk.error", error));
  const signed = await post("/host/sign/", { url: location.href.split("#")[0] });
  h5sdk.config({
    ...signed,
    onSuccess: () => note("h5sdk.config", "ok"),
    onFail: (error) => note("h5sdk.config", error),
  });
}

function note(name: string, detail: unknown): void {
  const text = typeof detail === "string" ? detail : JSON.stringify(detail);
  document.getElementById("events")?.append(h("li", {}, h("code", {}, name), h("span", { class: "meta" }, text)));
  document.getElementById("no-events")?.remove();
}

for (const name of EVENTS) {
  document.addEventListener(`share-${name}`, (event) => note(`share-${name}`, (event as CustomEvent).detail));
}
if (setup === "full") void configure();
