/**
 * Writes `api.github.com.json`: of GitHub's published description of its REST API the operations that the local GitHub has, with all that their
 * schemas lead to, and without texts and examples.
 *
 *     npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *     node local-github/description/extract.ts package/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OPERATIONS, partsOf } from './operations.ts'

type Json = Readonly<Record<string, unknown>>

/** What no check reads. */
const TEXTS: ReadonlySet<string> = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'title',
  'externalDocs',
  'tags',
])

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A property may be called `description`; then its value is a schema, not a text. */
const bare = (value: unknown, parent: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => bare(item, ''))
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(
    ([name]) => parent === 'properties' || !(TEXTS.has(name) || name.startsWith('x-')),
  )
  return Object.fromEntries(entries.map(([name, member]) => [name, bare(member, name)]))
}

const referencesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === '$ref' && typeof member === 'string' ? [member] : referencesIn(member),
  )
}

const at = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), document)

const pathOf = (reference: string): readonly string[] => reference.replace(/^#\//u, '').split('/')

/** Everything that the values lead to, by its reference. */
const reachable = (document: Json, start: unknown): ReadonlyMap<string, unknown> => {
  const found = new Map<string, unknown>()
  const open = [...referencesIn(start)]
  for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
    if (found.has(reference)) continue
    const value = bare(at(document, pathOf(reference)), pathOf(reference).at(-2) ?? '')
    found.set(reference, value)
    open.push(...referencesIn(value))
  }
  return found
}

const [source = ''] = process.argv.slice(2)
// The package's file is an object.
const document = JSON.parse(readFileSync(source, 'utf8')) as Json
const paths: Record<string, Record<string, unknown>> = {}
for (const { path, method } of OPERATIONS.map(partsOf)) {
  const verb = method.toLowerCase()
  paths[path] = { ...paths[path], [verb]: bare(at(document, ['paths', path, verb]), verb) }
}
const components: Record<string, Record<string, unknown>> = {}
for (const [reference, value] of [...reachable(document, paths)].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
  const [, kind = '', name = ''] = pathOf(reference)
  components[kind] = { ...components[kind], [name]: value }
}
const { openapi, info } = document
const license = at(info, ['license'])
writeFileSync(
  join(import.meta.dirname, 'api.github.com.json'),
  `${JSON.stringify({ openapi, info: { title: "GitHub's REST API, an extract", version: at(info, ['version']), license }, paths, components })}\n`,
)
