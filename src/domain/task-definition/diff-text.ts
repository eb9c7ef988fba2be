/** A difference between task definitions, and how it reads. Reports load this at every start: it needs no library. */

export interface DifferenceLine {
  /** ` `: it is on both sides, and shows where the lines below it belong. */
  readonly sign: '-' | '+' | ' '
  readonly text: string
}

export interface Difference {
  readonly lines: readonly DifferenceLine[]
  /** How many lines are not in `lines`, because there are too many. */
  readonly leftOut: number
  /** The paths of what changes, `containerDefinitions/app/image`; something that comes or goes as a whole is there once. */
  readonly changed: readonly string[]
}

/** As text, with a last line that says what is left out. */
export const diffText = ({ lines, leftOut }: Pick<Difference, 'lines' | 'leftOut'>): string =>
  [
    ...lines.map(({ sign, text }) => `${sign}${text}`),
    ...(leftOut === 0 ? [] : [`… ${leftOut} more ${leftOut === 1 ? 'line' : 'lines'}`]),
  ].join('\n')
