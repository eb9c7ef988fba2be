/** Exceptions: findings that somebody has accepted, with a reason and until a day. */
import type { Position } from '../position.ts'
import type { Finding } from './findings.ts'

/** The name of the file, beside the settings file. */
export const EXCEPTIONS_FILE = 'ship-to-ecs.exceptions.yaml'

/** What an exception can name as its scanner. */
export const EXCEPTION_SCANNERS = ['trivy', 'dockle', 'lint', 'ecr'] as const
export type ExceptionScanner = (typeof EXCEPTION_SCANNERS)[number]

/** What narrows an exception down: patterns, in which `*` is any text and `?` any character. */
export const EXCEPTION_SCOPES = ['package', 'path', 'image', 'key', 'file'] as const
export type ExceptionScope = (typeof EXCEPTION_SCOPES)[number]

/** A scope that is null holds for everything. Every text is as hostile as the file that it is from. */
export interface Exception extends Readonly<Record<ExceptionScope, string | null>> {
  /** Null: each scanner that has such an id. */
  readonly scanner: ExceptionScanner | null
  /** `CVE-2023-5363`, `CIS-DI-0010`, `aws-access-key-id`, `ECS.5`; never a pattern. */
  readonly id: string
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, `2026-12-31`, in UTC; null for a statement of a VEX document, which has none. */
  readonly expires: string | null
  /** Where it is written. */
  readonly place: Position
  readonly from: ExceptionOrigin
}

/** The exceptions file, or a VEX document that the file lists. */
export type ExceptionOrigin = { readonly kind: 'file' } | { readonly kind: 'vex'; readonly path: string }

/** A finding, or the alerts of one, that an exception holds for. */
export interface Excepted {
  readonly finding: Finding
  readonly exception: Exception
}
