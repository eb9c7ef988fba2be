/** Uploads to code scanning over the toolkit's client and a real socket. */
import { expect, test } from '@jest/globals'
import { useGitHubWrites } from '../../support/github-writes.ts'

const { open, keep, kept, fault, requests } = useGitHubWrites()

const UPLOAD = { ref: 'refs/pull/7/merge', commit: '1'.repeat(40), text: '{"runs":[{"ü":1}]}' }
const SEND = 'POST /repos/{owner}/{repo}/code-scanning/sarifs'

test('a report arrives as it is, compressed', async () => {
  const sent = await open().sarifUploads.send(UPLOAD)
  const [{ id, ...sarif } = { id: '' }] = kept().sarifs
  expect(sent).toEqual({ kind: 'given', value: id })
  expect(sarif).toEqual(UPLOAD)
})

test.each([
  [{ status: 'pending' }, { kind: 'pending' }],
  [{ status: 'complete' }, { kind: 'complete' }],
  [
    { status: 'failed', errors: ['rejecting SARIF'] },
    { kind: 'failed', errors: ['rejecting SARIF'] },
  ],
] as const)('%j', async (processing, value) => {
  keep({ processing: [processing] })
  const { sarifUploads } = open()
  const sent = await sarifUploads.send(UPLOAD)
  expect(await sarifUploads.look(sent.kind === 'given' ? sent.value : '')).toEqual({ kind: 'given', value })
})

test.each(['server-error', 'lost-reply', 'reset'] as const)('after %s it is sent again', async (kind) => {
  fault({ kind, operation: SEND, times: 1 })
  expect(await open().sarifUploads.send(UPLOAD)).toMatchObject({ kind: 'given' })
  expect(requests()).toHaveLength(2)
})

test('a report that is too large is refused at once', async () => {
  fault({ kind: 'refused', status: 413, message: 'Payload Too Large', operation: SEND, times: 1 })
  expect(await open().sarifUploads.send(UPLOAD)).toMatchObject({ kind: 'refused', status: 413, mayBeDone: false })
  expect(requests()).toHaveLength(1)
})
