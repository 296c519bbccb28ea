import { checker } from "../components/checker/checker.ts";
import { input } from "../components/input/input.ts";
import { overflow } from "../components/overflow/overflow.ts";
import { selectImg } from "../components/select_img/select_img.ts";
import people from "../parts/people.css";
import { datePicker, pickerDatetime, pickerTime } from "../parts/picker.ts";
import { multiSelectPerson, multiSelectStatic, selectPerson, selectStatic } from "../parts/select.ts";
import type { Pack } from "../registry.ts";
import css from "./controls.css";

export const pack: Pack = {
  css: [people, css],
  components: {
    checker,
    date_picker: datePicker,
    input,
    multi_select_person: multiSelectPerson,
    multi_select_static: multiSelectStatic,
    overflow,
    picker_datetime: pickerDatetime,
    picker_time: pickerTime,
    select_img: selectImg,
    select_person: selectPerson,
    select_static: selectStatic,
  },
};
