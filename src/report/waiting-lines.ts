/** Lines of a stage that wait until the log is free: the first and the last of them, since the build needs the memory too. */

export interface WaitingLines<Line extends { readonly text: string }> {
  readonly add: (line: Line) => void
  /** The lines in order, with a line for those that were left out; nothing waits after that. */
  readonly takeAll: () => readonly Line[]
}

export interface Bounds {
  /** Characters that are kept of the first lines, and of the last ones. */
  readonly head: number
  readonly tail: number
}

/** For every stage that waits, in a job that has 7 GB for everything (GitHub docs, "GitHub-hosted runners"). */
const BOUNDS: Bounds = { head: 256 * 1024, tail: 1024 * 1024 }

/** What a line takes beside its text. */
const LINE_COST = 64

/** Keeps the first and the last lines; `leftOut` gives the line that stands for those in between. */
export const waitingLines = <Line extends { readonly text: string }>(
  leftOut: (lines: number) => Line,
  bounds: Bounds = BOUNDS,
): WaitingLines<Line> => {
  let head: Line[] = []
  let tail: Line[] = []
  let headCost = 0
  let tailCost = 0
  let dropped = 0
  /** Drops what is beyond the bound, seldom enough that it costs nothing. */
  const trim = (limit: number): void => {
    let from = 0
    for (; tailCost > limit && from < tail.length; from += 1) tailCost -= costOf(tail[from])
    dropped += from
    tail = tail.slice(from)
  }
  return {
    add: (line) => {
      if (tail.length === 0 && dropped === 0 && headCost + costOf(line) <= bounds.head) {
        head.push(line)
        headCost += costOf(line)
        return
      }
      tail.push(line)
      tailCost += costOf(line)
      if (tailCost > 2 * bounds.tail) trim(bounds.tail)
    },
    takeAll: () => {
      if (tailCost > bounds.tail) trim(bounds.tail)
      const all = [...head, ...(dropped === 0 ? [] : [leftOut(dropped)]), ...tail]
      head = []
      tail = []
      headCost = tailCost = dropped = 0
      return all
    },
  }
}

const costOf = (line: { readonly text: string } | undefined): number =>
  line === undefined ? 0 : line.text.length + LINE_COST
