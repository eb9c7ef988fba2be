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

const toRegistry: Figure = (lap) => scans(lap) + step('push')(lap)

const FIGURES: Readonly<Record<string, Figure>> = {
  'build and save': building,
  trivy: step('trivy'),
  dockle: step('dockle'),
  push: step('push'),
  'build finished to image in the registry (scans and push)': toRegistry,
  'longest chain: build, save, the longer scan, push': chain,
  'wait (with the pull of the local engine)': step('wait'),
  'whole run without wait': (lap) => whole(lap) - step('wait')(lap),
  'whole run': whole,
}

/** A table of medians, with the ratios of each side to the tools; the last lines compare what a run adds to `docker push` of as many bytes, and a whole run with the chain of the tools. */
export const compared = (laps: ReadonlyMap<string, readonly Lap[]>): string => {
  const medianOf = (side: string, figure: Figure): number => median((laps.get(side) ?? []).map(figure))
  const actions = [...laps.keys()].filter((side) => side !== 'tools')
  const row = (name: string, figure: Figure, ofTools: Figure): string => {
    const tools = medianOf('tools', ofTools)
    const times = actions.map((side) => medianOf(side, figure))
    const cells = [
      ...times.map((time) => time.toFixed(1)),
      tools.toFixed(1),
      ...times.map((time) => ratio(time, tools)),
    ]
    return line(name, cells)
  }
  return [
    line('', [...actions, 'tools', ...actions.map((side) => `${side}/tools`)]),
    ...Object.entries(FIGURES).map(([name, figure]) => row(name, figure, figure)),
    row('build finished to image in the registry, beside docker push', toRegistry, step('push')),
    row('whole run without wait, beside the longest chain', FIGURES['whole run without wait'] ?? whole, chain),
  ].join('\n')
}

const ratio = (time: number, tools: number): string => (time / tools).toFixed(2)

const line = (name: string, cells: readonly string[]): string =>
  name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')

const NAME_WIDTH = 62
const CELL_WIDTH = 14
