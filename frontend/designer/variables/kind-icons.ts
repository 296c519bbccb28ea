/** What a blank takes, as a picture. */
import {
  CalendarDays,
  ChartColumn,
  Clock,
  Hash,
  type IconNode,
  Image,
  Link,
  List,
  Table2,
  ToggleLeft,
  Type,
  User,
} from "lucide";
import { icon } from "../../ui/icon.ts";

const SHAPES: Readonly<Record<string, IconNode>> = {
  integer: Hash,
  number: Hash,
  boolean: ToggleLeft,
  date: CalendarDays,
  datetime: CalendarDays,
  date_range: CalendarDays,
  time: Clock,
  choice: List,
  url: Link,
  image: Image,
  image_array: Image,
  person: User,
  person_array: User,
  object_array: Table2,
  table_rows: Table2,
  text_array: List,
  option_array: List,
  button_array: List,
  chart: ChartColumn,
};

export function kindIcon(type: string): ReturnType<typeof icon> {
  return icon(SHAPES[type] ?? Type, { class: "i-sm" });
}
