/** One step of a workflow -> what it says. Pure. */
import { looksSecret } from '../../domain/lint/looks-secret.ts'
import { ACTIONS, OTHER_ACTIONS, translateInput, type Input } from './action-inputs.ts'
import { translateScript } from './docker-commands.ts'
import { filledIn, gone, joined, left, type Scope, type Translation } from './translation.ts'
import { entriesOf, memberOf, textOf, type Value } from './workflow-yaml.ts'

export interface StepFacts extends Translation {
  /** Whether it is part of a deployment: of the usual actions, or a `run:` about an image. */
  readonly isKnown: boolean
  /** The action without its version, in lower case; null for a `run:`. */
  readonly action: string | null
}

export const translateStep = (step: Value, scope: Scope): StepFacts => {
  const inner = scopeOf(step, scope)
  const uses = memberOf(step, 'uses')
  const run = memberOf(step, 'run')
  if (uses?.kind === 'text') {
    const action = uses.text.split('@')[0]?.toLowerCase() ?? ''
    const isKnown = Object.hasOwn(ACTIONS, action) && action !== 'actions/checkout'
    return { ...joined([ofAction(action, step, inner), conditions(step)]), isKnown, action }
  }
  if (run?.kind !== 'text')
    return { ...left('a step', step.line, 'has neither `uses` nor `run`'), isKnown: false, action: null }
  const found = translateScript(run.text, run.isBlock ? run.line + 1 : run.line, inner)
  return { ...joined([found, conditions(step)]), isKnown: found.facts.length > 0, action: null }
}

/** With the variables of the part; a secret is filled in nowhere. */
export const scopeOf = (part: Value, scope: Scope): Scope =>
  new Map([
    ...scope,
    ...entriesOf(memberOf(part, 'env'))
      .map(({ key, value }) => [key, filledIn(textOf(value) ?? '', scope)] as const)
      .filter(([key, value]) => looksSecret({ name: key, value }) === null),
  ])

const ofAction = (action: string, step: Value, scope: Scope): Translation => {
  const rules = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  const { line } = step
  if (rules === undefined) return ofOther(action, line)
  const inputs = entriesOf(memberOf(step, 'with')).map(({ key, value, line: at }): Input => ({
    key,
    value: filledIn(textOf(value) ?? '', scope),
    line: at,
  }))
  const found = joined(inputs.map((input) => translateInput(rules, input)))
  return action.endsWith('/trivy-action') ? withoutGate(found, inputs, line) : found
}

const ofOther = (action: string, line: number): Translation => {
  const why = Object.hasOwn(OTHER_ACTIONS, action) ? OTHER_ACTIONS[action] : undefined
  if (why === null) return gone(action, line)
  return left(action, line, why ?? 'is an action without a counterpart: keep it in a workflow of its own')
}

/** Without an exit code Trivy has blocked nothing; `none` is one of two facts then. */
const withoutGate = (found: Translation, inputs: readonly Input[], line: number): Translation => {
  const exit = inputs.find(({ key }) => key === 'exit-code')?.value.trim()
  if (exit === '0') {
    return { ...found, facts: found.facts.filter(({ name, value }) => name !== 'trivy-severity' || value === 'none') }
  }
  return exit === undefined
    ? joined([
        found,
        left(
          'exit-code',
          line,
          'is not set, so the old step blocked nothing; here findings block. `trivy-severity: none` only reports',
        ),
      ])
    : found
}

const CONDITIONS: Readonly<Record<string, string>> = {
  if: 'is a condition; the pipeline has its own order, and stops at the first failure',
  'continue-on-error': 'has no counterpart: a failure ends the run',
  'working-directory': 'has no counterpart: paths are relative to the checkout',
  shell: 'has no counterpart',
}

const conditions = (step: Value): Translation =>
  joined(
    entriesOf(step).flatMap(({ key, line }) => {
      const why = Object.hasOwn(CONDITIONS, key) ? CONDITIONS[key] : undefined
      return why === undefined ? [] : [left(key, line, why)]
    }),
  )
