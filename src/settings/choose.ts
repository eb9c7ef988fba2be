/** The levels of the file that a run uses: its environment and its app, merged over the root, and its services. */
import { nearest, nearestFirst } from '../domain/near-match.ts'
import { mergeLevels, type Group, type Level } from './levels.ts'
import { problem, type Problem } from './problems.ts'

export interface Asked {
  readonly environment: string | null
  readonly app: string | null
}

export interface Chosen {
  /** The root, the environment and the app, merged; null when one of them was not found, so that nothing can be called missing. */
  readonly level: Level | null
  /** The services by key, each merged over `level`; empty when the file has none. */
  readonly services: ReadonlyMap<string, Level>
  readonly problems: readonly Problem[]
}

/** Takes the names that the run asks for; a file with one app needs no name for it. */
export const chooseLevels = (root: Level, asked: Asked): Chosen => {
  const environment = chooseEnvironment(root, asked.environment)
  const atEnvironment = environment.level === null ? root : environment.level
  const app = chooseApp(atEnvironment, asked.app)
  const problems = [...environment.problems, ...app.problems]
  if (environment.level === null || app.level === null) return { level: null, services: new Map(), problems }
  const { level } = app
  const services = [...level.groups.services].map(([key, service]) => [key, mergeLevels(level, service)] as const)
  return { level, services: new Map(services), problems }
}

interface Choice {
  readonly level: Level | null
  readonly problems: readonly Problem[]
}

const none = (text: string): Choice => ({ level: null, problems: [problem(text)] })

/** Without `environments` in the file, the name is a part of the tag and nothing else. */
const chooseEnvironment = (root: Level, asked: string | null): Choice => {
  const { environments } = root.groups
  if (environments.size === 0) return { level: root, problems: [] }
  if (asked === null)
    return none(`\`environment\` is required because ${root.at.path} has ${listed('environments', environments, null)}`)
  return over(root, 'environments', asked)
}

const chooseApp = (level: Level, asked: string | null): Choice => {
  const { apps } = level.groups
  const [only] = apps.keys()
  if (asked !== null) {
    return apps.size === 0 ? none(`\`app\`: ${level.at.path} has no \`apps\``) : over(level, 'apps', asked)
  }
  if (apps.size > 1) return none(`\`app\` is required because ${level.at.path} has ${listed('apps', apps, null)}`)
  return only === undefined ? { level, problems: [] } : over(level, 'apps', only)
}

const over = (below: Level, group: 'environments' | 'apps', name: string): Choice => {
  const levels = below.groups[group]
  const above = levels.get(name)
  if (above !== undefined) return { level: mergeLevels(below, above), problems: [] }
  const near = nearest(name, [...levels.keys()])
  const meant = near === null ? '' : `; did you mean ${near}?`
  return none(
    `\`${group.slice(0, -1)}\`: '${name}' is not one of ${listed(group, levels, name)} in ${below.at.path}${meant}`,
  )
}

/** An error names at most this many; the nearest first when there are more. */
const LISTED = 8

const listed = (group: Group, levels: ReadonlyMap<string, Level>, asked: string | null): string => {
  const names = [...levels.keys()]
  const shown = names.length <= LISTED || asked === null ? names : nearestFirst(asked, names)
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : ''
  return `\`${group}\` (${shown.slice(0, LISTED).join(', ')}${more})`
}
