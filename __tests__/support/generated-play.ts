/** The files of `init` as our own readers take them, for one set of answers. */
import { readFile, readdir } from 'node:fs/promises'
import type { Service } from '@aws-sdk/client-ecs'
import { lint, type LintFinding } from '../../src/domain/lint/lint.ts'
import { checkServiceDefinition } from '../../src/domain/service-definition/service-definition.ts'
import { checkTaskDefinition } from '../../src/domain/task-definition/check.ts'
import { parseDocument } from '../../src/domain/task-definition/text.ts'
import { fill } from '../../src/domain/values/fill.ts'
import { withInnerFacts } from '../../src/domain/values/inner-facts.ts'
import { withListedValues } from '../../src/domain/values/listed-values.ts'
import { generatedFiles } from '../../src/init/generated-files.ts'
import { definitionJson } from '../../src/init/generated/definition-json.ts'
import { serviceYaml } from '../../src/init/generated/service-yaml.ts'
import { stacksOf, type Stack } from '../../src/init/generated/stacks.ts'
import { templateFacts } from '../../src/init/generated/template-facts.ts'
import type { Answers } from '../../src/init/init-answers.ts'
import { NO_FACTS, type DockerfileFacts } from '../../src/init/dockerfile-facts.ts'
import type { RepositoryFacts } from '../../src/init/repository-facts.ts'
import { resolveStack, type ResolvedStack } from '../../scripts/infra/resolve-stack.ts'

const read = async (folder: string, end: string): Promise<readonly (readonly [string, string])[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(end))
  return Promise.all(
    names.map(async (name) => [`${folder}/${name}`, await readFile(`${folder}/${name}`, 'utf8')] as const),
  )
}

export const TEMPLATES: ReadonlyMap<string, string> = new Map([
  ...(await read('infra', '.yaml')),
  ...(await read('infra/fragments', '.json').catch(() => [])),
])

export const CALLER = { version: '0.1.0', commit: 'a'.repeat(40) }

const DOCKERFILE: DockerfileFacts = {
  ...NO_FACTS,
  port: 8080,
  healthCheck: ['CMD-SHELL', 'curl localhost'],
  user: '1000',
}

export const STARTER: RepositoryFacts = {
  image: 'starter',
  dockerfile: { ...DOCKERFILE, healthCheck: ['CMD', 'node', 'health.mjs'] },
  others: [],
  updates: [{ ecosystem: 'docker', directory: '/' }],
}

export const filesOf = (answers: Answers, facts = STARTER): ReadonlyMap<string, string> =>
  new Map(
    generatedFiles({ answers, facts, templates: TEMPLATES, caller: CALLER, kept: [] }).map(({ path, text }) => [
      path,
      text,
    ]),
  )

/** Every stack as CloudFormation would make it, in order, with the outputs of those before. */
export const resolvedStacks = (answers: Answers): readonly ResolvedStack[] => {
  const made = new Map<string, ResolvedStack>()
  return stacksOf(answers, TEMPLATES, CALLER).map((stack) => {
    const outputs = stack.from.map((name) => made.get(name)?.outputs)
    const own = resolved(stack, Object.assign({}, ...outputs, stack.parameters) as Stack['parameters'], answers.region)
    made.set(stack.name, own)
    return own
  })
}

/** By the names of the stacks. */
export const outputsOf = (answers: Answers): ReadonlyMap<string, Readonly<Record<string, string>>> =>
  new Map(resolvedStacks(answers).map(({ name, outputs }) => [name, outputs]))

const resolved = (stack: Stack, parameters: Stack['parameters'], region: string): ResolvedStack =>
  resolveStack({
    name: stack.name,
    template: TEMPLATES.get(stack.template) ?? '',
    parameters,
    account: stack.account,
    region,
  })

/** What no resolver is needed for: each output that a stack of the answers has, with a value of its kind. */
export const namedOutputs = (answers: Answers): ReturnType<typeof outputsOf> =>
  new Map(
    stacksOf(answers, TEMPLATES, CALLER).map(({ name, template }) => {
      const { outputs } = templateFacts(TEMPLATES.get(template) ?? '')
      return [
        name,
        Object.fromEntries(outputs.map((one) => [one, one === 'AssignPublicIp' ? 'ENABLED' : one])),
      ] as const
    }),
  )

/** By stack, the parameters that must have a value and have none. */
export const missingParameters = (answers: Answers): readonly string[] => {
  const outputs = namedOutputs(answers)
  return stacksOf(answers, TEMPLATES, CALLER).flatMap(({ name, template, from, parameters }) => {
    const given = [...Object.keys(parameters), ...from.flatMap((one) => Object.keys(outputs.get(one) ?? {}))]
    const { required } = templateFacts(TEMPLATES.get(template) ?? '')
    return required.filter((one) => !given.includes(one)).map((one) => `${name}: ${one}`)
  })
}

/** What the first run creates the service of an environment from. @throws ShipError for what ECS or this action would refuse */
export const serviceOf = (answers: Answers, environment: string, outputs = namedOutputs(answers)): Partial<Service> => {
  const document = withInnerFacts(parseDocument(serviceYaml(answers), 'service.yaml'), { environment })
  const filled = fill(document, {
    placeOf: () => null,
    valueOf: ({ name }) => {
      const [stack = '', output = ''] = name.split('.')
      const value = outputs.get(stack)?.[output]
      if (value === undefined) throw new Error(`no stack has ${name}`)
      return value
    },
  })
  const named = { cluster: `${answers.application}-${environment}`, service: answers.application }
  return checkServiceDefinition(withListedValues(filled), 'service.yaml', named)
}

const FACTS: Readonly<Record<string, string>> = { region: 'eu-west-1', account: '123456789012' }

/** What the lint finds in the task definition of an environment, with its roles. */
export const lintOf = (answers: Answers, environment: string, facts = STARTER): readonly LintFinding[] => {
  const document = withInnerFacts(
    parseDocument(definitionJson(answers, facts.dockerfile, TEMPLATES), 'task-definition.json'),
    { environment },
  )
  const role = 'arn:aws:iam::123456789012:role/task'
  const valueOf = (name: string): string =>
    name.endsWith('AccessPointId') ? 'fsap-0123456789abcdef0' : 'fs-0123456789abcdef0'
  const value = fill(
    { ...(document as object), executionRoleArn: role, taskRoleArn: role },
    {
      placeOf: () => null,
      valueOf: ({ source, name }) => (source === 'settings' ? (FACTS[name] ?? environment) : valueOf(name)),
    },
  )
  const { draft, warnings } = checkTaskDefinition(value, 'task-definition.json', {
    values: 'checked',
    containerName: 'app',
  })
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
  return lint(draft, { containerName: 'app', levels: {}, values: 'checked' })
}
