/**
 * Placeholders that a template engine should have filled in. In some places they belong to another program: the variables of a shell
 * command, of a FireLens configuration and of a log tag are never problems.
 */
import { quoted } from '../bounds.ts'
import { misspelledIn } from '../values/template.ts'
import { isMembers, type Walk } from './walk.ts'

/** `{{ x }}`, `${{ x }}`, `${X}`, `<x>`; a text without such a pair is none. */
const PLACEHOLDER = /\$?\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|<[A-Za-z_][\w .:/-]{0,100}>/

/** The first placeholder of a text; null when there is none. */
export const placeholderIn = (text: string): string | null => PLACEHOLDER.exec(text)?.[0] ?? null

/** Members that no program fills in later: ECS, IAM or the registry reads them as they are. */
const NEVER_FILLED =
  /(^|\.)(family|cpu|memory|image|credentialsParameter|valueFrom|[a-z][A-Za-z0-9]*Arn)$|\.environmentFiles\[\d+\]\.value$/

/** Where a placeholder may be meant for the shell, the application, the log driver or a proxy. */
const FILLED_ELSEWHERE =
  /\.(command|entryPoint)\[\d+\]$|\.healthCheck\.|\.firelensConfiguration\.|\.dockerLabels\.|\.options\.(?!awslogs-)/

/** An application may read its variables in any way. */
const OF_THE_APPLICATION = /\.environment\[\d+\]\.value$/

/**
 * Notes them: problems where nothing fills them in, a warning for each whose source is misspelled, and one for the others that probably
 * nothing fills in.
 * What this action fills in is none, and its values are not looked at. `containerName` is the container whose image is replaced; null when it is not known yet, so that no image is judged.
 */
export const checkPlaceholders = (input: unknown, containerName: string | null, walk: Walk): void => {
  const suspects: string[] = []
  for (const found of textsOf(input, walk.filled)) {
    const placeholder = placeholderIn(found.text)
    const isReplaced = found.path.endsWith('.image') && (containerName === null || found.container === containerName)
    if (placeholder !== null && !isReplaced) note(placeholder, found, { walk, suspects })
  }
  const [first, ...others] = suspects
  if (first === undefined) return
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  walk.warnings.push(`${first}: the value has a placeholder, which this action does not fill in${more}`)
}

const note = (
  placeholder: string,
  { text, path }: Text,
  { walk, suspects }: { readonly walk: Walk; readonly suspects: string[] },
): void => {
  const misspelled = misspelledIn(text)
  const unfilled = quoted(misspelled?.written ?? placeholder)
  const meant = misspelled === null ? null : `; did you mean ${quoted(misspelled.meant)}?`
  if (NEVER_FILLED.test(path))
    walk.problems.push(`${path}: nothing fills in the placeholder ${unfilled}${meant ?? '; write the value'}`)
  else if (meant !== null) walk.warnings.push(`${path}: this action does not fill in ${unfilled}${meant}`)
  else if (isSuspect(text, path)) suspects.push(path)
}

const isSuspect = (text: string, path: string): boolean =>
  !FILLED_ELSEWHERE.test(path) && (placeholderIn(text) === text.trim() || !OF_THE_APPLICATION.test(path))

interface Text {
  readonly text: string
  readonly path: string
  /** The name of the container that it is a part of. */
  readonly container: unknown
}

const textsOf = function* (input: unknown, filled: Walk['filled']): Generator<Text> {
  for (const found of allTexts(input)) yield { ...found, text: filled.get(found.path)?.rest ?? found.text }
}

const allTexts = function* (value: unknown, path = '', container: unknown = null): Generator<Text> {
  if (typeof value === 'string') yield { text: value, path, container }
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* allTexts(item, `${path}[${index}]`, container)
  } else if (isMembers(value)) {
    const own = /^containerDefinitions\[\d+\]$/.test(path) ? value['name'] : container
    for (const [key, member] of Object.entries(value)) {
      yield* allTexts(member, path === '' ? key : `${path}.${quoted(key)}`, own)
    }
  }
}
