/** Which text of `policy-file` counts: that of the target branch where others may have written the checkout, else the workflow's. */
import { expect, test } from '@jest/globals'
import type { RunContext } from '../src/domain/image/tag.ts'
import { readPolicyFile } from '../src/read-policy-file.ts'
import { COMMIT, HEAD_COMMIT } from './support/image.ts'
import { memoryFiles } from './support/memory-files.ts'
import { NO_GITHUB } from './support/no-github.ts'

const OTHER = HEAD_COMMIT
const CHECKOUT = {
  '/checkout/.git/HEAD': COMMIT,
  '/checkout/policy.yaml': 'of the checkout',
  '/checkout/ship-to-ecs.yaml': '',
}
const ELSEWHERE = {
  '/checkout/org/.git/HEAD': OTHER,
  '/checkout/org/policy.yaml': 'of the organization',
  '/home/policy.yaml': 'of the runner',
}
const MAIN: Readonly<Record<string, string>> = { 'policy.yaml': 'of main' }

interface Case {
  readonly given: string
  readonly event?: string
  readonly files?: Readonly<Record<string, string>>
  readonly github?: 'there' | 'denied'
}

const read = async ({ given, event = 'pull_request', files = {}, github = 'there' }: Case): Promise<string> => {
  const memory = memoryFiles({ ...CHECKOUT, ...ELSEWHERE, '/event.json': '{}', ...files })
  const { file, problems } = await readPolicyFile(given, {
    environment: { GITHUB_EVENT_NAME: event, GITHUB_SHA: COMMIT, GITHUB_EVENT_PATH: '/event.json' },
    files: memory,
    // Nothing else of it is read.
    context: { workspace: '/checkout' } as RunContext,
    asked: '',
    github:
      github === 'denied'
        ? NO_GITHUB
        : {
            ...NO_GITHUB,
            defaultBranch: () => Promise.resolve('main'),
            tipOf: () => Promise.resolve(OTHER),
            readFile: (path) => Promise.resolve(MAIN[path] ?? null),
          },
  })
  return problems[0]?.text ?? file?.text ?? 'none'
}

test.each<readonly [string, Case, string]>([
  ['no input', { given: '' }, 'none'],
  ['a file of the checkout, on push', { given: 'policy.yaml', event: 'push' }, 'of the checkout'],
  ['a file of the checkout, on pull_request', { given: 'policy.yaml' }, 'of main'],
  ['a file of another checkout', { given: 'org/policy.yaml' }, 'of the organization'],
  ['a file outside of every checkout', { given: '/home/policy.yaml' }, 'of the runner'],
  [
    'a checkout of the commit of the event in a folder',
    { given: 'org/policy.yaml', files: { '/checkout/org/.git/HEAD': COMMIT } },
    'of main',
  ],
  [
    'a submodule, which the commit chooses',
    { given: 'sub/policy.yaml', files: { '/checkout/sub/.git': 'gitdir: x', '/checkout/sub/policy.yaml': 'x' } },
    '`policy-file`: sub/policy.yaml is not taken from the checkout on pull_request, and `main` does not have it: merge it first, then set the input',
  ],
  [
    'a folder',
    { given: 'org', event: 'push' },
    '`policy-file`: org cannot be read: it is a folder, a pipe, or a link that leads to no file',
  ],
  ['a file that is not there', { given: 'no.yaml', event: 'push' }, '`policy-file`: no.yaml does not exist'],
  [
    'without the right to read',
    { given: 'policy.yaml', github: 'denied' },
    '`policy-file`: policy.yaml is not taken from the checkout on pull_request, and cannot be read from the target branch: there is no token. Grant `permissions: contents: read` to the job',
  ],
])('%s', async (_what, given, expected) => {
  expect(await read(given)).toBe(expected)
})
