/** The stage that lists the apps: what GitHub does not say leaves no app out. */
import { expect, test } from '@jest/globals'
import { findChangedApps } from '../../../src/stages/apps/find-changed-apps.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { Comparison, GitHubApi } from '../../../src/ports/github-api.ts'
import { NO_GITHUB } from '../../support/no-github.ts'
import { recordingLog } from '../../support/recording-log.ts'

const APPS = [
  { name: 'api', paths: ['api'] },
  { name: 'web', paths: ['web'] },
]
const [base, head] = ['1'.repeat(40), '2'.repeat(40)]

interface Asked {
  readonly from?: string | null
  readonly change?: 'merge' | 'push'
}

const find = async (changedFiles: GitHubApi['changedFiles'], { from = base, change = 'push' }: Asked = {}) => {
  const log = recordingLog()
  const input = { apps: APPS, base: from, head, change, settingsFile: null }
  const { apps } = await findChangedApps.run(input, { github: { ...NO_GITHUB, changedFiles }, log })
  return { changed: apps.filter(({ kind }) => kind === 'changed').map(({ name }) => name) }
}

test('the files between the two commits say it', async () => {
  const asked: string[] = []
  const found = await find((one, other) => {
    asked.push(`${one}...${other}`)
    return Promise.resolve({ comparison: 'ahead', files: ['web/index.html'] })
  })
  expect(found.changed).toEqual(['web'])
  expect(asked).toEqual([`${base}...${head}`])
})

test.each([
  ['more files than GitHub lists', () => Promise.resolve(null), base],
  ['GitHub fails', () => Promise.reject(fault('E_GITHUB', { message: 'GitHub did not answer' })), base],
  ['an event without a commit before', () => Promise.resolve({ comparison: 'ahead' as const, files: [] }), null],
])('%s: every app', async (_, changedFiles, from) => {
  expect((await find(changedFiles, { from })).changed).toEqual(['api', 'web'])
})

// GitHub then lists the files since the last commit that both have, and none of those that were taken back.
test.each<readonly [Comparison, 'merge' | 'push', readonly string[]]>([
  ['behind', 'push', ['api', 'web']],
  ['diverged', 'push', ['api', 'web']],
  ['identical', 'push', []],
  ['diverged', 'merge', ['web']],
])('a commit that is %s, seen from the one before a %s', async (comparison, change, apps) => {
  const files = comparison === 'diverged' ? ['web/index.html'] : []
  expect((await find(() => Promise.resolve({ comparison, files }), { change })).changed).toEqual(apps)
})

test('what is no answer of GitHub is thrown', async () => {
  await expect(find(() => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect')
})
