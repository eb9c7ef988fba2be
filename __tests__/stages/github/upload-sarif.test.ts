/** The stage over the wire: what is uploaded, and that nothing that GitHub answers fails the run. */
import { expect, test } from '@jest/globals'
import type { GitHubFaultRule } from '../../../local-github/options.ts'
import type { Processing } from '../../../local-github/kept.ts'
import { uploadSarif, type UploadInput } from '../../../src/stages/github/upload-sarif.ts'
import { FORBIDDEN, useGitHubWrites } from '../../support/github-writes.ts'
import { memoryFiles } from '../../support/memory-files.ts'

const { open, keep, kept, fault, requests } = useGitHubWrites()

const SEND = 'POST /repos/{owner}/{repo}/code-scanning/sarifs'
const LOOK = 'GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}'

const sarif = (name: string, tool: string) => ({
  name,
  sarif: { tool, category: `ship-to-ecs/hello/${tool.toLowerCase()}/` },
})
const TRIVY = sarif('trivy.sarif', 'Trivy')
const BOTH = [{ name: 'trivy.json' }, TRIVY, sarif('dockle.sarif', 'Dockle')]
const CODE_REF = { ref: 'refs/pull/7/merge', commit: '1'.repeat(40) }

const play = async ({ files: written = BOTH, ...input }: Partial<UploadInput & UploadInput['reports']> = {}) => {
  const { sarifUploads, clock, log } = open()
  const files = memoryFiles({ '/reports/trivy.sarif': '{"runs":[1]}', '/reports/dockle.sarif': '{"runs":[2]}' })
  const reports = { folder: '/reports', files: written }
  const result = await uploadSarif.run({ reports, codeRef: CODE_REF, ...input }, { sarifUploads, files, clock, log })
  return { result, log, clock }
}

const ofBoth = (processing: object): object => ({
  kind: 'uploaded',
  reports: [
    { tool: 'Trivy', category: 'ship-to-ecs/hello/trivy', processing },
    { tool: 'Dockle', category: 'ship-to-ecs/hello/dockle', processing },
  ],
})

test('each report is uploaded for the commit, and processed', async () => {
  const { result, log } = await play()
  expect(result).toEqual(ofBoth({ kind: 'complete' }))
  expect(kept().sarifs).toMatchObject([
    { ...CODE_REF, text: '{"runs":[1]}' },
    { ...CODE_REF, text: '{"runs":[2]}' },
  ])
  expect(log.text('warning')).toBe('')
})

test('slow processing is waited for', async () => {
  const pending: Processing = { status: 'pending' }
  keep({ processing: [pending, pending, pending, { status: 'complete' }] })
  const { result, clock } = await play({ files: [TRIVY] })
  expect(result).toMatchObject({ reports: [{ processing: { kind: 'complete' } }] })
  expect(clock.elapsedMs()).toBe(20_000)
})

test('processing that does not end is no failure, and not waited for beyond two minutes', async () => {
  keep({ processing: [{ status: 'pending' }] })
  const { result, log, clock } = await play({ files: [TRIVY] })
  expect(result).toMatchObject({ reports: [{ processing: { kind: 'pending' } }] })
  expect(clock.elapsedMs()).toBe(120_000)
  expect(log.text('info')).toContain('GitHub is still processing it')
  expect(log.text('warning')).toBe('')
})

test('several reports wait together: however many there are, the run waits two minutes', async () => {
  keep({ processing: [{ status: 'pending' }] })
  const { result, clock } = await play()
  expect(result).toEqual(ofBoth({ kind: 'pending' }))
  expect(clock.elapsedMs()).toBe(120_000)
})

test.each([
  ['an invalid URI was provided as a SARIF location', 'a location in the report is not a path of the repository: an '],
  ['A delivery cannot contain multiple runs with the same category', 'two reports have one category: A delivery'],
  ['rejecting SARIF, as there are more runs than allowed', 'the report exceeds a limit of code scanning: rejecting'],
  ['something else', 'GitHub did not process it: something else. The verdict is not affected.'],
])('a failed processing (%s) is a warning with the reason', async (error, words) => {
  keep({ processing: [{ status: 'failed', errors: [error] }] })
  const { result, log } = await play({ files: [TRIVY] })
  expect(result).toMatchObject({ reports: [{ processing: { kind: 'failed' } }] })
  expect(log.text('warning')).toContain(words)
})

test.each([
  [FORBIDDEN.message, 'it lacks the permission `security-events: write`'],
  ['Code Security must be enabled for this repository to use code scanning.', 'code scanning is not enabled'],
  ['Repository was archived so is read-only.', 'the repository is archived'],
])('a token that may not upload (%s) skips all of them, without a warning', async (message, words) => {
  fault({ kind: 'refused', status: 403, message, operation: SEND, times: 1 })
  const { result, log } = await play()
  expect(result).toMatchObject({ kind: 'skipped', because: expect.stringContaining(words) })
  expect(requests()).toHaveLength(1)
  expect(log.text('info')).toContain('Nothing was uploaded to code scanning: ')
  expect(log.text('warning')).toBe('')
})

test.each([
  [{ kind: 'refused', status: 413, message: 'Payload Too Large' }, 'the report is larger than GitHub accepts'],
  [{ kind: 'refused', status: 400, message: 'Invalid SARIF' }, 'GitHub returned 400: Invalid SARIF'],
  [{ kind: 'server-error', times: 3 }, 'GitHub returned 502'],
] as const)('one that GitHub does not take (%j) keeps the next from nothing', async (rule, words) => {
  const times: GitHubFaultRule = { times: 1, ...rule, operation: SEND }
  fault(times)
  const { result, log } = await play()
  expect(result).toMatchObject({ reports: [{ processing: { kind: 'failed' } }, { processing: { kind: 'complete' } }] })
  expect(log.text('warning')).toContain(words)
})

test('one reason for all reports is one warning', async () => {
  fault({ kind: 'refused', status: 400, message: 'Bad', operation: SEND, times: 2 })
  const { log } = await play()
  const which = 'ship-to-ecs/hello/trivy, ship-to-ecs/hello/dockle'
  expect(log.text('warning')).toContain(`2 reports are not in code scanning (${which}): GitHub returned 400`)
  expect(log.text('warning').match(/The verdict is not affected/gu)).toHaveLength(1)
})

test('what cannot be looked at is not known to be there', async () => {
  fault({ kind: 'server-error', operation: LOOK, times: 3 })
  const { result } = await play({ files: [TRIVY] })
  const because = expect.stringContaining('whether GitHub processed it is not known')
  expect(result).toMatchObject({ reports: [{ processing: { kind: 'failed', because } }] })
})

test('a report that is not there is a warning', async () => {
  const { result } = await play({ files: [sarif('gone.sarif', 'Trivy')] })
  expect(result).toMatchObject({ reports: [{ processing: { because: '/reports/gone.sarif does not exist' } }] })
})

test('where no report was written, nothing is said to be uploaded', async () => {
  const { result, log } = await play({ reports: { folder: null, files: BOTH } })
  expect(result).toMatchObject({ kind: 'failed', because: 'there is no report in SARIF' })
  expect(log.text('warning')).toContain('Nothing was uploaded to code scanning: there is no report in SARIF.')
})

test('on a checkout that the event is not about nothing is uploaded', async () => {
  const { result } = await play({ codeRef: null })
  expect(result).toMatchObject({ kind: 'skipped', because: expect.stringContaining('is not a commit that the event') })
  expect(requests()).toEqual([])
})
