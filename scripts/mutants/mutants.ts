/**
 * `npm run mutants [words]`: whether the scenarios would notice. Each mutant, or each whose name has the words, is bundled in a copy of the
 * project, and the scenario that is to kill it must fail on that bundle, while a run without a fault still succeeds: a bundle that is only broken proves nothing.
 */
import { say } from '../foreground.ts'
import type { Mutant } from './mutant.ts'
import { MUTANTS } from './rows.ts'
import { applyChanges, bundleIn, makeScratch, restore, runScenarios, type Ran, type Scratch } from './scratch.ts'

/** A run without a fault: green on every mutant. */
const CONTROL = { file: 'ship', test: 'a commit is built, scanned, pushed, deployed and confirmed' }

/** What became of a mutant. */
export type Fate =
  | { readonly kind: 'died'; readonly by: string }
  | { readonly kind: 'survived' }
  /** It cannot be judged. */
  | { readonly kind: 'broken'; readonly because: string }

/** Gives an exit code. */
export const mutants = async (words: readonly string[]): Promise<number> => {
  const chosen = MUTANTS.filter(({ name }) => name.includes(words.join(' ')))
  if (chosen.length === 0) {
    say(`no mutant's name has '${words.join(' ')}'`)
    return 1
  }
  const scratch = await makeScratch()
  try {
    return await judgeAll(scratch, chosen)
  } finally {
    await scratch.close()
  }
}

const judgeAll = async (scratch: Scratch, chosen: readonly Mutant[]): Promise<number> => {
  say('running the scenarios without a mutant')
  await bundleIn(scratch)
  const killers = [CONTROL, ...chosen.map(({ killedBy }) => killedBy)]
  const files = [...new Set(killers.map(({ file }) => file))]
  const before = await runScenarios(scratch, files, [...new Set(killers.map(({ test }) => test))])
  const wrong = killers.flatMap((killer) => notGreen(killer.test, before))
  for (const text of new Set(wrong)) say(text)
  if (wrong.length > 0) return 1
  let survivors = 0
  for (const mutant of chosen) {
    const started = performance.now()
    const fate = await fateOf(scratch, mutant)
    if (fate.kind !== 'died') survivors += 1
    say(`${mutant.name}: ${inWords(fate)} (${((performance.now() - started) / 1000).toFixed(0)} s)`)
  }
  say(`${chosen.length - survivors} of ${chosen.length} mutants died`)
  return survivors === 0 ? 0 : 1
}

const notGreen = (test: string, ran: readonly Ran[]): readonly string[] => {
  const own = ran.filter(({ name }) => name.includes(test))
  if (own.length === 0) return [`no scenario is called '${test}'`]
  return own.flatMap(({ name, status }) => (status === 'passed' ? [] : [`fails without a mutant: ${name}`]))
}

const fateOf = async (scratch: Scratch, { changes, killedBy }: Mutant): Promise<Fate> => {
  const before = await applyChanges(scratch, changes)
  try {
    await bundleIn(scratch)
    const files = [...new Set([CONTROL.file, killedBy.file])]
    return judgeRan(await runScenarios(scratch, files, [CONTROL.test, killedBy.test]), killedBy.test)
  } finally {
    await restore(before)
  }
}

/** What the scenarios say of a mutant: the one that is to kill it, and the control. */
export const judgeRan = (ran: readonly Ran[], test: string): Fate => {
  const control = ran.find(({ name }) => name.includes(CONTROL.test))
  if (control?.status !== 'passed') return { kind: 'broken', because: 'a run without a fault fails, too' }
  const killer = ran.find(({ name, status }) => status === 'failed' && name.includes(test))
  return killer === undefined ? { kind: 'survived' } : { kind: 'died', by: killer.name }
}

const inWords = (fate: Fate): string => {
  switch (fate.kind) {
    case 'died':
      return `died in '${fate.by}'`
    case 'survived':
      return 'SURVIVED'
    case 'broken':
      return `NOT JUDGED: ${fate.because}`
  }
}
