/** Rules about secrets that everyone who may read the task definition sees. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { looksSecret } from './looks-secret.ts'
import { control, guide } from './aws-documentation.ts'
import { inContainers, type Inside } from './rule-places.ts'
import { secretIn } from './secret-patterns.ts'
import type { LintRule } from './lint-rule.ts'

/** The three names of the control. */
const OF_AWS: readonly string[] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA']

const variables = ({ environment }: ContainerDefinition) =>
  (environment ?? []).map(({ name = '', value = '' }, index) => ({ name, value, at: `environment[${index}]` }))

export const PLAIN_SECRETS: readonly LintRule[] = [
  {
    id: 'ECS.8',
    severity: 'HIGH',
    level: 'warn',
    title: 'AWS or registry credentials are in the environment',
    reason:
      'They are readable in the definition, in `docker inspect` and in the console, and never expire by themselves.',
    fix: 'Remove them: give the task a role (`taskRoleArn`), and a registry `repositoryCredentials`.',
    page: control(8),
    controls: { nist: '4.1.4', pci: '8.6.2' },
    check: inContainers((container) =>
      variables(container).flatMap(({ name, at }) => (OF_AWS.includes(name) ? [{ at, detail: name }] : [])),
    ),
  },
  {
    id: 'plain-secret',
    severity: 'HIGH',
    level: 'warn',
    title: 'A variable of the environment looks like a secret',
    reason: 'Everyone who may call ecs:DescribeTaskDefinition reads it, in every revision.',
    fix: 'Move it to `secrets`, with a parameter or a secret as `valueFrom`.',
    page: guide('specifying-sensitive-data'),
    controls: { nist: '4.1.4', pci: '8.6.2' },
    check: inContainers((container) =>
      variables(container).flatMap(({ name, value, at }): readonly Inside[] => {
        const sign = OF_AWS.includes(name) ? null : looksSecret({ name, value })
        if (sign === null) return []
        return [{ at, detail: sign.by === 'name' ? name : `${name}: ${sign.what}` }]
      }),
    ),
  },
  {
    id: 'secret-in-text',
    severity: 'HIGH',
    level: 'warn',
    title: 'A command, a label or a log option contains a secret',
    reason: 'It is readable in the definition, and a command also in the list of processes.',
    fix: 'Pass it in `secrets`, or in `secretOptions` of the log configuration.',
    page: guide('specifying-sensitive-data'),
    controls: { nist: '4.1.4', pci: '8.6.2' },
    check: inContainers((container) =>
      textsOf(container).flatMap(([at, text]): readonly Inside[] => {
        const detail = secretIn(text)
        return detail === null ? [] : [{ at, detail }]
      }),
    ),
  },
]

type Text = readonly [path: string, text: string]

/** Texts of the definition that people put secrets in, apart from variables. */
const textsOf = (container: ContainerDefinition): readonly Text[] => [
  ...items('command', container.command),
  ...items('entryPoint', container.entryPoint),
  ...items('healthCheck.command', container.healthCheck?.command),
  ...members('dockerLabels', container.dockerLabels),
  ...members('logConfiguration.options', container.logConfiguration?.options),
  ...members('firelensConfiguration.options', container.firelensConfiguration?.options),
]

const items = (path: string, texts: readonly string[] | undefined): readonly Text[] =>
  (texts ?? []).map((text, index) => [`${path}[${index}]`, text])

const members = (path: string, texts: Readonly<Record<string, string>> | undefined): readonly Text[] =>
  Object.entries(texts ?? {}).map(([key, text]) => [`${path}.${key}`, text])
