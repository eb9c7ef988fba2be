/** What a rule of the lint is: data, and a small pure function that finds the places of a task definition that break it. */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import type { LintFacts } from './lint-facts.ts'

/** As AWS Security Hub rates the control, where there is one. */
export type LintSeverity = 'HIGH' | 'MEDIUM' | 'LOW'

/** What a finding does: it stops the run before anything changes, or it is reported. */
export type LintLevel = 'error' | 'warn'

export type Definition = RegisterTaskDefinitionCommandInput

export interface Place {
  /** `containerDefinitions[0].user`. Never a value: an environment is secret. */
  readonly path: string
  /** Null where it is about the whole task. */
  readonly container: string | null
  /** What is there, for example the name of a variable; null where the path says it. */
  readonly detail: string | null
  /** Where it is set: `task.json:3:10`, or `family:revision` for what ECS has; absent where that is not known. */
  readonly at?: string
}

/** The paragraphs of other lists that a rule is about: a help for reading them, no certificate. */
export interface Controls {
  /** CIS Docker Benchmark v1.6.0, with the numbers of Docker Bench for Security. */
  readonly cis?: string
  /** NIST SP 800-190, chapter 4; 4.4.3 asks for the settings of the CIS benchmark. */
  readonly nist?: string
  /** PCI DSS v4.0.1, where AWS Security Hub names it for a control of ECS. */
  readonly pci?: string
}

export interface LintRule {
  /** The control's id in AWS Security Hub, or a short name. */
  readonly id: string
  readonly severity: LintSeverity
  /** `error` where ECS itself rejects the definition, or can never start its tasks. */
  readonly level: LintLevel
  /** What was found: `The root filesystem is writable`. */
  readonly title: string
  /** Why it matters, in a sentence. */
  readonly reason: string
  /** What to do, in the imperative. */
  readonly fix: string
  /** The page of AWS's documentation. */
  readonly page: string
  readonly controls: Controls
  readonly check: (definition: Definition, facts: LintFacts) => readonly Place[]
}

/** Without `check`: what reports and pages show. */
export type LintRuleFacts = Omit<LintRule, 'check'>
