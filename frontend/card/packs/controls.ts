import { checker } from "../components/checker.ts";
import { input } from "../components/input.ts";
import { overflow } from "../components/overflow.ts";
import { datePicker, pickerDatetime, pickerTime } from "../components/picker.ts";
import { multiSelectPerson, multiSelectStatic, selectPerson, selectStatic } from "../components/select.ts";
import { selectImg } from "../components/select_img.ts";
import type { Pack } from "../registry.ts";
import css from "./controls.css";
import people from "./people.css";

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
