/** The parts of SARIF 2.1.0 that the reports use (OASIS, "Static Analysis Results Interchange Format"). */

export const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

export interface SarifLog {
  readonly $schema: typeof SCHEMA
  readonly version: '2.1.0'
  readonly runs: readonly [SarifRun]
}

export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver }
  /** What precedes the last slash is the category: one per image and tool. */
  readonly automationDetails: { readonly id: string }
  readonly invocations: readonly [SarifInvocation]
  readonly columnKind: 'utf16CodeUnits'
  readonly results: readonly SarifResult[]
}

interface SarifDriver {
  readonly name: string
  readonly version?: string
  readonly informationUri: string
  readonly rules: readonly SarifRule[]
}

interface SarifInvocation {
  readonly executionSuccessful: true
  readonly toolExecutionNotifications: readonly SarifNotification[]
}

export interface SarifNotification {
  readonly level: 'note' | 'warning'
  readonly message: Text
}

interface Text {
  readonly text: string
}

export type SarifLevel = 'error' | 'warning' | 'note'

export interface SarifRule {
  readonly id: string
  readonly shortDescription: Text
  readonly fullDescription: Text
  readonly helpUri?: string
  readonly help: Text & { readonly markdown: string }
  readonly defaultConfiguration: { readonly level: SarifLevel }
  readonly properties: {
    readonly tags: readonly string[]
    readonly 'security-severity'?: string
    readonly precision: 'high'
  }
}

export interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: SarifLevel
  readonly message: Text
  readonly locations: readonly [SarifLocation]
  /** GitHub reads this one only. */
  readonly partialFingerprints: { readonly primaryLocationLineHash: string }
  readonly suppressions?: readonly SarifSuppression[]
  readonly baselineState?: 'new' | 'unchanged'
}

export interface SarifSuppression {
  readonly kind: 'external'
  readonly status: 'accepted'
  readonly justification: string
}

export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string }
    readonly region: SarifRegion
  }
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[]
}

interface SarifRegion {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}
