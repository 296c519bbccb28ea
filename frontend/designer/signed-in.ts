/** Where a second sign-in ends: tells the designer that waited for it, and closes. */
import { CHANNEL } from "./saving/signin-channel.ts";

new BroadcastChannel(CHANNEL).postMessage("signed in");
// Only a window that a script opened may close itself; else its words say what to do.
window.close();
