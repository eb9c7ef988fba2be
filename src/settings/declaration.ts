/**
 * The one declaration of every input and of every key of `ship-to-ecs.yaml`. `action.yml`, the table in docs/settings.md and the JSON
 * Schema of the file are generated from it (`npm run generate`); its rows are in `declared/`. A name that exists in an action that people migrate from keeps
 * its meaning: docker/build-push-action, aws-actions/amazon-ecs-deploy-task-definition, aquasecurity/trivy-action.
 */
import type { z } from 'zod'
import type { AppPaths } from '../domain/apps/changed-apps.ts'
import type { SharedAccount } from '../domain/aws/role.ts'
import type { Position } from '../domain/position.ts'
import { ATTESTATION } from './declared/the-attestation.ts'
import { BUILD } from './declared/the-build.ts'
import { DEFINITION } from './declared/the-definition.ts'
import { DEPLOYMENT } from './declared/the-deployment.ts'
import { GATE } from './declared/the-gate.ts'
import { IMAGE } from './declared/the-image.ts'
import { RUN_AND_TARGET } from './declared/the-run.ts'
import type { Field, OptionalField, Owner } from './field.ts'
import type { AlwaysRequired } from './requirements.ts'

export const SETTINGS = {
  ...RUN_AND_TARGET,
  ...IMAGE,
  ...ATTESTATION,
  ...BUILD,
  ...GATE,
  ...DEPLOYMENT,
  ...DEFINITION,
} as const satisfies Readonly<Record<string, Field<unknown>>>

export type SettingName = keyof typeof SETTINGS

// `keyof` of a literal loses nothing here: the table above has all the names.
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]

/** Looks a setting up without its own type. */
export const fieldOf = (name: SettingName): Field<unknown> => SETTINGS[name]

/** The inputs in `action.yml`. */
export const ACTION_INPUTS = SETTING_NAMES.filter((name) => fieldOf(name).place !== 'file')

/** The settings that the file can have. */
export const FILE_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).place !== 'input')

/** The settings that a checkout may not decide when others may have changed it. */
export const GUARDED_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).isGuarded)

/** The settings that belong to a service. */
export const SERVICE_SETTINGS = SETTING_NAMES.filter((name) => !['run', 'image'].includes(fieldOf(name).owner))

/** The settings that belong to the run or to its image. */
export const RUN_SETTINGS = SETTING_NAMES.filter((name) => !['service', 'services'].includes(fieldOf(name).owner))

type NamesOf<O extends Owner> = {
  [Name in SettingName]: (typeof SETTINGS)[Name]['owner'] extends O ? Name : never
}[SettingName]

type ValueOf<Name extends SettingName> =
  | z.output<(typeof SETTINGS)[Name]['schema']>
  | (Name extends AlwaysRequired ? never : (typeof SETTINGS)[Name] extends OptionalField<unknown> ? null : never)

type ServiceSettingName = NamesOf<'service' | 'services' | 'image-and-services'>
type RunSettingName = NamesOf<'run' | 'image' | 'image-and-services'>

/** What one service is deployed with. `key` is its key in `services`, or the service's name. */
export type ServiceSettings = { readonly [Name in ServiceSettingName]: ValueOf<Name> } & {
  readonly key: string
  /** Where each setting is set in the file. */
  readonly places: ReadonlyMap<SettingName, Position>
}

/** What belongs to the run and to its image. */
export type RunSettings = { readonly [Name in RunSettingName]: ValueOf<Name> }

/** All settings by name, checked; null where nothing is set, nothing is required and there is no default. */
export type Settings = RunSettings & {
  readonly services: readonly [ServiceSettings, ...ServiceSettings[]]
  /** Every entry of `apps`. */
  readonly apps: readonly AppPaths[]
  /** The names in `environments` of the file that may decide, in its order. */
  readonly environments: readonly string[]
  /** Null where no other environment is in the account of this one. */
  readonly sharedAccount: SharedAccount | null
}
