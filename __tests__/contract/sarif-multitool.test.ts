/** Microsoft's SARIF multitool on the reports of the shipped bundle and on generated ones, and on broken ones, which it must find. */
import { describe, expect, jest, test } from '@jest/globals'
import { SEVERITIES, type Finding } from '../../src/domain/scan/findings.ts'
import { sarifOf } from '../../src/domain/sarif/sarif-of.ts'
import { basicFinding } from '../support/ecr-findings.ts'
import { fc } from '../support/fast-check.ts'
import { hostile } from '../support/hostile-text.ts'
import { dockleFinding, foundByTrivy, vulnerability } from '../support/sample-results.ts'
import { multitoolProblems } from '../support/sarif-multitool.ts'
import { sarifProblems } from '../support/sarif-schema.ts'
import { useShipPlays } from '../support/checked-plays.ts'

jest.setTimeout(300_000)

const play = useShipPlays()

const sarif = (findings: readonly Finding[]): string =>
  sarifOf({
    report: { ...foundByTrivy.report, findings },
    ...{ imageName: 'hello', localName: 'hello:built' },
    placeOf: () => ({ path: 'app/Dockerfile', line: { line: 3, length: 20 } }),
    exceptedBy: ({ id }) => (id.endsWith('1') ? 'not reachable' : null),
    comparedAs: ({ id }) => (id.endsWith('2') ? 'new' : null),
  }).text

const expectNone = async (texts: Readonly<Record<string, string>>): Promise<void> => {
  const problems = await multitoolProblems(texts)
  expect(Object.keys(problems)).toHaveLength(Object.keys(texts).length)
  for (const [name, found] of Object.entries(problems)) expect([name, found]).toEqual([name, []])
}

test('every SARIF file of runs that pass, block and are scanned by ECR', async () => {
  const completed = { after: 5, status: 'COMPLETE', list: { findings: [basicFinding()] }, completedAt: 4 } as const
  const runs = {
    nothing: await play(),
    blocked: await play({ severities: ['CRITICAL', 'LOW', 'UNKNOWN'], levels: ['FATAL', 'WARN', 'INFO'] }),
    ecr: await play({ settings: 'ecr-scan: wait', imageScan: { begins: 'on-push', history: [completed] } }),
    policy: await play({ settings: 'policy: { max-size-mb: 1 }', metadata: { Size: 5_000_000 } }),
  }
  const texts = Object.entries(runs).flatMap(([run, { reports }]) =>
    Object.entries(reports).flatMap(([name, text]) => (name.endsWith('.sarif') ? [[`${run}/${name}`, text]] : [])),
  )
  expect(texts.map(([name]) => name)).toEqual(expect.arrayContaining(['blocked/trivy.sarif', 'ecr/ecr.sarif']))
  await expectNone(Object.fromEntries(texts) as Readonly<Record<string, string>>)
})

test('generated ones, of hostile texts', async () => {
  const text = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 80 }))
  const finding = fc
    .tuple(text, text, text, fc.constantFrom(...SEVERITIES), fc.boolean())
    .map(([id, title, place, severity, isDockle]): Finding => {
      const facts = { id, title, where: [place], severity, url: title }
      return isDockle ? dockleFinding(facts) : vulnerability({ ...facts, packageName: place, installedVersion: id })
    })
  const texts = fc
    .sample(fc.array(finding, { maxLength: 20 }), { numRuns: 40, seed: 10 })
    .map((findings, index) => [`${index}`, sarif(findings)] as const)
  await expectNone(Object.fromEntries(texts))
})

test('a thousand findings', async () => {
  const many = Array.from({ length: 1_000 }, (_, index) => vulnerability({ id: `CVE-2026-${index}` }))
  await expectNone({ many: sarif(many) })
})

describe('a broken one is found:', () => {
  const good = sarif([vulnerability()])
  test.each<readonly [string, string, string, RegExp]>([
    ['a line before the first', '"startLine": 3', '"startLine": 0', /JSON1008/u],
    ['a rule that is not there', '"ruleIndex": 0', '"ruleIndex": 7', /SARIF1009/u],
    ['a URI with a blank', '"uri": "app/Dockerfile"', '"uri": "app/Docker file"', /SARIF1002/u],
    ['a help text that is no text', '"markdown": "', '"markdwn": "', /./u],
  ])('%s', async (_, from, to, expected) => {
    const broken = good.replace(from, to)
    expect(broken).not.toBe(good)
    const { broken: problems } = await multitoolProblems({ broken })
    expect(problems?.join('\n')).toMatch(expected)
    expect(sarifProblems(broken)).not.toEqual([])
  })

  test('a level that there is not, by the schema alone: the multitool says nothing of the file then', async () => {
    const broken = good.replace('"level": "error"', '"level": "fatal"').replace('"ruleIndex": 0', '"ruleIndex": 7')
    expect(await multitoolProblems({ broken })).toEqual({ broken: [] })
    expect(sarifProblems(broken)).not.toEqual([])
  })
})
