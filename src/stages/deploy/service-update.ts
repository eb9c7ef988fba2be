/** What the ways to update a service share. */
import type { AttributeChanges } from '../../domain/service-attributes/attribute-changes.ts'
import type { Ports } from '../../ports/ports.ts'

export type DeployPorts = Pick<Ports, 'target' | 'clock' | 'journal' | 'log'>

/** What every update of the service needs. */
export interface ServiceUpdate {
  readonly cluster: string
  readonly service: string
  readonly serviceArn: string
  /** Identifies the run: the same object for all its services. Absent: nothing is shared with another service. */
  readonly run: object | undefined
  /** The revision that the service has. */
  readonly from: string | null
  /** As UpdateService takes it: nothing where none is given. */
  readonly desiredCount: { readonly desiredCount?: number }
  /** What of its attributes is to be set: nothing where they are as the settings have them. */
  readonly attributes: AttributeChanges
}
