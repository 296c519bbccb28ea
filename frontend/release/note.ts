/** Characters a note of a version or a release may have (`NOTE_LENGTH` in `cardstudio/library/versions.py`). */
export const NOTE_LENGTH = 400;
