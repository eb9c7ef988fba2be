/** GitHub's API without a token. */
import { fault } from '../../src/errors/fault.ts'
import type { GitHubApi } from '../../src/ports/github-api.ts'

const refuse = (): Promise<never> => Promise.reject(fault('E_GITHUB', { message: 'there is no token' }))

export const NO_GITHUB: GitHubApi = {
  defaultBranch: refuse,
  tipOf: refuse,
  compare: refuse,
  changedFiles: refuse,
  readFile: refuse,
}
