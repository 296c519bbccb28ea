import { html, LitElement } from "lit";

class MessageCard extends LitElement {
  override render() {
    return html`<slot></slot>`;
  }
}

if (!customElements.get("message-card")) customElements.define("message-card", MessageCard);
