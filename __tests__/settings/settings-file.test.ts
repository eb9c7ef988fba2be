import { describe, expect, test } from '@jest/globals'
import { problemsOf, REQUIRED } from '../support/settings.ts'

describe('a key', () => {
  test.each([
    ['at the root', 'clutser: a\n', "1:1: 'clutser' is not a setting; did you mean cluster?"],
    ['of a group', 'enviroments: {a: {}}\n', "1:1: 'enviroments' is not a setting; did you mean environments?"],
    [
      'in an environment',
      'environments:\n  prod:\n    clutser: a\n',
      "3:5: 'clutser' is not a setting; did you mean cluster?",
    ],
    ['in an app', 'apps:\n  api:\n    labls: {}\n', "3:5: 'labls' is not a setting; did you mean labels?"],
    [
      'in an app of an environment',
      'environments: {prod: {apps: {api: {tga: x}}}}\n',
      "1:36: 'tga' is not a setting; did you mean tag?",
    ],
    [
      'in a service',
      'services:\n  web:\n    desired-cuont: 1\n',
      "3:5: 'desired-cuont' is not a setting; did you mean desired-count?",
    ],
    ['that every object has', 'services:\n  web:\n    constructor: 1\n', "3:5: 'constructor' is not a setting"],
    ['of an input', 'config-file: a\n', '1:1: `config-file` cannot be set in the file; it is an input only'],
    [
      'of the run, too deep',
      'environments:\n  prod:\n    environment: a\n',
      '3:5: `environment` cannot be set in an environment; set it at the root of the file',
    ],
    [
      'of the image, in a service',
      'services:\n  web:\n    repository: a\n',
      '3:5: `repository` cannot be set in a service; it belongs to the image, which all services share',
    ],
    ['of a group, too deep', 'services:\n  web:\n    apps: {}\n', '3:5: `apps` cannot be set in a service'],
    [
      'of environments in an app',
      'apps:\n  api:\n    environments: {}\n',
      '3:5: `environments` cannot be set in an app',
    ],
  ])('%s that cannot be there is refused with line, column and near match', (_, file, problem) => {
    expect(problemsOf(REQUIRED, file)).toContain(`ship-to-ecs.yaml:${problem}`)
  })

  test.each([
    ['9lives', 'services'],
    ['-web', 'services'],
    ['web/api', 'services'],
    ['a b', 'apps'],
    ['a'.repeat(64), 'apps'],
    ["''", 'apps'],
  ])('%s cannot be a name in %s', (name, group) => {
    expect(problemsOf(REQUIRED, `${group}:\n  ${name}: {}\n`)[0]).toMatch(
      /^ship-to-ecs\.yaml:2:3: '.*' cannot be a name in `/,
    )
  })

  test.each(['web', 'Web_1-a', 'a', 'a'.repeat(63), 'constructor'])('%s can be a name in services', (name) => {
    expect(problemsOf(REQUIRED, `services:\n  ${name}: {}\n`)).toEqual([])
  })
})

describe('a value', () => {
  test('that is wrong is not missing, and is checked by no other rule', () => {
    const { environment: _, cluster: __, ...given } = REQUIRED
    expect(problemsOf(given, 'environment: [prod]\ncluster: {a: b}\n')).toEqual([
      'ship-to-ecs.yaml:1:14: `environment` must be a single value, not a list or a map',
      'ship-to-ecs.yaml:2:10: `cluster` must be a single value, not a list or a map',
    ])
  })

  test.each([
    ['in the file', 'pull: maybe\n', "1:7: `pull` must be `true` or `false`, not 'maybe'"],
    [
      'in an environment that is not used',
      'environments:\n  prod: {}\n  dev:\n    pull: maybe\n',
      "4:11: `pull` must be `true` or `false`, not 'maybe'",
    ],
    ['in an app', 'apps:\n  api:\n    desired-count: many\n', "3:20: `desired-count`: 'many' is not a whole number"],
    ['in a service', 'services:\n  web:\n    desired-count: -1\n', "3:20: `desired-count`: '-1' is not a whole number"],
    ['in a list', 'trivy-severity:\n  - HIGH\n  - HIHG\n', "3:5: `trivy-severity`: 'HIHG' is not one of"],
    ['that is a map', 'cluster: {a: b}\n', '1:10: `cluster` must be a single value, not a list or a map'],
    ['that is a list', 'services:\n  web:\n    cluster: [a]\n', '3:14: `cluster` must be a single value'],
    ['that is too deep', 'labels: {a: {b: c}}\n', '1:9: `labels` must be lines of KEY=VALUE or a map'],
    ['that is no environments', 'environments: [prod]\n', '1:15: `environments` must map each name to its settings'],
    ['that is no environment', 'environments:\n  prod: [a]\n', '2:9: an environment must be a map of settings'],
    ['that is no service', 'services:\n  web: text\n', '2:8: a service must be a map of settings'],
  ])('%s that is wrong is refused with line and column', (_, file, problem) => {
    expect(problemsOf(REQUIRED, file)).toContainEqual(expect.stringContaining(`ship-to-ecs.yaml:${problem}`))
  })

  test('of an environment and of the root are reported together, in the order of the file', () => {
    const file = 'pull: maybe\nenvironments:\n  prod:\n    clutser: a\n    no-cache: perhaps\ntga: x\ntga: y\n'
    expect(problemsOf(REQUIRED, file).map((line) => line.slice(0, line.indexOf(': ')))).toEqual([
      'ship-to-ecs.yaml:1:7',
      'ship-to-ecs.yaml:4:5',
      'ship-to-ecs.yaml:5:15',
      'ship-to-ecs.yaml:6:1',
      'ship-to-ecs.yaml:7:1',
    ])
  })
})

describe('the job’s own variables', () => {
  test.each([
    ['a map', 'secret-envs: {a: AWS_SESSION_TOKEN}'],
    ['a text', 'secret-envs: a=AWS_SESSION_TOKEN'],
    ['a quoted line', `secret-envs: '"a=AWS_SESSION_TOKEN"'`],
    ['a list', 'build-args: [ACTIONS_RUNTIME_TOKEN]'],
    ['a quoted name', `build-args: '"ACTIONS_RUNTIME_TOKEN"'`],
    ['lines', 'build-args: "A=1\\nGITHUB_TOKEN"'],
  ])('cannot be handed to the build by the file, at any depth: %s', (_, line) => {
    const refusal = expect.stringMatching(
      /only an input of the workflow can hand (AWS|ACTIONS|GITHUB)_\w+ to the build$/,
    )
    const depths = [
      `${line}\n`,
      `environments:\n  prod:\n    ${line}\n`,
      `apps:\n  api:\n    ${line}\n`,
      `environments:\n  dev:\n    apps:\n      api:\n        ${line}\n`,
    ]
    for (const file of depths) expect(problemsOf(REQUIRED, file)).toContainEqual(refusal)
  })

  test('can be handed to the build by an input', () => {
    expect(problemsOf({ ...REQUIRED, 'secret-envs': 'a=AWS_SESSION_TOKEN', 'build-args': 'GITHUB_SHA' })).toEqual([])
  })

  test('are no concern where only their names are given as values', () => {
    expect(problemsOf(REQUIRED, 'build-args: {NAME: AWS_REGION}\nlabels: {name: GITHUB_SHA}\n')).toEqual([])
  })
})
