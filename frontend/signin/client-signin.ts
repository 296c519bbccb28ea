/** Signing in inside the client: ask it for a code, hand the code to the server, go where the person was going. */
import { t } from "../i18n/signin.ts";
import { loadScript } from "../jssdk/load-script.ts";
import { loadSdk, type Sdk } from "../jssdk/sdk.ts";
import { h, renew } from "../ui/dom.ts";
import { csrfToken, refusal, request } from "../web/http.ts";
import { pageData } from "../web/page-data.ts";
import { askClient, type Granting } from "./grant.ts";

const data = pageData("signin-data");
const globals = window as unknown as Sdk & { tt?: Granting };
const place = document.getElementById("signin");

async function signIn(): Promise<void> {
  try {
    await loadSdk(data.sdkUrls, { globals, loadScript, timeBoxes: data.timeBoxes });
  } catch {
    return say(t("failed"));
  }
  const grant = await askClient(globals.tt, { ...data, registered: data.authCodeUrl === null });
  if (grant.kind === "elsewhere") return location.replace(data.authCodeUrl ?? data.browserUrl);
  if (grant.kind === "denied") return say(t("denied"));
  if (grant.kind === "failed") return say(`${t("failed")} ${grant.detail}`);
  const refused = await enter(grant.code);
  if (refused !== "") return say(refused);
  // The same address again is a reload, so that the page comes with the session this time.
  location.replace(data.next);
}

/** Empty when the server has let the person in, else its sentence. */
async function enter(code: string): Promise<string> {
  try {
    const response = await request(data.post, undefined, {
      method: "POST",
      headers: { "X-CSRFToken": csrfToken(), Accept: "application/json" },
      body: new URLSearchParams({ code, state: data.state }),
    });
    return response.ok ? "" : ((await refusal(response)) ?? t("failed"));
  } catch {
    return t("failed");
  }
}

/** What went wrong, and the ways on. A state is good for one use, so trying again is a new page. */
function say(sentence: string): void {
  if (place === null) return;
  const retry = h("button", { class: "btn btn-ink btn-lg", type: "button" }, t("again"));
  retry.addEventListener("click", () => location.reload());
  const browser = h("a", { class: "btn btn-lg", href: data.browserUrl }, t("browser"));
  place.classList.remove("signing");
  renew(place, h("p", {}, sentence), h("div", { class: "plain-acts" }, retry, browser));
}

void signIn();
