import { audio } from "../components/audio/audio.ts";
import { chart } from "../components/chart/chart.ts";
import { imgCombination } from "../components/img_combination/img_combination.ts";
import { person, personList } from "../components/person/person.ts";
import { table } from "../components/table/table.ts";
import people from "../parts/people.css";
import tables from "../parts/tables.css";
import type { Pack } from "../registry.ts";
import css from "./displays.css";

/** What shows data, people and media. */
export const pack: Pack = {
  css: [tables, people, css],
  components: { audio, chart, img_combination: imgCombination, person, person_list: personList, table },
};
