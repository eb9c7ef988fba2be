/** What becomes of the inputs of the usual actions; docs/migrate.md says the same in words. Pure. */
import { fact, gone, isLiteral, joined, left, ofImage, type FactName, type Translation } from './translation.ts'

export interface Input {
  readonly key: string
  /** With the variables of the workflow. */
  readonly value: string
  readonly line: number
}

/** A fact's name; `gone`: not needed; a sentence: why it is left to people; or what makes more of it. */
export type InputRule =
  { readonly fact: FactName } | 'gone' | { readonly left: string } | ((input: Input) => Translation)

export interface ActionRules {
  readonly inputs: Readonly<Record<string, InputRule>>
  /** Of every other input. */
  readonly other: string
}

export const translateInput = ({ inputs, other }: ActionRules, input: Input): Translation => {
  const { key, value, line } = input
  const rule = Object.hasOwn(inputs, key) ? inputs[key] : undefined
  if (rule === 'gone') return gone(key, line)
  if (typeof rule === 'function') return rule(input)
  if (rule === undefined || 'left' in rule) return left(key, line, rule?.left ?? other)
  if (value.trim() === '') return left(key, line, 'is empty')
  if (isLiteral(value)) return fact(rule.fact, value.trim(), line)
  return left(
    `${key}: ${value}`,
    line,
    'is an expression whose value only GitHub knows; write it into ship-to-ecs.yaml',
  )
}

const same = (...names: readonly FactName[]): Readonly<Record<string, InputRule>> =>
  Object.fromEntries(names.map((one) => [one, { fact: one }]))

const without = (...names: readonly string[]): Readonly<Record<string, InputRule>> =>
  Object.fromEntries(names.map((one) => [one, 'gone' as const]))

const all = (why: string, ...names: readonly string[]): Readonly<Record<string, InputRule>> =>
  Object.fromEntries(names.map((one) => [one, { left: why }]))

const NO_SETTING = 'has no counterpart here'

/** Line by line: one whose value only GitHub knows takes no other one with it. */
const buildArguments = ({ key, value, line }: Input): Translation => {
  const lines = value.split('\n').filter((one) => one.trim() !== '')
  const known = lines.filter(isLiteral).map((one) => one.trim())
  const open = lines.filter((one) => !isLiteral(one))
  return joined([
    ...(known.length === 0 ? [] : [fact('build-args', known.join('\n'), line)]),
    ...open.map((one) => left(`${key}: ${one.trim()}`, line, UNKNOWN_ARGUMENT)),
  ])
}

const UNKNOWN_ARGUMENT =
  'is an expression whose value only GitHub knows: write its value into ship-to-ecs.yaml; the commit is in the label org.opencontainers.image.revision of each image'

/** The first of a list; an expression may have spaces. */
const images = ({ key, value, line }: Input): Translation => {
  const [first = ''] = value.match(/(?:\$\{\{[^}]{0,200}\}\}|[^\s,])+/u) ?? []
  const isNamedBefore = /^\$\{\{\s*steps\.[\w-]+\.outputs\.tags\s*\}\}$/u.test(first)
  return isNamedBefore ? gone(key, line) : ofImage(first, line)
}

/** Without an exit code the old step reported, and blocked nothing. */
const exitCode =
  (setting: 'trivy-severity' | 'dockle-exit-level') =>
  ({ key, value, line }: Input): Translation =>
    value.trim() === '0' ? fact(setting, 'none', line) : gone(key, line)

const only =
  (wanted: string, why: string) =>
  ({ key, value, line }: Input): Translation =>
    value.trim().toLowerCase() === wanted ? gone(key, line) : left(`${key}: ${value}`, line, why)

const KEYS =
  'is a key that never expires; the roles of BOOTSTRAP.md take its place. Delete the secret in GitHub when they do'

/** By the name of the action, in lower case. */
export const ACTIONS: Readonly<Record<string, ActionRules>> = {
  'actions/checkout': {
    inputs: without('fetch-depth', 'persist-credentials'),
    other: 'is not what the workflows of ship-to-ecs check out: the commit of the event, alone',
  },
  'aws-actions/configure-aws-credentials': {
    inputs: {
      'role-to-assume': { fact: 'role' },
      'aws-region': { fact: 'region' },
      ...without('role-session-name', 'role-duration-seconds', 'mask-aws-account-id', 'audience'),
      ...all(KEYS, 'aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'),
    },
    other: NO_SETTING,
  },
  'aws-actions/amazon-ecr-login': {
    inputs: { registries: { fact: 'registry-account' }, ...without('mask-password', 'skip-logout') },
    other: NO_SETTING,
  },
  'docker/build-push-action': {
    inputs: {
      ...same('context', 'file', 'target', 'labels', 'platforms', 'pull', 'no-cache'),
      ...same('cache-from', 'cache-to', 'provenance', 'sbom', 'ssh'),
      ...without('push', 'load', 'outputs', 'github-token'),
      tags: images,
      'build-args': buildArguments,
      ...all(
        'is a secret of the build, which the workflows of ship-to-ecs do not pass on; see docs/credentials.md of ship-to-ecs',
        'secrets',
        'secret-envs',
        'secret-files',
      ),
    },
    other: 'is set in ship-to-ecs.yaml under the same name, where docs/settings.md of ship-to-ecs has it',
  },
  'docker/metadata-action': {
    inputs: { images, ...without('github-token') },
    other: 'names tags and labels: set `tag` and `labels` (docs/migrate.md of ship-to-ecs)',
  },
  'aquasecurity/trivy-action': {
    inputs: {
      severity: { fact: 'trivy-severity' },
      'ignore-unfixed': { fact: 'trivy-ignore-unfixed' },
      'exit-code': exitCode('trivy-severity'),
      ...without('image-ref', 'vuln-type', 'scanners', 'version', 'hide-progress'),
      'scan-type': only('image', 'is a scan of something else than the image'),
      format: only('table', 'is another report; see docs/reports.md of ship-to-ecs'),
      ...all(
        'is ignored: whoever can change the checkout could weaken the gate; accept findings in ship-to-ecs.exceptions.yaml',
        'trivyignores',
        'trivy-config',
      ),
    },
    other: NO_SETTING,
  },
  'goodwithtech/dockle-action': {
    inputs: {
      'exit-level': { fact: 'dockle-exit-level' },
      'exit-code': exitCode('dockle-exit-level'),
      ...without('image', 'format'),
    },
    other:
      'is ignored: whoever can change the checkout could weaken the gate; accept findings in ship-to-ecs.exceptions.yaml',
  },
  'aws-actions/amazon-ecs-render-task-definition': {
    inputs: { 'task-definition': { fact: 'definition' }, 'container-name': { fact: 'container' }, ...without('image') },
    other: 'belongs under `containers` in ship-to-ecs.yaml (docs/render.md of ship-to-ecs)',
  },
  'aws-actions/amazon-ecs-deploy-task-definition': {
    inputs: {
      'task-definition': ({ key, value, line }) =>
        isLiteral(value) ? fact('definition', value.trim(), line) : gone(key, line),
      ...same('service', 'cluster', 'wait-for-minutes', 'desired-count', 'force-new-deployment'),
      'wait-for-service-stability': only('true', 'is always true here'),
      ...all(
        'is a task beside the service: see `run-before` and `run-after` in docs/tasks.md of ship-to-ecs',
        ...['run-task', 'run-task-security-groups', 'run-task-subnets', 'run-task-assign-public-IP'],
        ...['run-task-launch-type', 'run-task-started-by', 'run-task-cluster', 'run-task-container-overrides'],
        ...['run-task-capacity-provider-strategy', 'run-task-tags', 'wait-for-task-stopped'],
      ),
      ...all(
        'is a setting of the same name: write it into ship-to-ecs.yaml (docs/strategies.md of ship-to-ecs)',
        ...[
          'codedeploy-appspec',
          'codedeploy-application',
          'codedeploy-deployment-group',
          'codedeploy-deployment-config',
        ],
      ),
      ...all(
        'belongs under `service-attributes` in ship-to-ecs.yaml (docs/services.md of ship-to-ecs)',
        ...['propagate-tags', 'enable-ecs-managed-tags'],
      ),
    },
    other: 'has no setting here; docs/migrate.md of ship-to-ecs says why',
  },
}

/** Actions of which nothing is left, and why others are left to people. */
export const OTHER_ACTIONS: Readonly<Record<string, string | null>> = {
  'docker/setup-buildx-action': null,
  'docker/login-action': 'is for base images in another registry, which the workflows of ship-to-ecs do not log in to',
  'docker/setup-qemu-action': 'is for other platforms; see docs/platforms.md of ship-to-ecs',
}
