/** The list of what a blank, or a column of one, may take. */
import type { TemplateResult } from "lit";
import { isTypeName, TYPES } from "../../document/value-types.ts";
import { t } from "../../i18n/variables.ts";
import type { Form } from "../inspector/form.ts";
import { selectBox } from "../inspector/select-boxes.ts";

function typeLabel(type: string): string {
  return isTypeName(type) ? t(`type-${type}`) : type;
}

interface TypesOptions {
  readonly id: string;
  readonly type: string;
  readonly choose: (type: string) => void;
  /** How the type is written, where that is a word nobody knows. */
  readonly spelled?: string;
  readonly label?: string;
  /** Those there are to choose from. */
  readonly among?: readonly string[];
}

export function types(form: Form, { id, type, choose, spelled = type, label, among }: TypesOptions): TemplateResult {
  const choices = (among ?? Object.keys(TYPES)).map((value) => ({ value, label: typeLabel(value) }));
  const known = isTypeName(type) ? { value: type, label: typeLabel(type) } : undefined;
  const listed = choices.some(({ value }) => value === type)
    ? choices
    : [known ?? { value: type, label: spelled }, ...choices];
  return selectBox({
    id,
    value: type,
    shown: known ?? { label: spelled },
    choices: listed,
    choose,
    disabled: !form.editable,
    ...(label !== undefined && { label }),
  });
}
