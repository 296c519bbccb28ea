import { html } from "lit";
import type { Component } from "../context.ts";

export const hr: Component = () => html`<hr class="rule" />`;
