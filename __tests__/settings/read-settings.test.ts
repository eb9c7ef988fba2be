import { describe, expect, test } from '@jest/globals'
import { CATALOGUE, isBlock, type ErrorCode } from '../../src/errors/catalogue.ts'
import { inputErrorOf as problemsOf, REQUIRED as required, settingsOf as read } from '../support/settings.ts'
import { ACTION_INPUTS } from '../../src/settings/declaration.ts'

describe('readSettings', () => {
  test('every required input that is missing is reported at once, with what it is for', () => {
    const problems = problemsOf({})
    for (const name of ['repository', 'cluster', 'service', 'task-definition', 'environment']) {
      expect(problems).toContain(`\`${name}\` is required`)
    }
    expect(problems).toMatch(/^5 problems in the settings:/)
    expect(problems).toContain('Name of the ECR repository, without registry or tag.')
  })

  test('a wrong word gets the right ones and the nearest', () => {
    // Nothing would be judged, and nobody said so.
    expect(problemsOf({ ...required, 'trivy-severity': ' , ' })).toContain('must list at least one of CRITICAL')
    expect(problemsOf({ ...required, 'trivy-severity': 'HIHG' })).toBe(
      "`trivy-severity`: 'HIHG' is not one of CRITICAL, HIGH, MEDIUM, LOW, UNKNOWN; did you mean HIGH?",
    )
  })

  test.each([
    ['wait-for-minutes', '0', "'0' is not a whole number from 1 to 360"],
    ['wait-for-minutes', '1e2', "'1e2' is not a whole number from 1 to 360"],
    ['pull', 'yes', "`pull` must be `true` or `false`, not 'yes'"],
    ['dockle-exit-level', 'fatl', 'did you mean FATAL?'],
    ['secrets', 'no equals sign', '`secrets`: line 1 is not ID=VALUE'],
    ['secrets', 'a=b\n\nc\nd=e\nf', 'lines 3, 5 are not ID=VALUE'],
    ['secret-envs', 'a', 'line 1 is not ID=NAME'],
    ['secret-files', 'a', 'line 1 is not ID=PATH'],
    ['labels', 'a', 'line 1 is not KEY=VALUE'],
    ['secrets', 'a=1\nb=2\na=3', '`secrets`: lines 1 and 3 set one ID to different values'],
    ['labels', 'a=1\n\na=', '`labels`: lines 1 and 3 set one KEY to different values'],
    ['build-args', 'A=1\nB=2\nA', '`build-args`: lines 1 and 3 set one KEY to different values'],
    ['secret-envs', 'a=A\na=B\na=C\n', '`secret-envs`: lines 1 and 2 set one ID to different values'],
    ['trivy-severity', 'none,HIGH', '`trivy-severity`: `none` cannot be combined with other values'],
    ['aws-region', 'europe', "'europe' is not the name of a region, for example `eu-west-1`"],
    [
      'repository',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/orders:latest',
      '`repository` must be a name without registry or tag: use `team/orders`',
    ],
    ['repository', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders', 'registry or tag: use `orders`'],
    ['repository', 'Foo:latest', '`repository` must be a name without registry or tag: use `foo`'],
    ['repository', 'Foo', '`.`, `_`, `-` or `/`: use `foo`'],
    ['repository', 'a', '`repository` must be 2 to 256 lowercase letters'],
    ['platforms', 'linux/amd64,linux/arm65', "'linux/arm65' is not a platform"],
  ])('%s: %j is refused: %s', (name, value, words) => {
    expect(problemsOf({ ...required, [name]: value })).toContain(words)
  })

  test.each(['shop', 'team/web.api_2-x/orders', 'my.team/orders', 'ab', 'a'.repeat(256)])(
    '%s is a repository',
    (name) => {
      expect(read({ ...required, repository: name }).repository).toBe(name)
    },
  )

  test.each([
    ...['eu-west-1', 'ap-southeast-5', 'mx-central-1', 'us-gov-west-1', 'cn-north-1', 'cn-northwest-1'],
    ...['us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1', 'eusc-de-east-1'],
  ])('%s is a region', (name) => {
    expect(read({ ...required, 'aws-region': name })['aws-region']).toBe(name)
  })

  test('the same value twice is no contradiction', () => {
    const given = { secrets: 'a=1\nb=2\na=1', 'build-args': 'A=1\nB\nA=1\nB' }
    expect(read({ ...required, ...given })).toMatchObject({ secrets: { a: '1', b: '2' }, 'build-args': ['A=1', 'B'] })
  })

  test('a bad line of secrets is never quoted', () => {
    expect(problemsOf({ ...required, secrets: 'hunter2=a\nhunter2=b' })).not.toContain('hunter2')
    expect(problemsOf({ ...required, secrets: 'token=ok\nhunter2-hunter2' })).not.toContain('hunter2')
    expect(problemsOf({ ...required, secrets: '"hunter2-hunter2' })).toBe(
      '`secrets`: has an opening quote without a closing one',
    )
  })

  test('field problems and rules between fields come together', () => {
    const problems = problemsOf({ ...required, environment: '', pull: 'maybe' })
    expect(problems).toContain('`environment` is required because `tag` uses {environment}')
    expect(problems).toContain("`pull` must be `true` or `false`, not 'maybe'")
  })

  test('a misspelt input is reported, an unrelated one is left to GitHub', () => {
    expect(problemsOf({ ...required, 'fail-fast': 'false' })).toBe(
      '`fail-fast` is not an input: set it in ship-to-ecs.yaml',
    )
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
      services: [{ 'desired-count': 3, 'wait-for-minutes': 30 }],
      tag: '{environment}-{sha}',
      target: null,
    })
  })

  test('`none` is no severity at all', () => {
    expect(read({ ...required, 'trivy-severity': 'none' })['trivy-severity']).toEqual([])
  })

  test('an input overrides the file, the file the default', () => {
    const file = 'cluster: from-file\nwait-for-minutes: 5\nlabels: {team: web, size: 2}\n'
    const inputs = read({ ...required, cluster: 'from-input' }, file)
    expect(inputs).toMatchObject({
      services: [{ cluster: 'from-input', 'wait-for-minutes': 5 }],
      labels: { team: 'web', size: '2' },
    })
  })

  test('required values may be set in the file', () => {
    const file = Object.entries(required)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')
    expect(read({}, file).repository).toBe('shop')
  })

  test('a broken file is reported with line and column, an unknown key with its near match', () => {
    expect(problemsOf(required, 'a: [1\nb: 2\n')).toMatch(
      /^ship-to-ecs\.yaml is not valid YAML \(line 2\): .* \(ship-to-ecs\.yaml:2:1\)$/,
    )
    expect(problemsOf(required, 'clustr: x\n')).toBe(
      "ship-to-ecs.yaml:1:1: 'clustr' is not a setting; did you mean cluster?",
    )
    expect(problemsOf(required, '- a\n- b\n')).toBe('ship-to-ecs.yaml:1:1: the file must be a map of settings')
    expect(problemsOf(required, 'pull: true\ndockle-exit-level: HGH\n')).toMatch(
      /^ship-to-ecs\.yaml:2:20: `dockle-exit-level`: 'HGH' is not one of/,
    )
  })

  test('a file that cannot be read makes nothing missing', () => {
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

  test('values in the file are taken as they are written', () => {
    expect(read({ ...required, environment: '' }, 'environment: 1.10\ndesired-count: 03\n')).toMatchObject({
      environment: '1.10',
      services: [{ 'desired-count': 3 }],
    })
  })

  test('an empty file sets nothing', () => {
    expect(read(required, '# nothing yet\n').services[0].cluster).toBe('main')
  })
})

// `maintenance` is the 61st: what a person chooses when a workflow is started by hand cannot be a key of the file.
test('action.yml stays within 61 inputs', () => {
  expect(ACTION_INPUTS.length).toBeLessThanOrEqual(61)
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
