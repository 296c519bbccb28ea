import { html } from "lit/html.js";
import type { Component } from "../../context.ts";

export const draw: Component = () => html`<hr class="rule" />`;
