/** The same VEX documents, the same image: what the real Trivy's `--vex` suppresses, and what ours accepts. Where they differ, the row says why. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import type { BuiltImage } from '../../src/domain/image/image.ts'
import { applyExceptions } from '../../src/domain/scan/exceptions/apply.ts'
import type { Finding } from '../../src/domain/scan/findings.ts'
import { readVex } from '../../src/domain/scan/vex/read-vex.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import { folder, makeFolder, removeFolder, scanWithFixture, VULNERABLE } from '../support/real-scanners.ts'
import { CSAF } from '../support/csaf-beside-trivy.ts'
import { LODASH, OPEN, OPENSSL, OTHER, type Row } from '../support/vex-beside-trivy.ts'

jest.setTimeout(120_000)

let image: BuiltImage
let findings: readonly Finding[]

beforeAll(async () => {
  await makeFolder()
  image = await makeImageArchive(folder(), VULNERABLE)
  const { trivy } = await scanWithFixture(image)
  if (trivy.kind === 'broke') throw new Error(trivy.because)
  findings = trivy.report.findings.filter(({ kind }) => kind === 'vulnerability')
})
afterAll(removeFolder)

const run = promisify(execFile)

/** Trivy's JSON, as far as it is read. */
interface Report {
  readonly Results?: readonly { readonly Vulnerabilities?: readonly { readonly VulnerabilityID: string }[] }[]
}

const leftByTrivy = async (documents: readonly object[]): Promise<readonly string[]> => {
  const paths = await Promise.all(
    documents.map(async (document, index) => {
      const path = join(folder(), `vex-${index}.json`)
      await writeFile(path, JSON.stringify(document))
      return path
    }),
  )
  const output = join(folder(), 'report.json')
  await run(readSandbox().tools.trivy, [
    ...['image', '--input', image.archive, '--format', 'json', '--output', output, '--scanners', 'vuln'],
    ...paths.flatMap((path) => ['--vex', path]),
    ...['--cache-dir', join(folder(), 'database'), '--cache-backend', 'memory'],
    ...['--skip-db-update', '--skip-check-update', '--offline-scan', '--skip-java-db-update'],
    ...['--skip-version-check', '--disable-telemetry', '--no-progress'],
  ])
  // Trivy's own format.
  const report = JSON.parse(await readFile(output, 'utf8')) as Report
  return (report.Results ?? []).flatMap(({ Vulnerabilities = [] }) => Vulnerabilities.map((one) => one.VulnerabilityID))
}

const acceptedByUs = (documents: readonly object[]): readonly string[] => {
  const vex = documents.flatMap((document, index) => {
    const read = readVex(JSON.stringify(document), `vex-${index}.json`)
    if (read.kind === 'invalid') throw new Error(read.problem)
    return read.value.statements
  })
  const own = { repository: 'shop/hello', digests: [image.configDigest], platform: image.platform }
  return applyExceptions(findings, { entries: [], vex }, { today: '2026-11-21', own }).excepted.map(
    ({ finding }) => finding.id,
  )
}

test('without a document, all are found', async () => {
  expect(findings.map(({ id }) => id).toSorted()).toEqual([LODASH, OPENSSL, OTHER].toSorted())
  expect((await leftByTrivy([])).toSorted()).toEqual([LODASH, OPENSSL, OTHER].toSorted())
})

describe.each([
  ['OpenVEX', OPEN],
  ['CSAF', CSAF],
])('%s', (_, rows) => {
  test.each(rows)('$name', async ({ documents, trivy, ours }: Row) => {
    const left = await leftByTrivy(documents)
    const suppressed = findings.map(({ id }) => id).filter((id) => !left.includes(id))
    expect({ trivy: suppressed.toSorted(), ours: acceptedByUs(documents).toSorted() }).toEqual({
      trivy: trivy.toSorted(),
      ours: (ours?.ids ?? trivy).toSorted(),
    })
  })
})

test('a difference has a reason, and is one', () => {
  const different = [...OPEN, ...CSAF].filter(({ ours }) => ours !== undefined)
  expect(different.length).toBeGreaterThan(0)
  for (const { ours, trivy } of different) {
    expect(ours?.because).not.toBe('')
    expect(ours?.ids).not.toEqual(trivy)
  }
})
