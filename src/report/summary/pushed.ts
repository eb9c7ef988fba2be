/** What became of the image in the registry, and of its repository: a fact of the stage. */
import type { Results } from '../../domain/results.ts'

export const pushedInWords = (kind: Results['push']['kind']): string => PUSHED[kind]

export const madeInWords = (kind: Results['repository']['kind']): string => MADE[kind]

const PUSHED: Readonly<Record<Results['push']['kind'], string>> = {
  pushed: 'pushed',
  'already-there': 'already in the registry',
  reused: 'reused, nothing pushed',
  given: 'given, nothing pushed',
  promoted: 'tagged, nothing pushed',
}

const MADE: Readonly<Record<Results['repository']['kind'], string>> = {
  there: 'exists',
  created: 'created',
  'on-push': 'created at the push',
}
