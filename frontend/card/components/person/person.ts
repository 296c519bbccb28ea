import type { Component } from "../../context.ts";
import { textOf, wordOf } from "../../json.ts";
import { PERSON_SIZES, person } from "../../parts/people.ts";

/** One person (card-format §2.16). */
export const draw: Component = (node, context) => {
  const look = {
    size: wordOf(node.size, PERSON_SIZES, "medium"),
    showAvatar: node.show_avatar !== false,
    showName: node.show_name === true,
    capsule: node.style === "capsule",
  };
  return person(textOf(node.user_id), look, context);
};
