/**
 * The pretend SDK script, `/h5-js-sdk.js`: defines `h5sdk` and `tt` in pages that run in the (pretend) client and nothing
 * anywhere else, as the vendor's does. It holds no logic: everything happens in the frame it opens on the simulator's origin.
 */
import { Bridge } from "./bridge.ts";
import { clientOf } from "./client.ts";
import { APIS, makeH5sdk, makeTt } from "./globals.ts";
import { effectiveUserAgent } from "./protocol.ts";

const script = document.currentScript;
const userAgent = effectiveUserAgent(location.search, navigator.userAgent);
const client = clientOf(userAgent);

if (client && script instanceof HTMLScriptElement) {
  const bridge = new Bridge(new URL(script.src).origin, userAgent, client.language);
  Object.assign(window, { h5sdk: makeH5sdk(bridge), tt: makeTt(bridge, APIS) });
  bridge.open();
}
