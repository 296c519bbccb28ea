/** `/send/`: narrows the list while somebody types, and says which chat the page was opened from. */
import { t } from "../i18n/send-page.ts";
import "../ui/theme-switch.ts";
import { loadScript } from "../jssdk/load-script.ts";
import { type Config, prepareSdk, type Sdk } from "../jssdk/sdk.ts";
import { launchOf } from "../jssdk/target.ts";
import { originName } from "../jssdk/trigger.ts";
import { showTimes } from "../ui/time.ts";
import type { Shapes } from "../web/api-types.ts";
import { inBrand } from "../web/brand.ts";
import { csrfToken, JSON_TYPE, request } from "../web/http.ts";
import { pageData } from "../web/page-data.ts";

const data = pageData("send-data");
const launch = launchOf(location.search);

function narrow(list: HTMLElement, none: HTMLElement | null, typed: string): void {
  const words = typed.toLocaleLowerCase(document.documentElement.lang).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of Array.from(list.children) as HTMLElement[]) {
    row.hidden = !words.every((word) => row.dataset.words?.includes(word));
    if (!row.hidden) shown += 1;
  }
  if (none !== null) none.hidden = shown > 0;
}

function searchAtOnce(): void {
  const field = document.querySelector<HTMLInputElement>("#q");
  const list = document.getElementById("cards");
  if (field === null || list === null) return;
  field.addEventListener("input", () => narrow(list, document.getElementById("none"), field.value));
}

/** The address of this very page is what the client checks: with its query, without its fragment. */
async function sign(after: number | null): Promise<Config> {
  const url = location.href.split("#")[0];
  const response = await request(`${location.pathname}jsapi-config`, after === null ? { url } : { url, after }, {
    headers: { ...JSON_TYPE, "X-CSRFToken": csrfToken() },
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as Shapes["JsapiConfig"];
}

async function nameOrigin(code: string): Promise<void> {
  say(t("fromHere"));
  const globals = window as unknown as Sdk;
  try {
    await prepareSdk(data.sdkUrls, { globals, loadScript, sign, timeBoxes: data.timeBoxes }, "getTriggerContext");
  } catch {
    // Without a name the list is as good, and the page that sends says what is wrong.
    return;
  }
  const name = await originName(code, globals, data.timeBoxes.names);
  if (name !== "") say(t("fromNamed", { name }));
}

function say(sentence: string): void {
  const place = document.getElementById("origin");
  const words = place?.querySelector("span");
  if (!place || !words) return;
  words.textContent = inBrand(sentence, data.brand);
  place.hidden = false;
}

showTimes(document);
searchAtOnce();
if (launch !== null) {
  if (data.named) void nameOrigin(launch.code);
  else say(t("byHand"));
}
