/** Stands for what is `missing`: `plan` ends before it is read. */
export const NOT_SET = ''
