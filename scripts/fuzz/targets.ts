/** What the fuzzer gives hostile texts to, and what a run would show of them. */
import { readFileSync } from 'node:fs'
import { run } from '../../__tests__/support/image.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { buildCause } from '../../src/domain/build/build-cause.ts'
import { explainFailure } from '../../src/domain/build/build-facts.ts'
import { classifyPush } from '../../src/domain/image/push-failure.ts'
import { tagFrom, templateProblems } from '../../src/domain/image/tag.ts'
import { explain } from '../../src/domain/scan/describe.ts'
import { parseDockleJson } from '../../src/domain/scan/dockle-json.ts'
import { firstError } from '../../src/domain/scan/scanner-log.ts'
import { parseTrivyJson } from '../../src/domain/scan/trivy-json.ts'
import { checkTaskDefinition } from '../../src/domain/task-definition/check.ts'
import { parseTaskDefinition } from '../../src/domain/task-definition/text.ts'
import { fault } from '../../src/errors/fault.ts'
import { ACTION_INPUTS, type SettingName } from '../../src/settings/declaration.ts'
import { readSettings } from '../../src/settings/read-settings.ts'
import { readTree } from '../../src/settings/read-tree.ts'
import { inRepository } from '../repository.ts'
import { shownOfError, shownOfOutput } from './shown-by.ts'

export interface Target {
  readonly name: string
  readonly samples: readonly string[]
  /** Reads the text; gives what a run shows of it. Anything that it throws is a crash. */
  readonly read: (text: string) => string
}

/** An error that a user gets is an answer; any other one is a crash. */
const answered = (read: () => readonly string[]): string => {
  try {
    return shownOfOutput(read())
  } catch (error) {
    if (error instanceof ShipError) return shownOfError(error)
    throw error
  }
}

const sample = (...path: readonly string[]): string => readFileSync(inRepository(...path), 'utf8')

const readTrivy = (text: string): readonly string[] => {
  const parsed = parseTrivyJson(text, {
    archive: 'image.tar',
    image: 'a:1',
    version: '0',
    database: { origin: { kind: 'own' }, updatedAt: '2026-01-01T00:00:00Z' },
  })
  return parsed.kind === 'invalid' ? [parsed.problem] : parsed.value.report.findings.map(explain)
}

const readDockle = (text: string): readonly string[] => {
  const parsed = parseDockleJson(text, '0')
  return parsed.kind === 'invalid' ? [parsed.problem] : parsed.value.findings.map(explain)
}

/** A child's output is read by every rule for it, and comes in chunks that cut anything in two. */
const readOutput = (text: string): string => {
  const chunks = Array.from({ length: Math.ceil(text.length / 4099) }, (_, at) =>
    text.slice(at * 4099, (at + 1) * 4099),
  )
  const push = classifyPush(text)
  const known = [
    ...buildCause(text.split('\n')).headlines,
    firstError(text),
    push.kind === 'denied' ? push.resource : push.kind,
  ]
  const error = fault('E_BUILD', explainFailure(text.slice(-100_000), '.'))
  return [shownOfOutput(chunks), shownOfOutput(known.map((one) => one ?? '')), shownOfError(error)].join('\n')
}

/** An input is an environment variable, and Linux starts no program with a longer one (execve(2), MAX_ARG_STRLEN). */
const LONGEST_VARIABLE = 128 * 1024

const inputFor = (text: string): SettingName => ACTION_INPUTS[text.length % ACTION_INPUTS.length] ?? 'repository'

export const TARGETS: readonly Target[] = [
  {
    name: 'settings file',
    samples: [sample('examples', 'hello', 'ship-to-ecs.yaml'), sample('examples', 'monorepo', 'ship-to-ecs.yaml')],
    read: (text) =>
      answered(() => {
        const file = { path: 'ship-to-ecs.yaml', text }
        return [
          JSON.stringify(readSettings({ read: () => '', given: [], file, trusted: { kind: 'checkout' }, readTree })),
        ]
      }),
  },
  {
    name: 'inputs',
    samples: ['shop', 'A=b\nC=d', 'id=/path,with "quotes"', 'HIGH,CRITICAL', 'linux/amd64', 'web, jobs'],
    read: (text) =>
      answered(() => [
        JSON.stringify(
          readSettings({
            read: (name) => (name === inputFor(text) ? text.slice(0, LONGEST_VARIABLE) : ''),
            given: [inputFor(text).toUpperCase()],
            file: null,
            trusted: { kind: 'checkout' },
            readTree,
          }),
        ),
      ]),
  },
  {
    name: 'task definition',
    samples: [
      sample('examples', 'hello', 'task-definition.json'),
      'family: a\ncontainerDefinitions:\n  - name: app\n    image: a\n',
    ],
    read: (text) =>
      answered(() => {
        const { draft, notes, warnings } = checkTaskDefinition(parseTaskDefinition(text, 'task.json'), 'task.json')
        return [JSON.stringify(draft), ...notes, ...warnings]
      }),
  },
  {
    name: 'tag',
    samples: ['{environment}-{sha}', 'feature/a-b', 'main', '{branch}.{run-number}'],
    read: (text) =>
      answered(() => {
        const ofBranch = tagFrom({ template: '{branch}', environment: 'dev', run: { ...run(), branch: text } }, 0)
        return [
          ofBranch.tag,
          ...ofBranch.changes,
          ...templateProblems(text),
          tagFrom({ template: text, environment: text, run: run() }, 0).tag,
        ]
      }),
  },
  {
    name: 'Trivy JSON',
    samples: [
      JSON.stringify({
        Metadata: { ImageID: `sha256:${'0'.repeat(64)}`, OS: { Family: 'alpine', Name: '3.20' } },
        Results: [
          {
            Target: 'a',
            Class: 'os-pkgs',
            Type: 'alpine',
            Vulnerabilities: [
              {
                VulnerabilityID: 'CVE-1',
                PkgName: 'a',
                InstalledVersion: '1',
                FixedVersion: '2',
                Severity: 'HIGH',
                Title: 'x',
                PrimaryURL: 'https://a.example/b',
              },
            ],
          },
        ],
      }),
    ],
    read: (text) => answered(() => readTrivy(text)),
  },
  {
    name: 'Dockle JSON',
    samples: [
      JSON.stringify({
        summary: { fatal: 1, warn: 0, info: 0 },
        details: [
          {
            code: 'CIS-DI-0010',
            title: 'no secrets',
            level: 'FATAL',
            alerts: ['ENV PASSWORD=x (You can suppress it with --a)'],
          },
        ],
      }),
    ],
    read: (text) => answered(() => readDockle(text)),
  },
  {
    name: 'child output',
    samples: [
      '#7 [2/3] RUN npm ci\n#7 1.2 added 3 packages\n#7 DONE 2.0s\nERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1\n',
      "name unknown: The repository with name 'a' does not exist in the registry with id '1'\n",
      'denied: User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:a:1:repository/b because no\n',
      '2026-01-01T00:00:00Z\tFATAL\tFatal error\trun error: no space left\n',
      '10 %\r20 %\r30 %\r',
    ],
    read: readOutput,
  },
]
