/** The parts of a task definition that add-ons bring along (`infra/fragments/`). */
import { partitionOf } from '../aws-names.ts'
import type { Answers } from '../init-answers.ts'

type Members = Readonly<Record<string, unknown>>

export interface Definition extends Members {
  readonly containerDefinitions: readonly Members[]
}

/** The definition with the fragment of each add-on that has one. @param fragments texts by path */
export const withFragments = (
  definition: Definition,
  answers: Answers,
  fragments: ReadonlyMap<string, string>,
): Definition =>
  answers.addOns.reduce((merged: Definition, name) => {
    const text = fragments.get(`infra/fragments/${name}.json`)
    return text === undefined ? merged : withFragment(merged, read(text, answers))
  }, definition)

/** With the name of the application and the partition of the Region; the files of EFS are those of its stack. */
const read = (text: string, answers: Answers): Definition => {
  const { application } = answers
  const stack = `\${cfn:${application}-\${settings:environment}-efs`
  const filled = text
    .replaceAll('APPLICATION', application)
    .replaceAll('arn:aws:', `arn:${partitionOf(answers)}:`)
    .replaceAll('${env:EFS_FILE_SYSTEM_ID}', `${stack}.FileSystemId}`)
    .replaceAll('${env:EFS_ACCESS_POINT_ID}', `${stack}.AccessPointId}`)
  // The package's own file, which its tests read.
  return JSON.parse(filled) as Definition
}

/** Lists become longer, containers of one name are merged, everything else is replaced. */
const withFragment = (definition: Definition, fragment: Definition): Definition => {
  const { containerDefinitions, ...others } = fragment
  const names = definition.containerDefinitions.map(({ name }) => name)
  const further = containerDefinitions.filter(({ name }) => !names.includes(name))
  const known = definition.containerDefinitions.map((container) => {
    const part = containerDefinitions.find(({ name }) => name === container['name'])
    return part === undefined ? container : merged(container, part)
  })
  return { ...merged(definition, others), containerDefinitions: [...known, ...further] }
}

const merged = (base: Members, part: Members): Members => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      const before = base[key]
      return [key, isList(before) && isList(value) ? [...before, ...value] : value]
    }),
  ),
})

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
