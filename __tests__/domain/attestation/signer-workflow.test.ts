/** The names of workflows, in certificates and in the setting. */
import { expect, test } from '@jest/globals'
import { parseSigner, parseWantedWorkflow, workflowInWords } from '../../../src/domain/attestation/signer-workflow.ts'

const BUILD = { repository: 'octo-org/hello', path: '.github/workflows/build.yml' }

test.each<readonly [string, ReturnType<typeof parseSigner>]>([
  [
    'https://github.com/octo-org/hello/.github/workflows/build.yml@refs/heads/main',
    { server: 'https://github.com', ...BUILD, ref: 'refs/heads/main' },
  ],
  [
    'https://octo.ghe.com/octo-org/hello/.github/workflows/build.yml@refs/tags/a@b',
    { server: 'https://octo.ghe.com', ...BUILD, ref: 'refs/tags/a@b' },
  ],
  ['http://github.com/octo-org/hello/.github/workflows/build.yml@refs/heads/main', null],
  ['https://github.com/octo-org/hello/.github/workflows/build.yml', null],
  ['https://github.com/octo-org/hello/.github/workflows/../x.yml@refs/heads/main', null],
  ['https://github.com/octo-org/hello/x/.github/workflows/build.yml@refs/heads/main', null],
  ['https://github.com@evil.example/octo-org/hello/.github/workflows/build.yml@refs/heads/main', null],
  ['https://github.com/octo-org/hello/.github/workflows/build.yml@refs/heads/main\n', null],
  ['', null],
])('%j in a certificate', (name, signer) => {
  expect(parseSigner(name)).toEqual(signer)
})

test.each<readonly [string, ReturnType<typeof parseWantedWorkflow>]>([
  ['octo-org/hello/.github/workflows/build.yml', { ...BUILD, ref: null }],
  ['octo-org/hello/.github/workflows/build.yml@refs/heads/main', { ...BUILD, ref: 'refs/heads/main' }],
  [`octo-org/hello/.github/workflows/build.yml@${'a'.repeat(40)}`, { ...BUILD, ref: 'a'.repeat(40) }],
  ['octo-org/hello/.github/workflows/build.yml@main', null],
  ['octo-org/hello/.github/workflows/build.yml@', null],
  ['octo-org/hello/.github/workflows/*', null],
  ['.github/workflows/build.yml', null],
  ['build.yml', null],
  ['https://github.com/octo-org/hello/.github/workflows/build.yml', null],
])('%j as a setting', (written, wanted) => {
  expect(parseWantedWorkflow(written)).toEqual(wanted)
  if (wanted !== null) expect(workflowInWords(wanted)).toBe(written)
})
