/** The levels of the file that a run uses: its environment and its app, merged over the root, and its services. */
import { didYouMean, nearestFirst } from '../domain/near-match.ts'
import { mergeLevels, type Group, type Level } from './levels.ts'
import { problem, type Problem } from './problems.ts'

export interface Asked {
  readonly environment: string | null
  readonly app: string | null
  /** Of the pipeline that lists them, none is chosen. Default: one. */
  readonly apps?: 'one' | 'all'
}

export interface Chosen {
  /** The root, the environment and the app, merged; null when one of them was not found, so that nothing can be called missing. */
  readonly level: Level | null
  /** The services by key, each merged over `level`; empty when the file has none. */
  readonly services: ReadonlyMap<string, Level>
  /** The name of the app, also of the only one; null when the file has none, or it was not found. */
  readonly app: string | null
  readonly problems: readonly Problem[]
}

/** Takes the names that the run asks for; a file with one app needs no name for it. */
export const chooseLevels = (root: Level, asked: Asked): Chosen => {
  const environment = chooseEnvironment(root, asked)
  const atEnvironment = environment.level === null ? root : environment.level
  if (asked.apps === 'all') return listing(atEnvironment, environment.problems)
  const app = chooseApp(atEnvironment, asked.app)
  const problems = [...environment.problems, ...app.problems]
  if (environment.level === null || app.level === null) return { level: null, services: new Map(), app: null, problems }
  const { level } = app
  const services = [...level.groups.services].map(([key, service]) => [key, mergeLevels(level, service)] as const)
  const [only = null] = atEnvironment.groups.apps.keys()
  return { level, services: new Map(services), app: asked.app ?? only, problems }
}

/** Without apps there is nothing to list. */
const listing = (level: Level, problems: readonly Problem[]): Chosen => {
  const missing = `\`pipeline: apps\` lists the entries of \`apps\`, and ${level.at.path} has none`
  const ofApps = level.groups.apps.size === 0 ? [problem(missing)] : []
  return { level, services: new Map(), app: null, problems: [...problems, ...ofApps] }
}

interface Choice {
  readonly level: Level | null
  readonly problems: readonly Problem[]
}

/** The headline is `short` where the names that exist make the text too long for one. */
const none = (text: string, short: string): Choice => ({
  level: null,
  problems: [{ ...problem(text), headline: [text, short] }],
})

/** Without `environments` in the file, the name is a part of the tag and nothing else. */
const chooseEnvironment = (root: Level, { environment, apps }: Asked): Choice => {
  const { environments } = root.groups
  if (environments.size === 0) return { level: root, problems: [] }
  if (environment !== null) return over(root, 'environments', environment)
  return apps === 'all' ? { level: root, problems: [] } : required(root, 'environments')
}

const chooseApp = (level: Level, asked: string | null): Choice => {
  const { apps } = level.groups
  const [only] = apps.keys()
  if (asked !== null) {
    return apps.size === 0
      ? none(`\`app\`: ${level.at.path} has no \`apps\``, 'there are no `apps`')
      : over(level, 'apps', asked)
  }
  if (apps.size > 1) return required(level, 'apps')
  return only === undefined ? { level, problems: [] } : over(level, 'apps', only)
}

type Chooser = 'environments' | 'apps'

/** `environment` chooses of `environments`, `app` of `apps`. */
const inputOf = (group: Chooser): string => `\`${group.slice(0, -1)}\``

const required = ({ at, groups }: Level, group: Chooser): Choice => {
  const text = `${inputOf(group)} is required because ${at.path} has`
  return none(`${text} ${listed(group, groups[group], null)}`, `${text} \`${group}\``)
}

const over = (below: Level, group: Chooser, name: string): Choice => {
  const levels = below.groups[group]
  const above = levels.get(name)
  if (above !== undefined) return { level: mergeLevels(below, above), problems: [] }
  const meant = didYouMean(name, [...levels.keys()])
  const text = `${inputOf(group)}: '${name}' is not one of`
  return none(`${text} ${listed(group, levels, name)} in ${below.at.path}${meant}`, `${text} \`${group}\`${meant}`)
}

/** An error names at most this many; the nearest first when there are more. */
const LISTED = 8

const listed = (group: Group, levels: ReadonlyMap<string, Level>, asked: string | null): string => {
  const names = [...levels.keys()]
  const shown = names.length <= LISTED || asked === null ? names : nearestFirst(asked, names)
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : ''
  return `\`${group}\` (${shown.slice(0, LISTED).join(', ')}${more})`
}
