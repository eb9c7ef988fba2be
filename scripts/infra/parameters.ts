/** The parameters of a stack, checked as CloudFormation checks them before it creates anything. */
import type { Json, Parameter, Template } from './read-template.ts'

/** A value that CloudFormation refuses; every one of a stack is in the message. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError'
}

/** The values by name; those that the template does not have are left out, as `aws cloudformation deploy` does. @throws ParameterError */
export const parameterValues = (
  { Parameters }: Template,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, Json>> => {
  const problems: string[] = []
  const values = Object.entries(Parameters).map(([name, declared]): [string, Json] => {
    const text = given[name] ?? (declared.Default === undefined ? undefined : String(declared.Default))
    if (text === undefined) {
      problems.push(`${name}: a value is missing`)
      return [name, '']
    }
    const items = isList(declared) ? text.split(',') : [text]
    problems.push(...items.flatMap((item) => wrong(declared, item).map((what) => `${name}: ${what}: ${item}`)))
    return [name, isList(declared) ? items : text]
  })
  if (problems.length > 0) throw new ParameterError(problems.join('\n'))
  return Object.fromEntries(values)
}

const isList = ({ Type }: Parameter): boolean => Type === 'CommaDelimitedList' || Type.startsWith('List<')

/** The ids that AWS checks for these types. */
const IDS: Readonly<Record<string, RegExp>> = {
  'AWS::EC2::VPC::Id': /^vpc-[0-9a-f]{8,17}$/,
  'AWS::EC2::Subnet::Id': /^subnet-[0-9a-f]{8,17}$/,
  'AWS::EC2::SecurityGroup::Id': /^sg-[0-9a-f]{8,17}$/,
}

const wrong = (declared: Parameter, value: string): readonly string[] => {
  const { Type, AllowedPattern: pattern = '.*', ConstraintDescription: why = 'not allowed' } = declared
  const id = IDS[Type.replace(/^List<(.*)>$/, '$1')] ?? /^/
  return [
    ...(new RegExp(`^(?:${pattern})$`, 's').test(value) ? [] : [why]),
    ...(id.test(value) ? [] : [`not an id of ${Type}`]),
    ...unlisted(declared, value),
    ...outside(declared, value),
  ]
}

const unlisted = ({ AllowedValues }: Parameter, value: string): readonly string[] =>
  AllowedValues === undefined || AllowedValues.map(String).includes(value)
    ? []
    : [`must be one of ${AllowedValues.join(', ')}`]

const outside = (declared: Parameter, value: string): readonly string[] =>
  declared.Type === 'Number' ? outOfRange(declared, value) : wrongLength(declared, value)

const wrongLength = ({ MinLength = 0, MaxLength = Infinity }: Parameter, { length }: string): readonly string[] =>
  length >= MinLength && length <= MaxLength ? [] : [`must have ${MinLength} to ${MaxLength} characters`]

const outOfRange = ({ MinValue = -Infinity, MaxValue = Infinity }: Parameter, value: string): readonly string[] =>
  value !== '' && Number(value) >= MinValue && Number(value) <= MaxValue
    ? []
    : [`must be a number from ${MinValue} to ${MaxValue}`]
