/** One row of the declaration of settings: what a setting is, where it may be set, and what it belongs to. */
import type { ValueKind } from './kinds.ts'

/**
 * What a setting belongs to, which decides how deep in `ship-to-ecs.yaml` it may be set:
 *
 * - `run`: the whole run; at the root of the file only.
 * - `image`: the image; at the root, in an environment, in an app.
 * - `services`: every service; at every level. An input applies to all services.
 * - `image-and-services`: as `services`, and the image has a value of its own, which a service does not change.
 * - `service`: one service; at every level. As an input it is ambiguous when there are several services.
 */
export type Owner = 'run' | 'image' | 'image-and-services' | 'services' | 'service'

/** Where a setting can be set; `input` alone for what decides how the file is read. */
export type Place = 'input-and-file' | 'input' | 'file'

interface FieldFacts<Value, O extends Owner> extends ValueKind<Value> {
  readonly description: string
  readonly owner: O
  readonly place: Place
  /** It decides the verdict or where things run: of a checkout that others may have changed, its value is not taken (`trust/`). */
  readonly isGuarded: boolean
  /** The input `none` unsets what the file sets; the description says so. */
  readonly isUnsetByNone: boolean
  /** An expression that GitHub fills in when a workflow does not set the input. */
  readonly workflowDefault: string | null
  /** The names of the environment variables that a value asks for. */
  variables(value: Value): readonly string[]
  /** The paths on this machine that a value names, as they are written. */
  paths(value: Value): readonly string[]
  /** What in a value sends tokens or keys of the job to a place that the value names. */
  exposures(value: Value): readonly string[]
}

/** Null when it is not set, unless the pipeline requires it (`requirements.ts`). */
export type OptionalField<Value, O extends Owner = Owner> = FieldFacts<Value, O> & { readonly presence: 'optional' }
/** `default` is written as it would be in a workflow. */
export type DefaultedField<Value, O extends Owner = Owner> = FieldFacts<Value, O> & {
  readonly presence: 'defaulted'
  readonly default: string
}
export type Field<Value, O extends Owner = Owner> = OptionalField<Value, O> | DefaultedField<Value, O>

/** A kind of value with what is special about one setting. */
export type Special<Value> = ValueKind<Value> &
  Partial<
    Pick<
      FieldFacts<Value, Owner>,
      'place' | 'variables' | 'paths' | 'exposures' | 'isGuarded' | 'isUnsetByNone' | 'workflowDefault'
    >
  >

/** Makes the fields of one owner. */
export const fieldsOf = <const O extends Owner>(owner: O) => {
  const none = (): readonly string[] => []
  const facts = {
    owner,
    place: 'input-and-file',
    isGuarded: false,
    isUnsetByNone: false,
    workflowDefault: null,
    variables: none,
    paths: none,
    exposures: none,
  } as const
  return {
    optional: <Value>(description: string, kind: Special<Value>): OptionalField<Value, O> => ({
      ...facts,
      ...kind,
      description,
      presence: 'optional',
    }),
    defaulted: <Value>(value: string, description: string, kind: Special<Value>): DefaultedField<Value, O> => ({
      ...facts,
      ...kind,
      description,
      presence: 'defaulted',
      default: value,
    }),
  }
}

/** A setting that GitHub does not list: a key of the file only. */
export const fileOnly = <Value>(kind: Special<Value>): Special<Value> => ({ ...kind, place: 'file' })

/** A setting that the file cannot have. */
export const inputOnly = <Value>(kind: ValueKind<Value>): Special<Value> => ({ ...kind, place: 'input' })

/** The name of an environment variable (POSIX, "Environment Variable Definition"). A pattern (`*`) is none. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/

/** A setting whose value can name environment variables. */
export const asking = <Value>(
  variables: (value: Value) => readonly string[],
  kind: Special<Value>,
): Special<Value> => ({
  ...kind,
  variables,
  schema: kind.schema.superRefine((value, context) => {
    if (variables(value).every((name) => VARIABLE.test(name))) return
    // The name is not shown: where a name is expected, people write secrets, too.
    const message = 'the name of a variable has only letters, digits and underscores, and begins with no digit'
    context.addIssue({ code: 'custom', message, input: undefined })
  }),
})

/** A setting whose value can name paths on this machine. */
export const naming = <Value>(paths: (value: Value) => readonly string[], kind: Special<Value>): Special<Value> => ({
  ...kind,
  paths,
})

/** A setting that decides the verdict or where things run. */
export const guarded = <Value>(kind: Special<Value>): Special<Value> => ({ ...kind, isGuarded: true })

/** A setting whose input `none` unsets it. */
export const unsetByNone = <Value>(kind: Special<Value>): Special<Value> => ({ ...kind, isUnsetByNone: true })

/** A setting whose input has a value of GitHub's own when the workflow does not set it. */
export const filledIn = <Value>(expression: string, kind: Special<Value>): Special<Value> => ({
  ...kind,
  workflowDefault: expression,
})
