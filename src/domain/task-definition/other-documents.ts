/** Names a document that is not a task definition but that people take for one. */
import { quoted } from '../bounds.ts'
import type { Reading } from './json-text.ts'
import { syntaxFault, type TextFile } from './syntax-fault.ts'

const EXPORT = '`aws ecs describe-task-definition --task-definition FAMILY --query taskDefinition` prints one.'

interface Other {
  /** The key of the document by which it is known. */
  readonly key: string
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
  { key: 'Resources', what: 'a CloudFormation template' },
  { key: 'services', what: 'a Compose file' },
  { key: 'jobs', what: 'a workflow of GitHub Actions' },
  { key: 'apiVersion', what: 'a Kubernetes manifest' },
  { key: 'taskDefinitionArns', what: 'a list of task definitions' },
  {
    key: 'ContainerDefinitions',
    what: 'the properties of a CloudFormation resource, whose keys begin with a capital letter',
  },
  { key: 'container_definitions', what: 'a resource of Terraform' },
]

/** @throws ShipError `E_TASK_DEFINITION_SYNTAX` that says what the document is */
export const refuseOtherDocuments = (file: TextFile, { value, rootKeys }: Reading): void => {
  if (Array.isArray(value)) {
    const why = 'the document is a list; a task definition is an object with `family` and `containerDefinitions`'
    throw syntaxFault(file, { offset: /\S/.exec(file.text)?.index ?? 0, why, hint: EXPORT })
  }
  if (rootKeys.has('containerDefinitions')) return
  const other = OTHERS.find(({ key }) => rootKeys.has(key))
  if (other !== undefined) {
    const { key, what, hint = EXPORT } = other
    const why = `\`${quoted(key)}\`: this is ${what}, not a task definition`
    throw syntaxFault(file, { offset: rootKeys.get(key) ?? null, why, hint })
  }
  refuseWrapper(file, { value, rootKeys })
}

/** The response of DescribeTaskDefinition has the definition one level down, beside its tags; with anything else it is another document. */
const refuseWrapper = (file: TextFile, { rootKeys }: Reading): void => {
  const other = [...rootKeys].find(([key]) => key !== 'taskDefinition' && key !== 'tags')
  if (!rootKeys.has('taskDefinition') || other === undefined) return
  const [key, offset] = other
  const why = `\`${quoted(key)}\` beside \`taskDefinition\`: only \`tags\` may be there`
  throw syntaxFault(file, { offset, why, hint: 'Keep only what is inside `taskDefinition`.' })
}
