/** Names a document that is not a task definition but that people take for one. */
import { quoted } from '../bounds.ts'
import type { Reading } from './json-text.ts'
import { syntaxFault, type TextFile } from './syntax-fault.ts'

const EXPORT = '`aws ecs describe-task-definition --task-definition FAMILY --query taskDefinition` prints one.'

interface Other {
  /** The key of the document by which it is known. */
  readonly key: string
  /** Another key that it has, too. */
  readonly beside?: string
  readonly what: string
  readonly hint?: string
}

/** The first row whose key the document has. */
const OTHERS: readonly Other[] = [
  {
    key: 'ResponseMetadata',
    what: 'a whole response of an AWS SDK',
    hint: 'Keep only what is inside `taskDefinition`.',
  },
  { key: '$metadata', what: 'a whole response of an AWS SDK', hint: 'Keep only what is inside `taskDefinition`.' },
  { key: 'AWSTemplateFormatVersion', what: 'a CloudFormation template' },
  { key: 'Resources', beside: 'version', what: 'an AppSpec file of CodeDeploy' },
  { key: 'Resources', what: 'a CloudFormation template' },
  { key: 'Properties', what: 'a resource of a CloudFormation template' },
  { key: 'services', beside: 'failures', what: 'a list of services in ECS' },
  { key: 'services', what: 'a Compose file' },
  { key: 'serviceName', what: 'the definition of an ECS service' },
  { key: 'desiredCount', what: 'the definition of an ECS service' },
  { key: 'jobs', what: 'a workflow of GitHub Actions' },
  { key: 'apiVersion', what: 'a Kubernetes manifest' },
  { key: 'taskDefinitionArns', what: 'a list of task definitions' },
  {
    key: 'ContainerDefinitions',
    what: 'the properties of a CloudFormation resource, whose keys begin with a capital letter',
  },
  { key: 'container_definitions', what: 'a resource of Terraform' },
  { key: 'containerProperties', what: 'a job definition of AWS Batch' },
  { key: 'pipelines', what: 'a file of Bitbucket Pipelines' },
  { key: 'type', beside: 'image', what: 'a manifest of AWS Copilot' },
  { key: 'image', what: 'one container definition', hint: 'Put it into the list `containerDefinitions`.' },
]

/** @throws ShipError `E_TASK_DEFINITION_SYNTAX` that says what the document is */
export const refuseOtherDocuments = (file: TextFile, { value, rootKeys }: Reading): void => {
  if (Array.isArray(value)) {
    const why = 'the document is a list; a task definition is an object with `family` and `containerDefinitions`'
    throw syntaxFault(file, { offset: /\S/.exec(file.text)?.index ?? 0, why, hint: EXPORT })
  }
  refuseByKeys(file, rootKeys)
  if (!rootKeys.has('containerDefinitions')) refuseWrapper(file, { value, rootKeys })
}

/** @throws ShipError `E_TASK_DEFINITION_SYNTAX` that says what a document with these keys is */
export const refuseByKeys = (file: TextFile, rootKeys: Reading['rootKeys']): void => {
  if (rootKeys.has('containerDefinitions')) return
  const other = OTHERS.find(({ key, beside = key }) => rootKeys.has(key) && rootKeys.has(beside))
  if (other === undefined) return
  const { key, what, hint = EXPORT } = other
  const why = `\`${quoted(key)}\`: this is ${what}, not a task definition`
  throw syntaxFault(file, { offset: rootKeys.get(key) ?? null, why, hint })
}

/** The response of DescribeTaskDefinition has the definition one level down, beside its tags; with anything else it is another document. */
const refuseWrapper = (file: TextFile, { rootKeys }: Reading): void => {
  const other = [...rootKeys].find(([key]) => key !== 'taskDefinition' && key !== 'tags')
  if (!rootKeys.has('taskDefinition') || other === undefined) return
  const [key, offset] = other
  const why = `\`${quoted(key)}\` beside \`taskDefinition\`: only \`tags\` may be there`
  throw syntaxFault(file, { offset, why, hint: 'Keep only what is inside `taskDefinition`.' })
}
