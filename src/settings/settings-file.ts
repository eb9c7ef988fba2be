/**
 * `ship-to-ecs.yaml` -> settings by name, as texts, lists and maps of texts: what stands there is taken as it is written (`1.10`
 * stays `1.10`), like an input.
 */
import { LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { messageOf } from '../errors/ship-error.ts'
import { nearest } from '../domain/near-match.ts'
import { INPUTS } from './inputs.ts'

/** `unreadable`: nobody knows what stands there, so nothing can be called missing. */
export type FileSettings = Readonly<Record<string, unknown>> | 'unreadable'

export interface SettingsReading {
  readonly settings: FileSettings
  readonly problems: readonly string[]
}

const settingsSchema = z.record(z.string(), z.unknown())

/** Reads a settings file; everything that is wrong with it is in `problems`. */
export const readSettings = (file: { readonly path: string; readonly text: string }): SettingsReading => {
  const lineCounter = new LineCounter()
  // In the failsafe schema each scalar is a text (YAML 1.2, chapter 10.1).
  const document = parseDocument(file.text, { lineCounter, prettyErrors: false, schema: 'failsafe' })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const { line, col } = lineCounter.linePos(error.pos[0])
      return `${file.path}, line ${line}, column ${col}: ${error.message}`
    })
    return { settings: 'unreadable', problems }
  }
  const value = valueOf(document)
  if (value.kind === 'error') return { settings: 'unreadable', problems: [`${file.path}: ${value.problem}`] }
  const parsed = settingsSchema.safeParse(value.value)
  if (!parsed.success) return { settings: 'unreadable', problems: [`${file.path}: must be a map of settings`] }
  return {
    settings: parsed.data,
    problems: [...unknownKeys(file.path, parsed.data), ...protectedNames(file.path, parsed.data)],
  }
}

type Value = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'error'; readonly problem: string }

/** An alias without its anchor, or one that stands for too much, shows only here. */
const valueOf = (document: Document): Value => {
  try {
    const value: unknown = document.contents === null ? {} : document.toJS({ maxAliasCount: 100 })
    return { kind: 'value', value: value === '' ? {} : value }
  } catch (error) {
    return { kind: 'error', problem: messageOf(error) }
  }
}

const unknownKeys = (path: string, settings: Readonly<Record<string, unknown>>): readonly string[] => {
  const known = Object.keys(INPUTS).filter((name) => name !== 'config-file')
  return Object.keys(settings).flatMap((key) => {
    if (known.includes(key)) return []
    const near = nearest(key, known)
    return [`${path}: '${key}' is not a setting${near === null ? '' : `; did you mean ${near}?`}`]
  })
}

/** A name that the runner and the credentials step give to variables of this job. */
const OF_THE_JOB = /^(AWS|ACTIONS|GITHUB|INPUT|RUNNER|STATE)_\w+$/

/**
 * The file comes from the checkout, so a pull request can change it: it may not hand the job's own variables to the build. A workflow
 * that wants that says so itself, by the input.
 */
const protectedNames = (path: string, settings: Readonly<Record<string, unknown>>): readonly string[] =>
  (['secret-envs', 'build-args'] as const).flatMap((key) => {
    const names = wordsOf(settings[key]).filter((word) => OF_THE_JOB.test(word))
    if (names.length === 0) return []
    return [`\`${key}\` in ${path}: ${names.join(', ')} may be handed to the build only by the workflow's own input`]
  })

/** The variables that are named: `ID=NAME` and `ID: NAME`, or a NAME alone; a NAME with a value behind it is none. */
const wordsOf = (setting: unknown): readonly string[] => {
  if (typeof setting === 'string')
    return setting.split('\n').map((line) => line.slice(line.lastIndexOf('=') + 1).trim())
  if (Array.isArray(setting)) return setting.flatMap(wordsOf)
  return typeof setting === 'object' && setting !== null ? Object.values(setting).flatMap(wordsOf) : []
}
