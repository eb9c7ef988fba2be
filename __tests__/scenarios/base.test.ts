/** The shipped bundle with a base image: its findings apart from our own, and what a newer one fixes, as far as it was scanned. No verdict depends on it. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { z } from 'zod'
import { useShipPlays } from '../support/checked-plays.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import { serve } from '../support/loopback-server.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const CONFIG = z.object({ rootfs: z.object({ diff_ids: z.array(z.string()) }) })
/** Of the one layer that every build of a play has. */
let layer = ''
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-base-'))
  const { archive, configDigest } = await makeImageArchive(folder, { files: { hello: 'hello\n' } })
  const name = `${configDigest.replace('sha256:', '')}.json`
  const config: unknown = JSON.parse(execFileSync('tar', ['-xOf', archive, name], { encoding: 'utf8' }))
  layer = CONFIG.parse(config).rootfs.diff_ids[0] ?? ''
  await rm(folder, { recursive: true })
})

/** As the newer image has them, by the number. */
const vulnerabilities = (severities: readonly string[], own: readonly string[] = []): object => ({
  Target: 'app/package.json',
  Class: 'lang-pkgs',
  Vulnerabilities: [...severities, ...own].map((Severity, index) => ({
    ...{ VulnerabilityID: `CVE-2026-000${index}`, PkgName: 'lodash', InstalledVersion: '0.9.0', FixedVersion: '1.0.1' },
    ...{ PkgIdentifier: { PURL: 'pkg:npm/lodash@0.9.0' }, Severity },
    ...(index < severities.length && { Layer: { DiffID: layer } }),
  })),
})

interface BasePlay extends ShipPlay {
  readonly tags?: readonly string[]
  /** Severities of the findings in the layers of the base. */
  readonly ofBase?: readonly string[]
  readonly own?: readonly string[]
}

/** `asked`: what the registry of the base was asked. */
const play = async (
  given: BasePlay = {},
): Promise<ShipPlayed & { readonly asked: readonly string[]; readonly name: string }> => {
  const { tags = ['1.0', '1.1', 'latest'], ofBase = ['LOW', 'MEDIUM', 'LOW'], own = ['LOW'], ...more } = given
  const asked: string[] = []
  const origin = await serve((request, response) => {
    asked.push(request.url ?? '')
    response.end(JSON.stringify({ tags }))
  })
  const name = `${origin.replace('http://', '')}/team/base`
  const run = await playOnce({
    files: { Dockerfile: `FROM ${name}:1.0\nCOPY . .\n` },
    docker: { image: `[ "$2 $5" = "inspect ${name}:1.0" ] && { echo '["${layer}"]'; exit; }` },
    results: [vulnerabilities(ofBase, own)],
    imagesElsewhere: { 'base:1.1': { severities: ['LOW'] } },
    ...more,
  })
  return { ...run, asked, name }
}

describe('a newer tag of the base', () => {
  test('is scanned, and what it fixes is said; without a baseline, too', async () => {
    const run = await play()
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
    expect(run.asked).toEqual(['/v2/team/base/tags/list?n=1000'])
    const words = `\`${run.name}:1.1\` fixes 2 of the 3 findings of the base (1 stays).`
    expect(run.log).toContain(words)
    expect(run.summary).toContain(words)
    expect(run.summary).toContain('1 MEDIUM, 2 LOW; of our own')
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ trivy: { MEDIUM: 1, LOW: 3 } })
  })

  test('is said when the gate blocks, too', async () => {
    const run = await play({ ofBase: ['CRITICAL'], own: [] })
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'gate-verdict': 'blocked' } })
    expect(run.summary).toContain(`\`${run.name}:1.1\` fixes none of the findings of the base (1).`)
  })

  test.each<[string, BasePlay, string]>([
    ['cannot be pulled', { imagesElsewhere: { 'base:1.1': { pull: 'denied' } } }, 'pull access denied'],
    ['is not in the registry', { imagesElsewhere: {} }, 'did not give its manifest'],
    ['breaks Trivy', { imagesElsewhere: { 'base:1.1': { trivy: 'fails' } } }, 'cannot analyze it'],
  ])('that %s is not checked, and nothing else changes', async (_, given, because) => {
    const run = await play(given)
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
    const line = run.log.split('\n').find((one) => one.includes(`Newer: \`${run.name}:1.1\`, not checked: `))
    expect(line).toContain(because)
    expect(run.summary).not.toMatch(/fixes \d|fixes all|fixes none/u)
    expect(run.log).not.toMatch(/::warning.*(?:base|Trivy)/u)
  })
})

describe('no image is pulled', () => {
  test.each<[string, BasePlay]>([
    ['where the base has no finding', { ofBase: [] }],
    ['where no tag is newer', { tags: ['1.0', '0.9'] }],
    ['offline', { inputs: { offline: 'true' } }],
  ])('%s', async (_, given) => {
    const run = await play({
      ...given,
      docker: {
        ...given.docker,
        image: `[ "$2 $3" = "inspect --format" ] && { echo '["${layer}"]'; exit; }`,
        pull: 'exit 9',
      },
    })
    expect(run.exitCode).toBe(0)
    expect(run.log).not.toMatch(/Newer: |findings of the base/u)
  })
})

test('what the base does not have is not claimed for it', async () => {
  const run = await play({ docker: {} })
  expect(run.exitCode).toBe(0)
  expect(run.summary).toContain('Which findings are of the base image is not known')
})
