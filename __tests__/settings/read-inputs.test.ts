import { describe, expect, test } from '@jest/globals'
import { CATALOGUE, isBlock, type ErrorCode } from '../../src/errors/catalogue.ts'
import { readInputs } from '../../src/settings/read-inputs.ts'
import { ACTION_INPUTS } from '../../src/settings/inputs.ts'

const required = {
  repository: 'shop',
  cluster: 'main',
  service: 'web',
  'task-definition': 'task.json',
  environment: 'prod',
}

const read = (given: Readonly<Record<string, string>>, file: string | null = null) =>
  readInputs({
    read: (name) => given[name] ?? '',
    given: Object.keys(given).map((name) => name.toUpperCase()),
    file: file === null ? null : { path: 'ship-to-ecs.yaml', text: file },
  })

const problemsOf = (given: Readonly<Record<string, string>>, file: string | null = null): string => {
  try {
    read(given, file)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'none'
}

describe('readInputs', () => {
  test('every required input that is missing is told at once, with what it is for', () => {
    const problems = problemsOf({})
    for (const name of ['repository', 'cluster', 'service', 'task-definition', 'environment']) {
      expect(problems).toContain(`\`${name}\` is required`)
    }
    expect(problems).toMatch(/^5 inputs need a correction:/)
    expect(problems).toContain('Name of the ECR repository, without registry or tag.')
  })

  test('a wrong word is answered with the right ones and the nearest', () => {
    expect(problemsOf({ ...required, 'trivy-severity': 'HIHG' })).toBe(
      "`trivy-severity`: 'HIHG' is not one of CRITICAL, HIGH, MEDIUM, LOW, UNKNOWN; did you mean HIGH?",
    )
  })

  test.each([
    ['wait-for-minutes', '0', "'0' is not a whole number from 1 to 360"],
    ['wait-for-minutes', '1e2', "'1e2' is not a whole number from 1 to 360"],
    ['pull', 'yes', "'yes' is not one of true, false"],
    ['dockle-exit-level', 'fatl', 'did you mean FATAL?'],
    ['secrets', 'no equals sign', '1 of 1 lines is not KEY=VALUE'],
    ['platforms', 'linux/amd64,linux/arm64', '2 platforms are named'],
  ])('%s: %j is refused: %s', (name, value, words) => {
    expect(problemsOf({ ...required, [name]: value })).toContain(words)
  })

  test('a bad line of secrets is never quoted', () => {
    expect(problemsOf({ ...required, secrets: 'token=ok\nhunter2-hunter2' })).not.toContain('hunter2')
    expect(problemsOf({ ...required, secrets: '"hunter2-hunter2' })).not.toContain('hunter2')
  })

  test('field problems and rules between fields come together', () => {
    const problems = problemsOf({ ...required, environment: '', pull: 'maybe' })
    expect(problems).toContain('`environment` is required because `tag` names {environment}')
    expect(problems).toContain("`pull`: 'maybe'")
  })

  test('a misspelt input is told, an unrelated one is left to GitHub', () => {
    expect(problemsOf({ ...required, cluter: 'main' })).toBe('`cluter` is not an input; did you mean `cluster`?')
    expect(problemsOf({ ...required, 'something-else-entirely': 'x' })).toBe('none')
  })

  test('values are typed, lists split, defaults filled in', () => {
    const inputs = read({
      ...required,
      'trivy-severity': 'critical\nHigh',
      'build-args': 'A=1,2\n\n"B=two\nlines"',
      labels: 'team=web\nnote=a=b',
      'desired-count': '3',
    })
    expect(inputs).toMatchObject({
      'trivy-severity': ['CRITICAL', 'HIGH'],
      'build-args': ['A=1,2', 'B=two\nlines'],
      labels: { team: 'web', note: 'a=b' },
      'desired-count': 3,
      'wait-for-minutes': 30,
      tag: '{environment}-{sha}',
      target: null,
    })
  })

  test('`none` is no severity at all', () => {
    expect(read({ ...required, 'trivy-severity': 'none' })['trivy-severity']).toEqual([])
  })

  test('an input wins over the file, the file over the default', () => {
    const file = 'cluster: from-file\nwait-for-minutes: 5\nlabels: {team: web, size: 2}\n'
    const inputs = read({ ...required, cluster: 'from-input' }, file)
    expect(inputs).toMatchObject({ cluster: 'from-input', 'wait-for-minutes': 5, labels: { team: 'web', size: '2' } })
  })

  test('required values may stand in the file', () => {
    const file = Object.entries(required)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')
    expect(read({}, file).repository).toBe('shop')
  })

  test('a broken file is told by line and column, an unknown key by its near match', () => {
    expect(problemsOf(required, 'a: [1\nb: 2\n')).toMatch(/ship-to-ecs\.yaml, line \d, column \d+: /)
    expect(problemsOf(required, 'clustr: x\n')).toContain("'clustr' is not a setting; did you mean cluster?")
    expect(problemsOf(required, '- a\n- b\n')).toContain('must be a map of settings')
    expect(problemsOf(required, 'dockle-exit-level: HGH\n')).toContain('`dockle-exit-level` in ship-to-ecs.yaml: ')
  })

  test('a file that can not be read makes nothing missing', () => {
    expect(problemsOf({}, 'a: [1\nb: 2\n')).not.toContain('is required')
  })

  test('a template of the tag is checked with the rest', () => {
    expect(problemsOf({ ...required, tag: '{brnch}-{sha}', pull: 'maybe' })).toMatch(
      /`pull`.*\n.*`tag`: \{brnch\} is not one of .*did you mean \{branch\}/,
    )
  })

  test('build arguments may be a map, too', () => {
    expect(read(required, 'build-args: {A: 1, B: x}\n')['build-args']).toEqual(['A=1', 'B=x'])
  })

  test('what stands in the file is taken as it is written', () => {
    expect(read({ ...required, environment: '' }, 'environment: 1.10\ndesired-count: 03\n')).toMatchObject({
      environment: '1.10',
      'desired-count': 3,
    })
  })

  test.each([
    ['an alias without an anchor', 'cluster: *nowhere\n'],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefg'.replaceAll(
        /./g,
        (key) =>
          `${key}: &${key} [${Array(9)
            .fill(`*${String.fromCharCode(key.charCodeAt(0) - 1)}`)
            .join()}]\n`,
      )}`,
    ],
  ])('%s in the file is a problem of the file', (_, file) => {
    expect(problemsOf(required, file)).toMatch(/^ship-to-ecs\.yaml|ship-to-ecs\.yaml: /)
  })

  test.each(['secret-envs: {a: AWS_SESSION_TOKEN}\n', 'build-args: [ACTIONS_RUNTIME_TOKEN]\n'])(
    'the file may not hand the variables of the job to the build: %s',
    (file) => {
      expect(problemsOf(required, file)).toContain("only by the workflow's own input")
    },
  )

  test('an empty file is no settings', () => {
    expect(read(required, '# nothing yet\n').cluster).toBe('main')
  })
})

test('action.yml stays within 40 inputs', () => {
  expect(ACTION_INPUTS.length).toBeLessThanOrEqual(40)
})

test('every error of the catalogue has a title that is no sentence and a remedy that is one', () => {
  for (const [code, entry] of Object.entries(CATALOGUE)) {
    expect(code).toMatch(/^E_[A-Z_]+$/)
    expect(entry.title).not.toMatch(/\.$/)
    expect(entry.remedy).toMatch(/\.$/)
  }
})

test('E_GATE_BLOCKED alone means that the gate blocks the image', () => {
  expect((Object.keys(CATALOGUE) as ErrorCode[]).filter(isBlock)).toEqual(['E_GATE_BLOCKED'])
})
