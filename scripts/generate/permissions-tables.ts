/** What each role of our templates may do, for docs/iam.md: a table for each, from the same recording as the templates. */
import { grantsOf, ROLE_KEYS, WITHHELD, type Grant, type RoleKey } from '../iam/grants.ts'
import { scopeOf } from '../iam/scopes.ts'

const TITLES: Readonly<Record<RoleKey, string>> = {
  push: '`APP-push`, in the account of the registry',
  promote: '`APP-promote`, in the account of the registry',
  'registry-plan': '`APP-plan`, in the account of the registry',
  'registry-rescan': '`APP-rescan`, in the account of the registry',
  deploy: '`APP-ENV-deploy`, in the account of the environment',
  plan: '`APP-ENV-plan`, in the account of the environment',
  rescan: '`APP-ENV-rescan`, in the account of the environment',
}

const PARTS: Readonly<Record<Grant['part'], string>> = {
  always: '',
  'create-repository': ' (with `CreateRepository`)',
  'code-deploy': ' (with `CodeDeployApplication`)',
  'keep-revisions': ' (with `KeepRevisions`)',
  'sorry-page': ' (with `SorryPageRuleArn`)',
  'blue-green': ' (with `Strategy` blue-green)',
}

/** A heading and a table for each role, and what is withheld. */
export const permissionsTables = (): string =>
  [...ROLE_KEYS.map((role) => `### ${TITLES[role]}\n\n${tableOf(grantsOf(role))}`), withheldTable()].join('\n\n')

const tableOf = (grants: readonly Grant[]): string => {
  const groups = Map.groupBy(grants, (grant) => [grant.part, JSON.stringify(scopeOf(grant))].join(' '))
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { sid, resources, condition } = scopeOf(first)
    const actions = [...new Set(group.map(({ action }) => code(action)))].toSorted()
    const limit = condition === null ? '' : `; ${code(condition.key)} is ${code(plain(condition.value))}`
    const reach = `${resources.map((one) => code(plain(one))).join(', ')}${limit}`
    return [[`${sid}${PARTS[first.part]}`, actions.join('<br>'), reach, stagesOf(group)]]
  })
  const sorted = rows.toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1))
  return table(['statement', 'actions', 'resources', 'stages that call'], sorted)
}

const stagesOf = (group: readonly Grant[]): string => {
  const stages = [...new Set(group.flatMap((grant) => grant.stages))].toSorted()
  return stages.length === 0 ? 'from the documentation of AWS' : stages.map(code).join(', ')
}

/** A resource, and those of a parameter if there are any. */
const JOINED = /^!If \[\w+, !Split \[',', !Join \[',', \[(.+), !Join \[',', !Ref (\w+)\]\]\]\], /u

/** A value of the template without the functions of CloudFormation. */
const plain = (value: string): string => {
  const [, first, further] = JOINED.exec(value) ?? []
  if (first !== undefined && further !== undefined) return `${plain(first)}, ${further}`
  return value
    .replace(/^!If \[\w+, (?<given>.+), !Sub .+\]$/u, '$<given>')
    .replace(/^!(?:Sub|Ref) /u, '')
    .replaceAll("'", '')
    .replaceAll(/\$\{(?:AWS::)?(\w+)\}/gu, '$1')
}

const withheldTable = (): string =>
  `### Withheld\n\nA run makes these calls where it may, and goes on without them.\n\n${table(
    ['role', 'action', 'why'],
    WITHHELD.map(({ role, action, why }) => [TITLES[role], code(action), why]),
  )}`

const code = (text: string): string => `\`${text}\``

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
