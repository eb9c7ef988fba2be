/**
 * `npm run fuzz [minutes]`: hostile texts for whatever reads a text from outside, for a bounded time, and a million names of branches. Prints what it tried, crashes,
 * workflow commands that got into a log, and the slowest seconds per MB; any of these fails it.
 */
import fc from 'fast-check'
import { injected } from '../../__tests__/support/planted-commands.ts'
import { run } from '../../__tests__/support/image.ts'
import { say } from '../foreground.ts'
import { expectedByChance, tagBranches } from './branch-names.ts'
import { hostileTexts } from './hostile-texts.ts'
import { SECRET } from './shown-by.ts'
import { TARGETS, type Target } from './targets.ts'

const MINUTES = 1
const SLOWEST_SECONDS_PER_MB = 1
/** In a shorter text, what a run costs by itself counts for more than the text. */
const MEASURED_FROM = 300_000
const LONGEST_REPEAT = 400_000

type Fault = { readonly kind: 'crash' | 'command' | 'secret' | 'slow'; readonly what: string; readonly text: string }

interface Tally {
  runs: number
  characters: number
  slowest: number
  /** The shortest text of each fault. */
  readonly faults: Map<string, Fault>
}

const note = ({ faults }: Tally, fault: Fault): void => {
  const key = `${fault.kind} ${fault.what}`
  const known = faults.get(key)
  if (known === undefined || fault.text.length < known.text.length) faults.set(key, fault)
}

const timed = (target: Target, text: string): { readonly shown: string; readonly seconds: number } => {
  const started = process.threadCpuUsage()
  const shown = target.read(text)
  // Of the processor: other programs do not count.
  const { user, system } = process.threadCpuUsage(started)
  return { shown, seconds: (user + system) / 1e6 }
}

const tryText = (target: Target, text: string, tally: Tally): void => {
  tally.runs += 1
  tally.characters += text.length
  try {
    const { shown, seconds } = timed(target, text)
    const [command] = injected(shown)
    if (command !== undefined) note(tally, { kind: 'command', what: command.name, text })
    if (shown.includes(SECRET)) note(tally, { kind: 'secret', what: 'shown', text })
    if (text.length < MEASURED_FROM) return
    const rate = (seconds: number): number => (seconds * 1e6) / text.length
    // Again, when the code is compiled and less garbage waits.
    const isSlow = rate(seconds) > SLOWEST_SECONDS_PER_MB
    const slow = Math.min(rate(seconds), ...(isSlow ? [1, 2].map(() => rate(timed(target, text).seconds)) : []))
    tally.slowest = Math.max(tally.slowest, slow)
    if (slow > SLOWEST_SECONDS_PER_MB)
      note(tally, { kind: 'slow', what: `more than ${SLOWEST_SECONDS_PER_MB} s per MB`, text })
  } catch (error) {
    note(tally, {
      kind: 'crash',
      what: error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error),
      text,
    })
  }
}

const fuzzTarget = (target: Target, milliseconds: number): Tally => {
  const tally: Tally = { runs: 0, characters: 0, slowest: 0, faults: new Map() }
  const end = performance.now() + milliseconds
  const seed = Math.trunc(Math.random() * 2 ** 31)
  for (let round = 0; performance.now() < end; round += 1) {
    for (const text of fc.sample(hostileTexts(target.samples, LONGEST_REPEAT), { numRuns: 50, seed: seed + round })) {
      tryText(target, text, tally)
      if (performance.now() >= end) break
    }
  }
  return tally
}

const abridged = (text: string): string =>
  JSON.stringify(text.length <= 300 ? text : `${text.slice(0, 150)} … ${text.slice(-150)}`)

const lineOf = (name: string, { runs, characters, slowest, faults }: Tally): string => {
  const count = (...kinds: readonly Fault['kind'][]): number =>
    [...faults.values()].filter(({ kind }) => kinds.includes(kind)).length
  const measured = slowest === 0 ? 'no long text' : `slowest ${slowest.toFixed(2)} s per MB`
  return `${name.padEnd(16)} ${runs} runs, ${(characters / 1e6).toFixed(1)} MB: ${count('crash')} crashes, ${count('command')} injected commands, ${count('secret')} secrets shown, ${measured}`
}

/** Takes the minutes that all targets share. Exit code 1 with a fault, 2 for what is no number. */
export const fuzz = (args: readonly string[]): Promise<number> => {
  const minutes = Number(args[0] ?? MINUTES)
  if (!(minutes > 0)) {
    say(`'${args[0] ?? ''}' is no number of minutes`)
    return Promise.resolve(2)
  }
  const found = TARGETS.flatMap((target) => {
    const tally = fuzzTarget(target, (minutes * 60_000) / TARGETS.length)
    console.log(lineOf(target.name, tally))
    return [...tally.faults.values()].map((fault) => ({ ...fault, target: target.name }))
  })
  for (const { target, kind, what, text } of found)
    console.log(`\n${target}: ${kind}: ${what}\n  ${text.length} characters: ${abridged(text)}`)
  const areTagsGood = branchesAreGood()
  return Promise.resolve(found.length === 0 && areTagsGood ? 0 : 1)
}

const BRANCHES = 1_000_000

/** A million names of branches: a tag for each, valid, and shared by no more of them than the hash's chance has it. */
const branchesAreGood = (): boolean => {
  const { refused, invalid, shared } = tagBranches(BRANCHES, run(), Math.trunc(Math.random() * 2 ** 31))
  const expected = expectedByChance(BRANCHES)
  console.log(
    `${'branch names'.padEnd(16)} ${BRANCHES} names: ${invalid.length} invalid tags, ${shared.length} shared (${expected.toFixed(0)} at most by chance), ${refused} refused`,
  )
  for (const [one, other] of shared.slice(0, 3)) console.log(`  ${JSON.stringify(one)} and ${JSON.stringify(other)}`)
  // Three standard deviations of a rare event.
  return invalid.length === 0 && shared.length <= expected + 3 * Math.sqrt(expected)
}
