/** A rescan of the shipped bundle says what a rebuild on today's base images would fix, and judges the properties of images by the same policy. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { runningPlay } from '../support/rescan-play.ts'
import { TOKEN, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'
import type { ImageElsewhere, ImagesElsewhere } from '../support/side-car-tools.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`

interface Facts {
  /** Digits of the diff ids, lowest first, and the build steps. */
  readonly layers: readonly (readonly [string, string])[]
  /** The digit of the layer of each vulnerability. */
  readonly findings: Readonly<Record<string, string>>
  readonly base?: string
}

const image = ({ layers, findings, base }: Facts): ImageElsewhere => ({
  metadata: {
    DiffIDs: layers.map(([digit]) => digestOf(digit)),
    ImageConfig: {
      config: { Labels: base === undefined ? {} : { 'org.opencontainers.image.base.name': base } },
      history: layers.map(([, step]) => ({ created_by: step })),
      rootfs: { type: 'layers', diff_ids: layers.map(([digit]) => digestOf(digit)) },
    },
  },
  results: Object.entries(findings).map(([id, digit]) => ({
    Target: 'app/package.json',
    Class: 'lang-pkgs',
    Vulnerabilities: [
      {
        ...{ VulnerabilityID: id, PkgName: id.toLowerCase(), InstalledVersion: '1', FixedVersion: '2' },
        ...{ Severity: 'CRITICAL', Layer: { DiffID: digestOf(digit) } },
      },
    ],
  })),
})

const STEP = '# debian.sh --arch amd64 bookworm @171866880'
const OLD = image({
  layers: [
    ['1', `${STEP}1`],
    ['2', 'COPY . .'],
  ],
  findings: { 'CVE-1': '1', 'CVE-2': '1', 'CVE-OWN': '2' },
  base: 'debian:12-slim',
})
const TODAY = image({ layers: [['3', `${STEP}2`]], findings: { 'CVE-2': '3' } })

const rescan = async (images: ImagesElsewhere, given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce(
    await runningPlay(images, {
      comparisons: {},
      settings: 'issue: on',
      ...given,
      inputs: { service: '', 'task-definition': '', repository: '', 'github-token': TOKEN, ...given.inputs },
    }),
  )

test('a base that its registry has is scanned once, and one that no registry has is said', async () => {
  const run = await rescan(
    {
      'old:1': OLD,
      'old:2': OLD,
      'proxy:1': image({ layers: [['5', 'ADD x']], findings: { 'CVE-9': '5' }, base: 'private.example/base:1' }),
    },
    { imagesElsewhere: { 'debian:12-slim': TODAY } },
  )
  expect(run.outputs['gate-verdict']).toBe('blocked')
  const body = run.github?.kept.issues[0]?.body ?? ''
  const [, ...sections] = body.split(/^#### `example/mu)
  const of = (name: string) => sections.filter((section) => section.startsWith(`.com/team/${name}@`))
  expect(of('old')).toHaveLength(2)
  for (const old of of('old')) {
    expect(old).toContain('2 of its 3 findings are in the layers of its base image `debian:12-slim`')
    expect(old).toMatch(/Today's `debian:12-slim` \(sha256:[0-9a-f]{64}\) fixes 1 of the 2 findings/u)
    expect(old).toContain('A rebuild on it fixes 1 of the 3 findings that block.')
  }
  expect(of('proxy')[0]).toContain(
    "What a rebuild on today's base image would fix is not known: private.example did not give",
  )
  expect(run.log.split('debian:12-slim: linux/amd64, config')).toHaveLength(2)
  expect(run.summary).toContain("### 🧱 A rebuild on today's base images")
  expect(run.summary).toContain('A rebuild on it fixes 1 of the 3 findings that block.')
})

test('the properties of what runs are judged by the policy of a deployment', async () => {
  const policy = 'policy: { max-size-mb: 1, end-of-life: block, base-images: ["docker.io/library/debian:*"] }'
  const system = { metadata: { Size: 3_000_000, OS: { Family: 'debian', Name: '9', EOSL: true } } }
  const run = await rescan(
    { 'old:1': { results: [{ Target: 'x (debian 9)', Class: 'os-pkgs' }], ...system } },
    { settings: policy },
  )
  expect(run.outputs['gate-verdict']).toBe('blocked')
  for (const id of ['END-OF-LIFE', 'IMAGE-SIZE', 'BASE-IMAGE']) expect(run.summary).toContain(id)
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({
    sideCars: [{ image: expect.stringContaining('old@') as unknown, properties: { VIOLATION: 3 } }],
  })
})

test('`baseline` is for deployments: a rescan judges every finding', async () => {
  const run = await rescan({ 'old:1': { severities: ['CRITICAL'] } }, { inputs: { baseline: 'running' } })
  expect(run.outputs['new-findings']).toBeUndefined()
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked' })
})
