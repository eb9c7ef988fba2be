/** What an import gives: answers, files that belong to the people from then on, and what it could not take over. */
import { INVISIBLE } from '../../domain/invisible.ts'
import { quoted } from '../../domain/bounds.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { CATALOGUE } from '../../errors/catalogue.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { WrittenFile } from '../../ports/project-files.ts'
import type { Existing } from '../existing.ts'
import type { GivenAnswers } from '../init-answers.ts'

export interface Imported {
  readonly answers: GivenAnswers & { readonly existing: Existing }
  /** Written once. */
  readonly files: readonly WrittenFile[]
}

export type Import = Imported | { readonly exit: 1 | 2; readonly lines: readonly string[] }

/** The result of an import, with a fault in words; 2 where what was asked for is wrong. */
export const imported = async (read: () => Promise<Imported>): Promise<Import> => {
  try {
    return await read()
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || thrown.kind === 'cancelled') throw thrown
    const lines = [...`Nothing was written: ${thrown.message}`.split('\n'), hintOf(thrown)].map(visible)
    return { exit: thrown.code === 'E_INPUT' ? 2 : 1, lines }
  }
}

/** People are at a terminal, not in a job. */
const hintOf = (problem: ShipError): string => {
  if (problem.code.startsWith('E_CREDENTIALS'))
    return 'Log in, for example with `aws sso login`, and choose the profile with AWS_PROFILE.'
  if (problem instanceof AwsError && problem.code === 'E_ACCESS_DENIED')
    return `Use credentials that may call ${problem.operation}; an import only reads (docs/init.md).`
  return problem.hint ?? CATALOGUE[problem.code].remedy
}

/** Without what moves a cursor. */
const visible = (text: string): string => text.replace(INVISIBLE, '')

/** A name out of a hostile text, for a sentence in a terminal and in Markdown. */
export const name = (text: string): string =>
  `\`${quoted(text.replaceAll(/\s+/gu, ' ').replace(INVISIBLE, '').replaceAll('`', "'"))}\``
