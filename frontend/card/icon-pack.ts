import type { IconNode } from "lucide";
import { Circle } from "lucide";

export function iconFor(_token: string): IconNode {
  return Circle;
}
