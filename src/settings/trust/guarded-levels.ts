/**
 * The levels that a run uses, with guarded settings from where they are trusted, and without variables of the job that are not handed over
 * there. Both hold at every depth of the file.
 */
import { fault } from '../../errors/fault.ts'
import type { GuardReport, TrustedPlace } from '../../domain/trust/guard-report.ts'
import type { Chosen } from '../choose.ts'
import { ACTION_INPUTS, FILE_SETTINGS, GUARDED_SETTINGS, type SettingName } from '../declaration.ts'
import type { Level, SetValue } from '../levels.ts'
import { lookUpIn, type GivenInputs } from '../look-up.ts'
import type { Problem } from '../problems.ts'
import { DEFAULT_PIPELINE } from '../requirements.ts'
import type { ReadTree } from '../yaml-tree.ts'
import { handsOver, withoutOthers } from './job-variables.ts'
import type { Trusted } from './trusted-file.ts'
import { trustedTarget, type TrustedTarget } from './trusted-target.ts'
import { NO_LEVELS, readTrustedLevels, type TrustedLevels, type TrustedLevelsReading } from './trusted-levels.ts'

export interface GuardedLevels {
  readonly chosen: Chosen
  /** Null when the checkout is trusted. */
  readonly report: GuardReport | null
  /** Null when the checkout is trusted. */
  readonly target: TrustedTarget | null
  /** The names in `environments` of the trusted file, in its order; absent when the checkout is trusted. */
  readonly environments?: readonly string[]
  /** What is wrong with guarded settings in the trusted file, or that it cannot be read. */
  readonly problems: readonly Problem[]
}

/** Replaces the guarded settings of the levels that were chosen in the checkout's file. An input overrides them anyway. */
export const guardLevels = (
  chosen: Chosen,
  { trusted, ...sources }: { readonly trusted: Trusted; readonly inputs: GivenInputs; readonly readTree: ReadTree },
): GuardedLevels => {
  if (trusted.kind === 'checkout') return { chosen, report: null, target: null, problems: [] }
  const guarded = GUARDED_SETTINGS.filter((name) => !sources.inputs.has(name))
  const reading = readTrustedLevels(trusted.file, sources)
  const levels = reading.kind === 'levels' ? reading : NO_LEVELS
  const after = withGuarded(chosen, levels)
  const place = placeOf(trusted, reading)
  return {
    chosen: after,
    environments: levels.environments,
    report: { because: trusted.because, place, ...lost([chosen, after], sources.inputs) },
    target: trustedTarget(chosen, levels, { because: trusted.because, branch: place.branch, inputs: sources.inputs }),
    problems: [
      ...(reading.kind === 'problems' ? reading.problems : []),
      ...wrongValues(after, guarded),
      ...unknownServices(chosen, levels, guarded),
      ...lostCheck(chosen, after, { because: trusted.because, place, inputs: sources.inputs }),
      ...(place.kind === 'unreadable' ? unreadable(place.reason, setIn(chosen, sources.inputs)) : []),
    ],
  }
}

const placeOf = (trusted: Extract<Trusted, { kind: 'place' }>, reading: TrustedLevelsReading): TrustedPlace =>
  reading.kind === 'unusable'
    ? { kind: 'unreadable', branch: trusted.place.branch, reason: reading.reason }
    : trusted.place

/** What the checkout sets and may not decide. */
const setIn = (chosen: Chosen, inputs: GivenInputs): readonly SettingName[] => {
  const isSet = (name: SettingName, level: Level): boolean =>
    isGuarded(name) ? level.settings.has(name) : handsOver(name, level)
  return FILE_SETTINGS.filter((name) => !inputs.has(name) && levelsOf(chosen).some((level) => isSet(name, level)))
}

const unreadable = (reason: string, names: readonly SettingName[]): readonly Problem[] => {
  if (names.length === 0) return []
  const listed = inCode(names)
  const message = `the checkout sets ${listed}, which only a trusted branch may decide, and the file of that branch cannot be read: ${reason}`
  const hint = `${remedyFor(reason)}, or set ${asInputs(names)}; then re-run.`
  const headline = 'the guarded settings of the target branch cannot be read'
  return [{ at: null, text: `${message}. ${hint}`, alone: fault('E_GUARDED_SETTINGS', { headline, message, hint }) }]
}

/** What was in the way of the file: something else than GitHub that answers, no token, the file itself, or a token without the permission. */
const remedyFor = (reason: string): string => {
  if (/response is not GitHub's|could not be reached|did not respond/u.test(reason))
    return 'Check `GITHUB_API_URL` and the proxy of the runner'
  if (reason.includes('there is no token')) return 'Set `github-token`'
  return / is not (?:valid )?YAML/u.test(reason)
    ? 'Correct the file of that branch'
    : 'Grant `permissions: contents: read` to the job'
}

/** Only guarded settings can be part of the input `guarded-settings`. */
const asInputs = (names: readonly SettingName[]): string => {
  const guarded = names.filter((name) => isGuarded(name) && isInput(name))
  const ofFile = names.filter((name) => isGuarded(name) && !isInput(name))
  const others = names.filter((name) => !isGuarded(name))
  return [
    ...(guarded.length === 0 ? [] : [`${inCode(guarded)} as inputs or in \`guarded-settings\``]),
    ...(ofFile.length === 0 ? [] : [`${inCode(ofFile)} in the input \`guarded-settings\``]),
    ...(others.length === 0 ? [] : [`${inCode(others)} as inputs`]),
  ].join(' and ')
}

const isInput = (name: SettingName): boolean => ACTION_INPUTS.some((input) => input === name)

const inCode = (names: readonly SettingName[]): string => names.map((name) => `\`${name}\``).join(', ')

const levelsOf = ({ level, services }: Chosen): readonly Level[] => [
  ...(level === null ? [] : [level]),
  ...services.values(),
]

const withGuarded = ({ level, services, app, problems }: Chosen, trusted: TrustedLevels): Chosen => ({
  app,
  level: level === null ? null : replaced(level, trusted.level),
  services: new Map(
    [...services].map(([key, own]) => [key, replaced(own, trusted.services.get(key) ?? trusted.level)] as const),
  ),
  problems,
})

const isGuarded = (name: SettingName): boolean => GUARDED_SETTINGS.includes(name)

const replaced = (own: Level, trusted: Level): Level => ({
  ...own,
  settings: new Map([
    ...[...own.settings].flatMap(([name, set]): readonly (readonly [SettingName, SetValue])[] => {
      const kept = isGuarded(name) ? null : withoutOthers(name, set, trusted)
      return kept === null ? [] : [[name, kept]]
    }),
    ...[...trusted.settings].filter(([name]) => isGuarded(name)),
  ]),
})

const lost = (
  both: readonly [Chosen, Chosen],
  inputs: GivenInputs,
): Pick<GuardReport, 'notTaken' | 'notHandedOver'> => {
  const names = FILE_SETTINGS.filter((name) => !inputs.has(name) && differs(name, both))
  return { notTaken: names.filter(isGuarded), notHandedOver: names.filter((name) => !isGuarded(name)) }
}

/** Whether a setting has another value, at any of the levels. */
const differs = (name: SettingName, [before, after]: readonly [Chosen, Chosen]): boolean => {
  const valuesIn = (chosen: Chosen): string =>
    JSON.stringify(levelsOf(chosen).map((level) => lookUpIn(new Map(), level)(name).value))
  return valuesIn(before) !== valuesIn(after)
}

interface Instead extends Pick<GuardReport, 'because' | 'place'> {
  readonly inputs: GivenInputs
}

/** The checkout of a pull request asks for a check, and nobody else says which pipeline: the default would deploy it. */
const lostCheck = (before: Chosen, after: Chosen, { because, place, inputs }: Instead): readonly Problem[] => {
  const own = before.level?.settings.get('pipeline')
  const isDecided =
    inputs.has('pipeline') || inputs.get('dry-run') === true || after.level?.settings.has('pipeline') === true
  if (isDecided || own?.value !== 'check' || place.kind === 'unreadable') return []
  const text = `\`pipeline: check\` is not taken from the checkout ${because}, and \`${place.path}\` of \`${place.branch}\` does not set \`pipeline\`: the default \`${DEFAULT_PIPELINE}\` would deploy the commit. Set \`pipeline\` as an input`
  return [{ at: own.at, text }]
}

const wrongValues = (after: Chosen, guarded: readonly SettingName[]): readonly Problem[] => {
  const wrong = levelsOf(after).flatMap(({ settings }) =>
    guarded.flatMap((name) => {
      const set = settings.get(name)
      return set?.state === 'wrong'
        ? [{ at: set.at, text: `\`${name}\` has no valid value; correct it there, or set it as an input` }]
        : []
    }),
  )
  const isFirst = ({ at, text }: Problem, index: number): boolean =>
    wrong.findIndex((other) => other.text === text && other.at.line === at?.line && other.at.path === at.path) === index
  return wrong.filter(isFirst)
}

/** A service under another name must not lose the guarded settings that the trusted file has for each service. */
const unknownServices = (
  { level, services }: Chosen,
  trusted: TrustedLevels,
  guarded: readonly SettingName[],
): readonly Problem[] => {
  const own = guarded.filter((name) =>
    [...trusted.services.values()].some(({ settings }) => {
      const above = settings.get(name)
      return (
        above !== undefined && JSON.stringify(above.value) !== JSON.stringify(trusted.level.settings.get(name)?.value)
      )
    }),
  )
  if (own.length === 0 || level === null) return []
  const listed = own.map((name) => `\`${name}\``).join(', ')
  const [first] = trusted.services.values()
  const text = (what: string): string =>
    `${what} is not one of \`services\` in ${first?.at.path ?? ''}, which have ${listed} of their own; set ${listed} as an input`
  if (services.size === 0) return [{ at: null, text: text('the service') }]
  return [...services].flatMap(([key, { at }]) =>
    trusted.services.has(key) ? [] : [{ at, text: text(`the service ${key}`) }],
  )
}
