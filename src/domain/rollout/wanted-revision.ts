/** What a service is to go back to: as a person names it. Pure. */
import { parseGivenImage, type GivenImage } from '../image/given-image.ts'

export type WantedRevision =
  /** The last one whose deployment completed, and that the service does not have now. */
  | { readonly kind: 'previous' }
  /** As it is. `family`: null for that of the service. */
  | {
      readonly kind: 'revision'
      readonly written: string
      readonly family: string | null
      readonly revision: number
      /** Its ARN, where that is what was written. */
      readonly arn: string | null
    }
  /** What the service has now, with this image. */
  | { readonly kind: 'image'; readonly image: GivenImage }

/** A family has letters, digits, hyphens and underscores (ECS API Reference, RegisterTaskDefinition). */
const REVISION =
  /^(?:(?<arn>arn:[a-z0-9-]+:ecs:[a-z0-9-]+:\d{12}:task-definition\/)?(?<family>[\w-]{1,255}):)?(?<revision>[1-9]\d{0,9})$/

/** Null for what is none of them. A number is a revision, and `NAME:NUMBER` is `family:revision`: neither is read as a tag. */
export const parseWantedRevision = (written: string): WantedRevision | null => {
  if (written === 'previous') return { kind: 'previous' }
  const groups = REVISION.exec(written)?.groups
  if (groups?.['revision'] !== undefined) {
    const { arn, family = null, revision } = groups
    return { kind: 'revision', written, family, revision: Number(revision), arn: arn === undefined ? null : written }
  }
  const image = parseGivenImage(written)
  return image === null ? null : { kind: 'image', image }
}
