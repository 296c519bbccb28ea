import { audio } from "../components/audio.ts";
import { chart } from "../components/chart.ts";
import { imgCombination } from "../components/img_combination.ts";
import { person, personList } from "../components/person.ts";
import { table } from "../components/table.ts";
import type { Pack } from "../registry.ts";
import css from "./displays.css";
import people from "./people.css";
import tables from "./tables.css";

/** What shows data, people and media. */
export const pack: Pack = {
  css: [tables, people, css],
  components: { audio, chart, img_combination: imgCombination, person, person_list: personList, table },
};
