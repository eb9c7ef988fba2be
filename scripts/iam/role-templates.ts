/** The generated parts of the templates of roles: the statements between two comments. */
import { grantsOf, type Part, type RoleKey } from './grants.ts'
import { statementsOf, yamlOf } from './role-statements.ts'

interface GeneratedPart {
  readonly role: RoleKey
  readonly part: Part
}

export const TEMPLATES: Readonly<Record<string, readonly GeneratedPart[]>> = {
  'infra/push-role.yaml': [
    { role: 'push', part: 'always' },
    { role: 'push', part: 'create-repository' },
    { role: 'promote', part: 'always' },
    { role: 'registry-plan', part: 'always' },
    { role: 'registry-rescan', part: 'always' },
  ],
  'infra/deploy-roles.yaml': [
    { role: 'deploy', part: 'always' },
    { role: 'deploy', part: 'code-deploy' },
    { role: 'deploy', part: 'keep-revisions' },
    { role: 'deploy', part: 'sorry-page' },
    { role: 'deploy', part: 'blue-green' },
    { role: 'plan', part: 'always' },
    { role: 'plan', part: 'code-deploy' },
    { role: 'rescan', part: 'always' },
  ],
}

/** @throws Error where the template lacks a comment, or a part of a role has no place */
export const withStatements = (path: string, template: string): string =>
  (TEMPLATES[path] ?? []).reduce((text, { role, part }) => {
    const name = part === 'always' ? role : `${role}, ${part}`
    const found = new RegExp(`^( *)# generated: ${name}\\n[^]*?^ *# end: ${name}\\n`, 'mu').exec(text)
    if (found === null) throw new Error(`${path} lacks the comments of '${name}'`)
    const [all, indent = ''] = found
    const statements = yamlOf(statementsOf(grantsOf(role), part), indent)
    return text.replace(all, () => `${indent}# generated: ${name}\n${statements}${indent}# end: ${name}\n`)
  }, template)
