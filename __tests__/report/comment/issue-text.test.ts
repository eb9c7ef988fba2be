/** The issue about running images: what it says, and that nothing from outside can do more than be read. */
import { expect, test } from '@jest/globals'
import type { IssueFacts } from '../../../src/domain/github/issue-facts.ts'
import type { ScannedSideCar } from '../../../src/domain/image/side-car-image.ts'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import type { GateVerdict } from '../../../src/domain/scan/gate-verdict.ts'
import type { Rebuilds } from '../../../src/domain/scan/rebuild.ts'
import { issueText, issueTitle } from '../../../src/report/comment/issue-text.ts'
import { fc } from '../../support/fast-check.ts'
import { broken, digestOf, dockleFinding, RESULTS, vulnerability, worst } from '../../support/sample-results.ts'
import { scansOfSideCar } from '../../support/sample-side-cars.ts'

const running = (name: string, ...runsIn: readonly string[]): ScannedSideCar => ({
  image: `registry.example/${name}@${digestOf('1')}`,
  containers: ['app'],
  platform: 'linux/amd64',
  runsIn,
})
const WEB = running('web', 'web', 'web-canary')
const JOBS = running('jobs', 'jobs')

const ABOUT: IssueFacts['about'] = {
  app: null,
  environment: 'production',
  places: [{ cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/main', service: null }],
  runUrl: 'https://github.com/octo-org/hello/actions/runs/4711',
}

const blocked = (...findings: readonly Finding[]): GateVerdict => ({
  kind: 'blocked',
  blockers: findings.map((finding) => ({ finding, rule: 'trivy-severity' })),
})

const said = (verdict: GateVerdict, about = ABOUT, rebuilds: Rebuilds = { images: [] }): string =>
  issueText({
    judged: { ...RESULTS.judge, verdict },
    images: [scansOfSideCar(WEB, []), scansOfSideCar(JOBS, [])],
    rebuilds,
    about,
    idle: [],
  })

test('each image with its services, its digest, what blocks it and how to fix it, the worst first', () => {
  const text = said(
    blocked({ ...worst, sideCar: JOBS }, vulnerability({ sideCar: WEB }), { ...dockleFinding(), sideCar: JOBS }),
  )
  expect(text).toMatch(
    /^### ❌ 2 of 2 running images have blocking findings\n\nIn `main`, for `production`; \[the last run\]/u,
  )
  expect(text).toContain(`| \`${JOBS.image}\` | jobs | Trivy 1 CRITICAL; Dockle 1 FATAL |\n| \`${WEB.image}\``)
  const [, jobs = '', web = ''] = text.split(/^#### `/mu)
  expect(jobs).toMatch(/Runs in `jobs`: container `app`, linux\/amd64[^]*CVE-2019-10744[^]*CIS-DI-0010/u)
  expect(jobs).not.toContain('in registry.example')
  expect(text).toContain('- Update `lodash` `4.17.11`: fixed in `4.17.12` (1 finding).')
  expect(web || text).toContain('Runs in `web`, `web-canary`: container')
})

test.each<readonly [string, GateVerdict, string]>([
  ['passed', { kind: 'passed' }, '### ✅ No blocking findings in the 2 running images'],
  [
    'broke',
    { kind: 'broke', broken: [{ ...broken, sideCar: WEB }], blockers: [] },
    '### ⚠️ Not every running image could be judged',
  ],
  [
    'overridden',
    { kind: 'overridden', blockers: [{ finding: { ...worst, sideCar: WEB }, rule: 'trivy-severity' }], reason: '@me' },
    '### ⚠️ Overridden: 1 of 2 running images has blocking findings',
  ],
])('%s', (_, verdict, headline) => {
  const text = said(verdict)
  expect(text.split('\n')[0]).toBe(headline)
  expect(text).not.toContain('@me')
  if (verdict.kind === 'broke') expect(text).toContain('**Trivy** broke on registry.example/web')
})

test('the title says what was looked at, and not what was found', () => {
  expect(issueTitle(ABOUT, 256)).toBe('Blocking findings in running images: main (production)')
  const places = ['web', 'jobs'].map((service) => ({ cluster: 'main', service }))
  expect(issueTitle({ ...ABOUT, places, environment: null }, 256)).toBe(
    'Blocking findings in running images: web, jobs of main',
  )
})

test('five hundred images with a hundred long findings each fit: every image among the first has its worst', () => {
  const long = 'ü'.repeat(300)
  const all = Array.from({ length: 500 }, (_, image) =>
    Array.from({ length: 100 }, (__, at) =>
      vulnerability({ id: `CVE-${image}-${at}`, title: long, sideCar: running(`image-${image}`, `service-${image}`) }),
    ),
  ).flat()
  const text = said(blocked(...all))
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000)
  expect(text).toContain('### ❌ 500 of')
  expect(text).toMatch(/registry\.example\/image-0@[^]*_The rest is left out because an issue cannot be longer\./u)
})

test('of two images with many findings both have room', () => {
  const many = (sideCar: ScannedSideCar) =>
    Array.from({ length: 400 }, (_, at) => vulnerability({ id: `CVE-${at}`, sideCar }))
  const text = said(blocked(...many(WEB), ...many(JOBS)))
  expect(text.match(/The worst 30 of 400 are shown\./gu)).toHaveLength(2)
})

test.each([
  ['@octocat', /@octocat/u],
  ['#123', /#123/u],
  ['https://evil.example', /https:\/\/evil/u],
  ['<img src=x>', /<img/u],
  ['[x](https://evil.example)', /\]\(https:\/\/evil/u],
  ['a | b\n\n# heading', /^# heading/mu],
  ['<!-- ship-to-ecs issue -->', /<!--/u],
])('%j is only read', (hostile, pattern) => {
  const sideCar = { image: hostile, containers: [hostile], platform: hostile, runsIn: [hostile] }
  const finding = vulnerability({ id: hostile, title: hostile, packageName: hostile, url: null, sideCar })
  const about = { ...ABOUT, app: hostile, environment: hostile, places: [{ cluster: hostile, service: hostile }] }
  const verdict = {
    kind: 'broke',
    broken: [{ ...broken, because: hostile, hint: hostile, sideCar }],
    blockers: [{ finding, rule: 'trivy-severity' }],
  } as const
  // GitHub looks for nothing in code.
  expect(said(verdict, about).replaceAll(/`[^`\n]*`/gu, '')).not.toMatch(pattern)
})

test('whatever the texts are, every line of a table has its columns', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, id) => {
      const of = (image: string) => ({ ...running(image, name), containers: [name] })
      const text = said(
        blocked(...['a', 'b'].map((one) => vulnerability({ id, title: name, url: null, sideCar: of(one + name) }))),
      )
      const rows = text.split('\n').filter((line) => line.startsWith('|'))
      expect(rows.map((row) => row.split('|').length)).toEqual([5, 5, 5, 5, 6, 6, 6, 6, 6, 6])
    }),
  )
})

test('what a rebuild fixes of what blocks an image', () => {
  const finding = vulnerability({ sideCar: WEB })
  const fixes = { kind: 'compared', fixed: [finding], stay: [], added: [], endOfLife: 'not-known' } as const
  const base = { base: 'docker.io/library/debian:12-slim', digest: digestOf('2'), knownBy: 'digest', found: 4 } as const
  const rebuilds: Rebuilds = {
    images: [
      { ...WEB, rebuild: { kind: 'compared', ...base, fixes } },
      { ...JOBS, rebuild: { kind: 'unknown', because: 'it has no label `@x`.' } },
    ],
  }
  const text = said(blocked(finding, { ...worst, sideCar: JOBS }), ABOUT, rebuilds)
  expect(text).toContain('🧱 1 of its 4 findings are in the layers of its base image `debian:12-slim`.')
  expect(text).toContain('fixes the finding of the base. A rebuild on it fixes all that blocks.')
  expect(text).toContain("What a rebuild on today's base image would fix is not known: it has no label `@x`.")
})
