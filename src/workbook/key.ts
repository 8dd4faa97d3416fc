/** The hidden sheet that says whose workbook it is; its name may be anything, its first cell is this. */
export const keyMark = 'kehoach-nhiem-vu';
/** Of the shape of the workbook; a later one is not read. */
export const formatVersion = 1;
/** Header of the hidden column with the ids of tasks. */
export const idHeader = 'Mã nhiệm vụ';
/** What a row of the hidden sheet begins with that says, by the id of a task, what the workbook was sent with (src/workbook/age.ts). */
export const sentWithRow = 'answer';
