/** The roots of the action, and newer ones over the wire: only what its signatures prove takes their place. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { makeDownload } from '../../../src/adapters/download.ts'
import { freshRoots, ownRoots, type OwnRoot } from '../../../src/adapters/sigstore/own-roots.ts'
import { rootProblem } from '../../../src/adapters/sigstore/verify-bundle.ts'
import { rootText } from '../../support/attestations.ts'
import { stopServers } from '../../support/loopback-server.ts'
import { startSigstore } from '../../support/sigstore.ts'
import { startTuf, type Tuf, type TufOptions } from '../../support/tuf-repository.ts'

let folder = ''
let newer = ''
beforeAll(async () => {
  newer = rootText(await startSigstore())
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-roots-'))
})
afterEach(async () => {
  stopServers()
  await rm(folder, { recursive: true, force: true })
})

const read = (own: readonly OwnRoot[], silenceMs = 10_000) => {
  const download = makeDownload({ signal: new AbortController().signal, environment: {}, silenceMs })
  return freshRoots({ download, folder, own })
}

const ownOf = ({ mirror, root }: Tuf, name = 'GitHub'): OwnRoot => ({ name, text: `own of ${name}`, mirror, root })

test('those of the action can be used', () => {
  expect(ownRoots).toHaveLength(2)
  expect(ownRoots.map(rootProblem)).toEqual([null, null])
  expect(ownRoots[0]).toContain('fulcio.sigstore.dev')
  expect(ownRoots[1]).toContain('fulcio.githubapp.com')
})

test('the metadata that they are refreshed from is trusted as it is', async () => {
  const asked: string[] = []
  const nothing = (url: string) => {
    asked.push(new URL(url).pathname)
    return Promise.resolve({ status: 404, challenge: '', text: '' })
  }
  const { roots, stale } = await freshRoots({ download: { read: nothing }, folder })
  expect(roots).toEqual(ownRoots)
  expect(stale.map((why) => why.replace(/GET \S+/u, 'GET …'))).toEqual([
    'Sigstore: GET … returned 404',
    'GitHub: GET … returned 404',
  ])
  expect(asked.toSorted()).toEqual(['/10.root.json', '/17.root.json', '/timestamp.json', '/timestamp.json'])
})

test('a newer one is taken, by a root that the one of the action has signed', async () => {
  const tuf = await startTuf({ target: newer })
  expect(await read([ownOf(tuf)])).toEqual({ roots: [newer], stale: [] })
  expect(tuf.requests.slice(0, 3)).toEqual(['/2.root.json', '/3.root.json', '/timestamp.json'])
})

describe('that of the action stays', () => {
  test.each<readonly [string, Partial<TufOptions>]>([
    ['where the newer metadata is signed by somebody else', { forged: true }],
    ['where what is served is something else', { served: '{"a":1}' }],
    ['where the metadata has expired', { expired: true }],
    ['where the repository has no root', { empty: true }],
  ])('%s', async (_, options) => {
    const { roots, stale } = await read([ownOf(await startTuf({ target: newer, ...options }))])
    expect(roots).toEqual(['own of GitHub'])
    expect(stale).toEqual([expect.stringMatching(/^GitHub: ./u)])
  })

  test('where what is signed is no root', async () => {
    const { roots, stale } = await read([ownOf(await startTuf({ target: '{"certificateAuthorities":[]}' }))])
    expect(roots).toEqual(['own of GitHub'])
    expect(stale).toEqual(['GitHub: it is no trusted root: it has no certificate authority'])
  })

  test('where nobody answers, and the other one is taken', async () => {
    const tuf = await startTuf({ target: newer })
    const gone = { ...ownOf(tuf, 'Sigstore'), mirror: 'http://127.0.0.1:1' }
    const { roots, stale } = await read([gone, ownOf(tuf)])
    expect(roots).toEqual(['own of Sigstore', newer])
    expect(stale).toEqual([expect.stringMatching(/^Sigstore: /u)])
  })
})
