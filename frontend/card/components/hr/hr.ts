import { html } from "lit/html.js";
import type { Component } from "../../context.ts";

export const hr: Component = () => html`<hr class="rule" />`;
