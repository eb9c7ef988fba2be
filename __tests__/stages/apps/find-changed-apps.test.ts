/** The stage that lists the apps: what GitHub does not say leaves no app out. */
import { expect, test } from '@jest/globals'
import type { AppPaths } from '../../../src/domain/apps/changed-apps.ts'
import { findChangedApps } from '../../../src/stages/apps/find-changed-apps.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { Comparison, GitHubApi } from '../../../src/ports/github-api.ts'
import { memoryFiles } from '../../support/memory-files.ts'
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
  readonly apps?: readonly AppPaths[]
  /** The files of the checkout. */
  readonly there?: readonly string[]
}

const find = async (changedFiles: GitHubApi['changedFiles'], asked: Asked = {}) => {
  const { from = base, change = 'push', apps = APPS, there = ['api/a', 'web/a'] } = asked
  const log = recordingLog()
  const input = { apps, base: from, head, change, settingsFile: null, checkout: '/checkout' }
  const files = memoryFiles(Object.fromEntries(there.map((path) => [`/checkout/${path}`, ''])))
  const found = await findChangedApps.run(input, { github: { ...NO_GITHUB, changedFiles }, files, log })
  const changed = found.apps.filter(({ kind }) => kind === 'changed').map(({ name }) => name)
  return { changed, warnings: log.text('warning') }
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

const nothing = () => Promise.resolve({ comparison: 'ahead' as const, files: [] })

test('paths that name nothing in the checkout are a warning, and an app with no other is built', async () => {
  const apps = [
    { name: 'api', paths: ['appi'] },
    { name: 'web', paths: ['web', 'lib/*.go'] },
    { name: 'docs', paths: ['*.md'] },
  ]
  const { changed, warnings } = await find(nothing, { apps })
  expect(changed).toEqual(['api'])
  expect(warnings.split('\n')).toEqual([
    "`paths` of the app api: there is no 'appi' in the checkout",
    "`paths` of the app web: there is no 'lib/*.go' in the checkout",
  ])
})

test('in a sparse checkout what is missing says nothing', async () => {
  const { changed, warnings } = await find(nothing, { there: ['.git/info/sparse-checkout'] })
  expect({ changed, warnings }).toEqual({ changed: [], warnings: '' })
})

test.each([
  [256, ''],
  [257, '257 apps changed, and a matrix of GitHub has at most 256 jobs: split the output `apps`'],
])('%i apps', async (count, warning) => {
  const apps = Array.from({ length: count }, (_, index) => ({ name: `app-${index}`, paths: null }))
  expect((await find(nothing, { apps })).warnings).toBe(warning)
})
