/** What one turn took, step by step, and two sides beside each other. */
import { median } from './cold-start.ts'

export interface Lap {
  /** Seconds of each step, by name. */
  readonly steps: Readonly<Record<string, number>>
  readonly wholeMs: number
}

type Figure = (lap: Lap) => number

const step =
  (name: string): Figure =>
  ({ steps }) =>
    steps[name] ?? 0

const scans: Figure = (lap) => Math.max(step('trivy')(lap), step('dockle')(lap))
const building: Figure = (lap) => step('build')(lap) + step('save')(lap)
/** What no order of the tools can make shorter: both scans need the archive, and the push waits for both. */
const chain: Figure = (lap) => building(lap) + scans(lap) + step('push')(lap)
const whole: Figure = ({ wholeMs }) => wholeMs / 1000

const FIGURES: Readonly<Record<string, Figure>> = {
  'build and save': building,
  trivy: step('trivy'),
  dockle: step('dockle'),
  push: step('push'),
  'longest chain: build, save, the longer scan, push': chain,
  'wait (with the pull of the local engine)': step('wait'),
  'whole run without wait': (lap) => whole(lap) - step('wait')(lap),
  'whole run': whole,
}

/** A table of medians and ratios; the last line compares the whole action with the chain of the tools. */
export const compared = ({ action, tools }: Readonly<Record<'action' | 'tools', readonly Lap[]>>): string => {
  const medianOf = (laps: readonly Lap[], figure: Figure): number => median(laps.map(figure))
  const rows = Object.entries(FIGURES).map(([name, figure]) =>
    row(name, medianOf(action, figure), medianOf(tools, figure)),
  )
  const withoutWait = FIGURES['whole run without wait'] ?? whole
  const last = row(
    'action without wait beside the longest chain',
    medianOf(action, withoutWait),
    medianOf(tools, chain),
  )
  const heading = `${''.padEnd(NAME_WIDTH)}${'action'.padStart(8)}${'tools'.padStart(8)}${'ratio'.padStart(8)}`
  return [heading, ...rows, last].join('\n')
}

const NAME_WIDTH = 52

const row = (name: string, action: number, tools: number): string =>
  `${name.padEnd(NAME_WIDTH)}${action.toFixed(1).padStart(8)}${tools.toFixed(1).padStart(8)}${(action / tools).toFixed(2).padStart(8)}`
