/** Settings of a checkout that is not trusted, beside a trusted file that is a text. */
import { ShipError } from '../../src/errors/ship-error.ts'
import { collectSettings, readSettings, type SettingsReading } from '../../src/settings/read-settings.ts'
import { readTree } from '../../src/settings/read-tree.ts'
import type { Trusted } from '../../src/settings/trust/trusted-file.ts'
import { REQUIRED, type Given } from './settings.ts'

const COMMIT = '1'.repeat(40)
const PLACE = { branch: 'main', commit: COMMIT, path: 'ship-to-ecs.yaml' }

const trustedBy = (text: string | null): Trusted => ({
  kind: 'place',
  because: 'on pull_request',
  place: { kind: text === null ? 'no-file' : 'file', ...PLACE },
  file: text === null ? null : { path: 'main:ship-to-ecs.yaml', text },
})

export const UNREADABLE: Trusted = {
  kind: 'place',
  because: 'on pull_request',
  place: { kind: 'unreadable', branch: 'main', reason: 'GitHub returned 404: Not Found' },
  file: null,
}

/** `trusted`: the text, null for no file, or what else is known of it. */
interface Files {
  readonly checkout: string
  readonly trusted: string | null | Trusted
  readonly inputs?: Given
}

const sourcesOf = ({ checkout, trusted, inputs = REQUIRED }: Files) => ({
  read: (name: string) => inputs[name] ?? '',
  given: [],
  file: { path: 'ship-to-ecs.yaml', text: checkout },
  trusted: typeof trusted === 'object' && trusted !== null ? trusted : trustedBy(trusted),
  readTree,
})

/** All that was read, with what is wrong. */
export const readGuarded = (files: Files): SettingsReading => collectSettings(sourcesOf(files))

/** The error of settings that are wrong. */
export const failureOf = (files: Files): ShipError => {
  try {
    readSettings(sourcesOf(files))
  } catch (error) {
    if (error instanceof ShipError) return error
    throw error
  }
  throw new Error('nothing is wrong')
}
