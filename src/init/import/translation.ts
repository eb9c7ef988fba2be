/** What a part of a workflow says: facts, what is not needed any more, and what is left to people, each with its line. Pure. */
import { name } from './imported.ts'
import { partsOf, withoutSecrets } from './secrets-in-workflow.ts'
import type { TRANSLATED_SETTINGS } from '../existing.ts'

export type FactName =
  | (typeof TRANSLATED_SETTINGS)[number]
  | 'region'
  | 'role'
  | 'repository'
  | 'registry-account'
  | 'cluster'
  | 'service'
  | 'container'
  | 'definition'
  | 'wait-for-minutes'
  | 'desired-count'
  | 'force-new-deployment'

export interface Fact {
  readonly name: FactName
  readonly value: string
  readonly line: number
}

export interface Left {
  readonly line: number
  /** A sentence for people. */
  readonly why: string
}

export interface Translation {
  readonly facts: readonly Fact[]
  /** Not needed any more: done by the pipeline. */
  readonly gone: readonly Left[]
  readonly left: readonly Left[]
}

export const NOTHING: Translation = { facts: [], gone: [], left: [] }

/** Without a secret: what is written is committed. */
export const fact = (factName: FactName, value: string, line: number): Translation => {
  const { clean, secrets } = partsOf(factName, value)
  return {
    facts: clean === '' && secrets.length > 0 ? [] : [{ name: factName, value: clean, line }],
    gone: [],
    left: secrets.map((what) => ({ line, why: `${name(`${factName} ${what}`.trim())} ${SECRET}` })),
  }
}

const SECRET =
  'looks like a secret, so its value was not written. Pass a secret of the build with `secret-envs`, and replace this one: it is in the history of git'

/** @param what as it is written */
export const gone = (what: string, line: number): Translation => ({
  ...NOTHING,
  gone: [{ line, why: name(withoutSecrets(what)) }],
})

/** @param what as it is written @param why the rest of the sentence */
export const left = (what: string, line: number, why: string): Translation => ({
  ...NOTHING,
  left: [{ line, why: `${name(withoutSecrets(what))} ${why}` }],
})

export const joined = (all: readonly Translation[]): Translation => ({
  facts: all.flatMap(({ facts }) => facts),
  gone: all.flatMap((one) => one.gone),
  left: all.flatMap((one) => one.left),
})

/** Variables of a step, with those of its job and its workflow. */
export type Scope = ReadonlyMap<string, string>

/** `${{ env.NAME }}` replaced by what the workflow sets; every other expression stays. */
export const filledIn = (text: string, scope: Scope): string =>
  text.replaceAll(
    /\$\{\{\s{0,9}env\.(\w{1,100})\s{0,9}\}\}/gu,
    (whole, variable: string) => scope.get(variable) ?? whole,
  )

export const isLiteral = (text: string): boolean => !text.includes('${{')

/** The repository of ECR that the name of an image has, and what else it says. */
export const ofImage = (image: string, line: number): Translation => {
  const [, account, region, repository = ''] = IMAGE.exec(image) ?? []
  const known = joined([
    ...(account === undefined ? [] : [fact('registry-account', account, line)]),
    ...(region === undefined ? [] : [fact('region', region, line)]),
  ])
  if (/^[a-z0-9][a-z0-9._/-]*$/u.test(repository)) return joined([known, fact('repository', repository, line)])
  return joined([known, left(image, line, 'names no repository of ECR that can be read off; set `--repository`')])
}

const IMAGE =
  /^(?:\$\{\{\s{0,9}steps\.[\w-]{1,100}\.outputs\.registry\s{0,9}\}\}|(\d{12})\.dkr[.-]ecr\.([a-z0-9-]{1,30})\.[a-z.]{1,40})\/([^:@\s]{1,256})/u
