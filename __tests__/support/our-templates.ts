/** The templates of `infra/`, and stacks of them as `init` has people create them: each with the outputs of those before. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolveStack, type ResolvedStack } from '../../scripts/infra/resolve-stack.ts'
import { inRepository } from '../../scripts/repository.ts'

export const SHARED = '111111111111'
export const PRODUCTION = '222222222222'
export const REGION = 'eu-west-1'

/** Their names without `.yaml`. */
export const templateNames: readonly string[] = readdirSync(inRepository('infra'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))

export const textOfTemplate = (name: string): string => readFileSync(inRepository('infra', `${name}.yaml`), 'utf8')

/** The order in which the stacks of an environment are created, after that of the registry. */
export const ORDER = [
  'github-oidc',
  'network',
  'ec2-capacity',
  'cluster',
  'task-roles',
  'load-balancer',
  'secrets',
  'waf',
  'firelens',
  'tracing',
  'efs',
  'alarms',
  'scaling',
] as const

/** Those that every environment has. */
const CORE = ['github-oidc', 'network', 'cluster', 'task-roles', 'load-balancer'] as const

type Parameters = Readonly<Record<string, string>>

/** The stack of the registry and those of an environment. What is in `given` comes before outputs. */
export const ourStacks = (given: Parameters = {}, names: readonly string[] = CORE): readonly ResolvedStack[] => {
  const own = { Application: 'hello', Environment: 'production', ServiceName: 'hello', ...given }
  const registry = resolveStack({
    name: `${own.Application}-registry`,
    template: textOfTemplate('registry'),
    parameters: { EnvironmentAccountIds: PRODUCTION, ...own },
    account: SHARED,
    region: REGION,
  })
  const stacks = [registry]
  for (const name of names) {
    const outputs = Object.assign({}, ...stacks.map((stack) => stack.outputs)) as Parameters
    stacks.push(
      resolveStack({
        name: `${own.Application}-${own.Environment}-${name}`,
        template: textOfTemplate(name),
        parameters: { ...outputs, ...own },
        account: PRODUCTION,
        region: REGION,
      }),
    )
  }
  return stacks
}

/** The properties of the resource with this logical id in the stack that ends with `-name`. */
export const propertiesIn = (stacks: readonly ResolvedStack[], name: string, logicalId: string): unknown =>
  stacks.find((stack) => stack.name.endsWith(`-${name}`))?.resources.find((one) => one.logicalId === logicalId)
    ?.properties

/** The outputs of the stack that ends with `-name`. */
export const outputsOf = (name: string, stacks: readonly ResolvedStack[]): Parameters =>
  stacks.find((stack) => stack.name.endsWith(`-${name}`))?.outputs ?? {}
