/**
 * What the authors of Trivy and Dockle publish of their formats: the golden reports and VEX documents in the sources that tools/ pins. They are read
 * where Go keeps them, so this needs Go, as tools/build does; none is part of this repository.
 */
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, jest, test } from '@jest/globals'
import { z } from 'zod'
import { inRepository } from '../../../scripts/repository.ts'
import { parseDockleJson } from '../../../src/domain/scan/dockle-json.ts'
import { countByLevel, type ScanReport } from '../../../src/domain/scan/findings.ts'
import { parseTrivyJson } from '../../../src/domain/scan/trivy-json.ts'
import { readVex } from '../../../src/domain/scan/vex/read-vex.ts'
import { dockleCounts, trivyCounts, type Counts } from '../../support/counted-reports.ts'

jest.setTimeout(300_000)

/** The folder of a module at the version that tools/ pins by hash; downloads it where it is not there yet. */
const sourceOf = async (tool: 'trivy' | 'dockle', module: string): Promise<string> => {
  const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', module], {
    cwd: inRepository('tools', tool),
  })
  return z.object({ Dir: z.string() }).parse(JSON.parse(stdout)).Dir
}
const trivySource = () => sourceOf('trivy', 'github.com/aquasecurity/trivy')
const dockleSource = () => sourceOf('dockle', 'github.com/goodwithtech/dockle')

const countsIn = ({ source, findings }: ScanReport): Counts =>
  Object.fromEntries(Object.entries(countByLevel(source, findings)).filter(([, count]) => count > 0))

const FACTS = {
  archive: '/a.tar',
  image: 'a',
  version: '0',
  database: { updatedAt: '', origin: { kind: 'own' } },
} as const

const golden = async (): Promise<readonly (readonly [string, Record<string, unknown>])[]> => {
  const folder = join(await trivySource(), 'integration', 'testdata')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json.golden'))
  return Promise.all(
    names.map(async (name) => {
      const report: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'))
      return [name, z.record(z.string(), z.unknown()).parse(report)] as const
    }),
  )
}

describe("Trivy's golden reports", () => {
  test('of images are counted as an independent reader counts them', async () => {
    const images = (await golden()).filter(([, { ArtifactType }]) => ArtifactType === 'container_image')
    expect(images.length).toBeGreaterThanOrEqual(30)
    for (const [name, report] of images) {
      const text = JSON.stringify(report)
      const parsed = parseTrivyJson(text, FACTS)
      expect([name, parsed.kind === 'valid' ? countsIn(parsed.value.report) : parsed]).toEqual([
        name,
        trivyCounts(text),
      ])
    }
  })

  test('of anything else are refused; their findings in an image are counted', async () => {
    const others = (await golden()).filter(
      ([, { ArtifactType, SchemaVersion }]) => SchemaVersion === 2 && ArtifactType !== 'container_image',
    )
    expect(others.length).toBeGreaterThanOrEqual(40)
    let counted = 0
    for (const [name, report] of others) {
      expect([name, parseTrivyJson(JSON.stringify(report), FACTS)]).toEqual([
        name,
        { kind: 'invalid', problem: expect.stringContaining('ArtifactType') },
      ])
      const text = JSON.stringify({
        ...report,
        ArtifactType: 'container_image',
        Metadata: { ImageID: `sha256:${'0'.repeat(64)}` },
      })
      const parsed = parseTrivyJson(text, FACTS)
      expect([name, parsed.kind === 'valid' ? countsIn(parsed.value.report) : parsed]).toEqual([
        name,
        trivyCounts(text),
      ])
      counted += Object.keys(trivyCounts(text)).length
    }
    expect(counted).toBeGreaterThanOrEqual(40)
  })
})

test("the report in Dockle's README is counted as an independent reader counts it", async () => {
  const readme = await readFile(join(await dockleSource(), 'README.md'), 'utf8')
  const reports = [...readme.matchAll(/^\{\n[\s\S]*?^\}$/gmu)]
    .map(([text]) => text)
    .filter((text) => text.includes('"details"'))
  expect(reports).toHaveLength(1)
  for (const text of reports) {
    const parsed = parseDockleJson(text, '0')
    expect(parsed.kind === 'valid' ? countsIn(parsed.value) : parsed).toEqual(dockleCounts(text))
  }
})

describe('published VEX documents', () => {
  test.each([
    ['dockle', '.vex/dockle.openvex.json'],
    ['trivy', '.vex/trivy.openvex.json'],
    ['trivy', '.vex/oci.openvex.json'],
    ['trivy', 'integration/testdata/fixtures/vex/file/openvex.json'],
    ['trivy', 'pkg/vex/testdata/openvex-multiple.json'],
    ['trivy', 'pkg/vex/testdata/openvex-oci.json'],
    ['trivy', 'pkg/vex/testdata/csaf.json'],
    ['trivy', 'pkg/vex/testdata/csaf-relationships.json'],
  ] as const)('of %s, %s, has statements', async (tool, path) => {
    const source = tool === 'trivy' ? await trivySource() : await dockleSource()
    const read = readVex(await readFile(join(source, path), 'utf8'), path)
    expect(read.kind === 'valid' ? read.value.statements.length : read).toBeGreaterThan(0)
  })

  test('of a format that is not read is refused with the formats that are', async () => {
    const path = join(await trivySource(), 'pkg/vex/testdata/cyclonedx.json')
    expect(readVex(await readFile(path, 'utf8'), path)).toMatchObject({
      kind: 'invalid',
      problem: expect.stringMatching(/OpenVEX.*CSAF|CSAF.*OpenVEX/u),
    })
  })
})
