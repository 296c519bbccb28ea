/** `/embed/share-button.js`: one classic script for other people's pages. A tag that is taken is left alone. */
import { ShareToChat } from "./element.ts";

if (!customElements.get("share-to-chat")) customElements.define("share-to-chat", ShareToChat);
