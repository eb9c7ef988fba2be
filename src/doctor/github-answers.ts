/** What GitHub answers as a finding, and the commands that change what it has. */
import type { Reading } from '../domain/verify/answer.ts'
import { skipped, type Finding } from './doctor-check.ts'

/** `gh api` on the repository. */
export const api = (method: string, repository: string | null, path: string): readonly string[] => [
  ...['gh', 'api', '--method', method],
  `repos/${repository ?? ''}${path}`,
]

/** Some settings are only shown to who may change them; to others GitHub says that there are none. */
export const notShown = (): Finding => skipped('no permission: the token does not administrate the repository')

interface Judgement<Value> {
  readonly read: (value: Value) => Finding
  readonly missing: () => Finding
}

export const judged = <Value>(reading: Reading<Value>, { read, missing }: Judgement<Value>): Finding => {
  switch (reading.kind) {
    case 'read':
      return read(reading.value)
    case 'missing':
      return missing()
    case 'denied':
      return skipped(`no permission: ${reading.action}`)
    case 'failed':
      return skipped(`GitHub could not be asked: ${reading.because}`)
  }
}
