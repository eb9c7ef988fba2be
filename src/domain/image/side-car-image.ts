/** The image of side-cars, and how people read it. */

/** An image that side-cars have, and where. */
export interface SideCarImage {
  /** As it is written. */
  readonly image: string
  /** The names of the containers, each once. */
  readonly containers: readonly string[]
}

/** A side-car whose image was scanned. */
export interface ScannedSideCar extends SideCarImage {
  /** Of the image that was scanned; another one of the same name is another image. */
  readonly platform: string
  /** The services that run it, where that is why it was scanned; absent for a side-car of what is deployed. */
  readonly runsIn?: readonly string[]
  /** Of one that runs: what its task definition says, `nginx:1.29`. */
  readonly written?: string
  /** Of one that runs and is in the registry of the run: its repository there. */
  readonly repository?: string
  /** It is no side-car, but the image of the run for another platform. */
  readonly ofRun?: true
}

/** The image of the run for another platform than the first; `image` is its repository. */
export const onPlatform = (repository: string, platform: string): ScannedSideCar => ({
  ...{ image: repository, containers: [], platform, ofRun: true },
})

/** Whether a finding, report or broken scan is about the image of the run, for whichever platform. */
export const isOfRun = ({ sideCar }: { readonly sideCar?: ScannedSideCar }): boolean =>
  sideCar === undefined || sideCar.ofRun === true

/** `nginx:1.29 of the container proxy`; the image alone where no container has it. */
export const sideCarInWords = ({ image, containers }: SideCarImage): string =>
  `${image === '' ? '(no image)' : image}${containers.length === 0 ? '' : ` of the container${containers.length === 1 ? '' : 's'} ${containers.join(', ')}`}`

/** `registry/name:tag` of `registry/name:tag@sha256:…`. */
export const nameWithoutDigest = (image: string): string => image.replace(/@.*$/u, '')
