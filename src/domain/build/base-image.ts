/** The image that a Dockerfile builds upon: what the last `FROM` of the chain names. Pure. */
import { parseImageReference } from '../image/image-reference.ts'
import { parseDockerfile, type Dockerfile, type Instruction } from './dockerfile.ts'
import { expandedText } from './dockerfile-variables.ts'

export type BaseImage =
  /** `docker.io/library/node:22-slim`, with the digest where the Dockerfile has one. */
  | { readonly kind: 'image'; readonly reference: string; /** Of the `FROM`. */ readonly line: number }
  | { readonly kind: 'scratch'; readonly line: number }
  | { readonly kind: 'unknown'; readonly because: string }

export interface BuildChoices {
  /** Null: the last stage. */
  readonly target: string | null
  /** `KEY=VALUE`, or a KEY whose value the environment has. */
  readonly buildArgs: readonly string[]
  /** What replaces images and stages by name. */
  readonly buildContexts: Readonly<Record<string, string>>
  /** `linux/arm64`, of the image that was built. */
  readonly platform: string
}

interface Stage {
  /** As `FROM` has it, with the values of arguments. */
  readonly from: string
  /** Lower case; null without one. */
  readonly name: string | null
  readonly line: number
}

const unknown = (because: string): BaseImage => ({ kind: 'unknown', because })

/** What the image is built upon; `unknown` for everything that is not certain. */
export const baseImageOf = (text: string, choices: BuildChoices): BaseImage => {
  const file = parseDockerfile(text)
  if (file === null) return unknown('the Dockerfile has a line whose end is not clear, or that is no instruction')
  if (!isInterpretedByDocker(file, choices))
    return unknown('the Dockerfile names a `syntax` that is not docker/dockerfile')
  const stages = stagesOf(file.instructions, choices)
  if (typeof stages === 'string') return unknown(stages)
  const last = targetOf(stages, choices.target)
  return last === null ? unknown('the Dockerfile has no such stage') : baseOf(stages, last, choices)
}

/** Another frontend may read the file in another way. */
const isInterpretedByDocker = ({ syntax }: Dockerfile, { buildArgs }: BuildChoices): boolean =>
  (syntax === null ||
    /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/.test(syntax)) &&
  !buildArgs.some((arg) => /^BUILDKIT_SYNTAX(?:=|$)/.test(arg))

/** The stages, or why they are not known. */
const stagesOf = (instructions: readonly Instruction[], choices: BuildChoices): readonly Stage[] | string => {
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM')
  const values = new Map<string, string | null>(targetVariables(choices.platform))
  // An argument below the first FROM belongs to a stage, and no FROM sees it.
  for (const { keyword, text } of instructions.slice(0, Math.max(first, 0))) {
    if (keyword === 'ARG') declare(text, values, choices.buildArgs)
  }
  const froms = instructions.filter(({ keyword }) => keyword === 'FROM')
  const stages = froms.map((from) => stageOf(from, values))
  const wrong = stages.indexOf(null)
  if (wrong !== -1) return `\`FROM ${froms[wrong]?.text ?? ''}\` has a value that is not known before the build`
  return stages.filter((stage) => stage !== null)
}

const stageOf = ({ text, line }: Instruction, values: ReadonlyMap<string, string | null>): Stage | null => {
  const [, image = '', name] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?$/i.exec(text) ?? []
  const from = expandedText(image, values)
  return from === null || from === '' ? null : { from, name: name?.toLowerCase() ?? null, line }
}

/** What BuildKit sets by itself (Dockerfile reference, "Automatic platform ARGs in the global scope"); of the builder nothing is known. */
const targetVariables = (platform: string): readonly (readonly [string, string])[] => {
  const [os = '', architecture = '', variant = ''] = platform.split('/')
  return [
    ['TARGETPLATFORM', platform],
    ['TARGETOS', os],
    ['TARGETARCH', architecture],
    ['TARGETVARIANT', variant],
  ]
}

/** Adds `NAME` and `NAME=default` of one ARG; null for a value that is not known. */
const declare = (text: string, values: Map<string, string | null>, buildArgs: readonly string[]): void => {
  for (const [, name = '', , given] of text.matchAll(/(\w+)(=("[^"]*"|'[^']*'|\S*))?(?=\s|$)/g)) {
    const chosen = buildArgs.findLast((arg) => arg === name || arg.startsWith(`${name}=`))
    if (chosen !== undefined) values.set(name, chosen === name ? null : chosen.slice(name.length + 1))
    else if (given !== undefined) values.set(name, expandedText(given, values))
  }
}

const targetOf = (stages: readonly Stage[], target: string | null): Stage | null => {
  if (target === null) return stages.at(-1) ?? null
  const named = stages.findLast(({ name }) => name === target.toLowerCase())
  return named ?? (/^\d+$/.test(target) ? (stages[Number(target)] ?? null) : null)
}

/** Follows a stage to the image that it begins with. */
const baseOf = (stages: readonly Stage[], last: Stage, { buildContexts }: BuildChoices): BaseImage => {
  let stage = last
  for (;;) {
    const replaced = replacementOf([stage.name, stage.from], buildContexts)
    if (replaced !== null)
      return replaced === '' ? unknown('`build-contexts` replaces it') : imageOf(replaced, stage.line)
    const before = stages.slice(0, stages.indexOf(stage))
    // Of two stages of one name, the later one counts.
    const next = before.findLast(({ name }) => name === stage.from.toLowerCase())
    if (next === undefined) break
    stage = next
  }
  return stage.from === 'scratch' ? { kind: 'scratch', line: stage.line } : imageOf(stage.from, stage.line)
}

const imageOf = (written: string, line: number): BaseImage => {
  const reference = canonicalReference(written)
  return reference === null ? unknown(`\`${written}\` is not the name of an image`) : { kind: 'image', reference, line }
}

/** The image of the named context that replaces one of these names; '' for one that is no image; null without one. */
const replacementOf = (
  names: readonly (string | null)[],
  contexts: Readonly<Record<string, string>>,
): string | null => {
  const meant = names.flatMap((name) => (name === null ? [] : [comparable(name)]))
  // Only the part before `::` is a name; the platform behind it may be that of the build.
  const found = Object.entries(contexts).find(([key]) => meant.includes(comparable(key.split('::')[0] ?? '')))
  if (found === undefined) return null
  return /^docker-image:\/\/(.+)$/.exec(found[1])?.[1] ?? ''
}

const comparable = (name: string): string => canonicalReference(name.toLowerCase()) ?? name.toLowerCase()

/** `node:22` as `docker.io/library/node:22`, as Docker completes it; null for what is no name. */
export const canonicalReference = (written: string): string | null => {
  const parsed = parseImageReference(written)
  if (parsed === null) return null
  const path = parsed.name.startsWith(`${parsed.registry}/`)
    ? parsed.name.slice(parsed.registry.length + 1)
    : parsed.name
  const registry = parsed.registry === 'index.docker.io' ? 'docker.io' : parsed.registry
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path
  const tag = parsed.tag ?? (parsed.digest === null ? 'latest' : null)
  return `${registry}/${repository}${tag === null ? '' : `:${tag}`}${parsed.digest === null ? '' : `@${parsed.digest}`}`
}
