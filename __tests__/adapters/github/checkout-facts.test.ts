import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { makeFiles } from '../../../src/adapters/files.ts'
import { readCheckoutFacts } from '../../../src/adapters/github/checkout-facts.ts'
import { guardSourceOf, type CheckoutFacts } from '../../../src/domain/trust/guard-source.ts'
import { EVENTS } from '../../support/events.ts'
import { COMMIT, HEAD_COMMIT } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'

const read = (
  files: Readonly<Record<string, string>>,
  { settingsFile = '/checkout/ship-to-ecs.yaml' }: { readonly settingsFile?: string } = {},
): Promise<CheckoutFacts> =>
  readCheckoutFacts({
    environment: { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: '/event.json', GITHUB_SHA: COMMIT },
    files: memoryFiles(files),
    workspace: '/checkout',
    settingsFile,
  })

describe('the branches of an event', () => {
  test.each([
    ['push', null, 'main'],
    ['schedule', null, null],
    ['workflow_dispatch', null, 'main'],
    ['release', null, 'main'],
    ['pull_request', 'main', 'main'],
    ['pull_request from a fork', 'main', 'main'],
    ['pull_request to a branch with a slash', 'release/2.x', 'main'],
    ['pull_request_target', 'main', 'main'],
    ['pull_request_review', 'main', 'main'],
    // Not the group that it is queued behind.
    ['merge_group', 'main', 'main'],
    // The head branch and the pull requests of the run say nothing.
    ['workflow_run', null, 'main'],
    // The comment does not say what the pull request is to be merged into.
    ['issue_comment', null, 'main'],
    ['repository_dispatch', null, 'main'],
    ['deployment', null, 'main'],
  ] as const)('%s', async (event, targetBranch, defaultBranch) => {
    const files = { '/event.json': JSON.stringify(EVENTS[event]) }
    expect(await read(files)).toMatchObject({ targetBranch, defaultBranch })
  })

  test.each(['{', '[]', '{"pull_request":{"base":{"ref":7}},"repository":"x"}', '{"pull_request":null}'])(
    'an event file that holds %s names none',
    async (text) => {
      expect(await read({ '/event.json': text })).toMatchObject({ targetBranch: null, defaultBranch: null })
    },
  )
})

describe('a push to a branch of a merge queue', () => {
  const readOn = (ref: string): Promise<CheckoutFacts> =>
    readCheckoutFacts({
      environment: { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: '/event.json', GITHUB_SHA: COMMIT, GITHUB_REF: ref },
      files: memoryFiles({ '/event.json': JSON.stringify(EVENTS.push), '/checkout/.git/HEAD': COMMIT }),
      workspace: '/checkout',
      settingsFile: '/checkout/ship-to-ecs.yaml',
    })
  const queue = 'refs/heads/gh-readonly-queue'

  test.each([
    [`${queue}/main/pr-12-${COMMIT}`, 'main'],
    [`${queue}/release/2.x/pr-3-${COMMIT}`, 'release/2.x'],
    [`${queue}/other`, null],
  ])('%s is made for %j, and holds pull requests', async (ref, targetBranch) => {
    const facts = await readOn(ref)
    expect(facts).toMatchObject({ targetBranch, isQueued: true })
    const branch = targetBranch ?? 'main'
    expect(guardSourceOf(facts)).toEqual({ kind: 'branch', branch, because: 'on push to a merge queue' })
  })

  test.each(['refs/heads/main', 'refs/heads/x/gh-readonly-queue/main', 'refs/tags/gh-readonly-queue/main'])(
    '%s is none',
    async (ref) => {
      expect(guardSourceOf(await readOn(ref))).toEqual({ kind: 'checkout' })
    },
  )
})

describe('the commit that is checked out', () => {
  test.each([
    ['itself', { '/checkout/.git/HEAD': `${HEAD_COMMIT}\n` }],
    [
      'a loose ref',
      { '/checkout/.git/HEAD': 'ref: refs/heads/x\n', '/checkout/.git/refs/heads/x': `${HEAD_COMMIT}\n` },
    ],
    [
      'a packed ref',
      {
        '/checkout/.git/HEAD': 'ref: refs/heads/x\n',
        '/checkout/.git/packed-refs': `# pack-refs with: peeled\n${COMMIT} refs/heads/xx\n${HEAD_COMMIT} refs/heads/x\n`,
      },
    ],
  ])('by %s', async (_, files) => {
    expect(await read(files)).toMatchObject({ sha: COMMIT, head: HEAD_COMMIT, path: 'ship-to-ecs.yaml' })
  })

  test.each([
    ['a workspace without .git', {}],
    ['a branch without a commit', { '/checkout/.git/HEAD': 'ref: refs/heads/x\n' }],
    ['a submodule', { '/checkout/.git': 'gitdir: ../.git/modules/x\n' }],
  ])('%s: unknown', async (_, files) => {
    expect(await read(files)).toMatchObject({ head: null, path: 'ship-to-ecs.yaml' })
  })

  test('a checkout in a folder of the workspace', async () => {
    const files = { '/checkout/.git/HEAD': COMMIT, '/checkout/app/.git/HEAD': HEAD_COMMIT }
    const facts = await read(files, { settingsFile: '/checkout/app/deploy/ship.yaml' })
    expect(facts).toMatchObject({ head: HEAD_COMMIT, path: 'deploy/ship.yaml' })
  })

  test('a checkout beside which the settings file is looked for, and is not', async () => {
    const files = { '/checkout/docs/a': '', '/checkout/app/.git/HEAD': HEAD_COMMIT, '/checkout/z/.git/HEAD': COMMIT }
    expect(await read(files)).toMatchObject({ sha: COMMIT, head: COMMIT, path: 'ship-to-ecs.yaml' })
    expect(await read({ '/checkout/app/.git/HEAD': HEAD_COMMIT })).toMatchObject({ head: null })
    // A file that is there is part of none of them.
    expect(await read({ ...files, '/checkout/ship-to-ecs.yaml': '' })).toMatchObject({ head: null })
  })

  test('a checkout outside of the workspace', async () => {
    const facts = await read({ '/other/.git/HEAD': HEAD_COMMIT }, { settingsFile: '/other/ship.yaml' })
    expect(facts).toMatchObject({ head: HEAD_COMMIT, path: 'ship.yaml' })
  })

  test('a file in no checkout', async () => {
    expect(await read({}, { settingsFile: '/runner/temp/ship.yaml' })).toMatchObject({ head: null, path: null })
  })

  describe('in a folder that a commit made look like a checkout', () => {
    const readOnDisk = async (arrange: (workspace: string) => Promise<void>): Promise<CheckoutFacts> => {
      const workspace = await mkdtemp(join(tmpdir(), 'ship-to-ecs-test-'))
      try {
        await mkdir(join(workspace, '.git'))
        await writeFile(join(workspace, '.git', 'HEAD'), HEAD_COMMIT)
        await writeFile(join(workspace, 'ship.yaml'), '')
        await arrange(workspace)
        return await readCheckoutFacts({
          environment: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: COMMIT },
          files: makeFiles({ workspace, temporaryDirectory: null, register: () => undefined }),
          workspace,
          settingsFile: join(workspace, 'deploy', 'ship.yaml'),
        })
      } finally {
        await rm(workspace, { recursive: true })
      }
    }

    test('by a link, the file is still looked for at the path that the workflow names', async () => {
      const facts = await readOnDisk((workspace) => symlink('.', join(workspace, 'deploy')))
      expect(facts).toMatchObject({ head: HEAD_COMMIT, path: 'deploy/ship.yaml' })
    })

    test('by a submodule, too', async () => {
      const facts = await readOnDisk(async (workspace) => {
        await mkdir(join(workspace, 'deploy'))
        await writeFile(join(workspace, 'deploy', '.git'), 'gitdir: ../.git/modules/deploy')
      })
      expect(facts).toMatchObject({ head: HEAD_COMMIT, path: 'deploy/ship.yaml' })
    })
  })
})
