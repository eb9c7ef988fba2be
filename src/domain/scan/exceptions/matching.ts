/** Which findings an exception is about, whatever the day. */
import type { OwnRegistry } from '../../image/own-registry.ts'
import { nameWithoutDigest, type ScannedSideCar } from '../../image/side-car-image.ts'
import { matches } from '../../wildcards.ts'
import type { Excepted, Exception } from '../exceptions.ts'
import type { About, Finding } from '../findings.ts'
import { exceptionOfAlert, fromRoot } from './dockle-alerts.ts'

/** What a run's own image is called in an exception: its repository. VEX documents can name more of it, where it is known. */
export interface OwnImage {
  readonly repository: string
  /** Absent: not known. */
  readonly registry?: OwnRegistry
  /** Of its manifest and of the index around it. */
  readonly digests?: readonly string[]
  /** `linux/amd64`. */
  readonly platform?: string
}

/** A finding without what exceptions hold for, and that, each with its exception. `left` is null where nothing is left. */
export interface Split {
  readonly left: Finding | null
  readonly excepted: readonly Excepted[]
}

/** Splits a finding: of Dockle's, some alerts may be accepted and others not. The first exception that is about it counts. */
export const splitFinding = (finding: Finding, exceptions: readonly Exception[], own: OwnImage): Split => {
  const about = exceptions.filter((exception) => isAbout(exception, finding, own))
  const [first] = about
  if (first === undefined) return { left: finding, excepted: [] }
  if (finding.source !== 'dockle') return { left: null, excepted: [{ finding, exception: first }] }
  const whole = about.find(({ key, file }) => key === null && file === null)
  if (whole !== undefined) return { left: null, excepted: [{ finding, exception: whole }] }
  return splitAlerts(finding, about)
}

const splitAlerts = (finding: Finding, about: readonly Exception[]): Split => {
  const groups = Map.groupBy(finding.where, (alert) => exceptionOfAlert(alert, about))
  const rest = groups.get(undefined) ?? []
  const excepted = [...groups].flatMap(([exception, where]): readonly Excepted[] =>
    exception === undefined ? [] : [{ finding: { ...finding, where }, exception }],
  )
  return { left: excepted.length > 0 && rest.length === 0 ? null : { ...finding, where: rest }, excepted }
}

/** Apart from the key and the file, which are about single alerts. */
const isAbout = (exception: Exception, finding: Finding, own: OwnImage): boolean =>
  exception.id === finding.id &&
  (exception.scanner === null || exception.scanner === finding.source) &&
  fits(exception.package, packageOf(finding)) &&
  fitsEvery(exception.path, finding) &&
  isOfImage(exception.image, finding, own)

/** An exception without the scope holds for everything; one with it does not hold for what has no such thing. */
const fits = (pattern: string | null, text: string | null): boolean =>
  pattern === null || (text !== null && matches(pattern, text))

const packageOf = (finding: Finding): string | null => ('packageName' in finding ? finding.packageName : null)

/** A finding in several places is accepted only where all of them are. */
const fitsEvery = (pattern: string | null, { where }: Finding): boolean =>
  pattern === null || (where.length > 0 && where.every((place) => matches(fromRoot(pattern), fromRoot(place))))

/** The image of the run by its repository, one of a side-car as the task definition names it, one that runs by that, and by its repository in the registry of the run. */
const isOfImage = (pattern: string | null, { sideCar }: About, { repository }: OwnImage): boolean => {
  if (sideCar === undefined || sideCar.ofRun === true) return fits(pattern, repository)
  const { image, written = image, runsIn, repository: ofRun = null } = sideCar
  const running = runsIn === undefined ? [] : [written, nameWithoutDigest(written), nameWithoutDigest(image)]
  return [image, ...running, ofRun].some((name) => fits(pattern, name))
}

/** What an exception should call it, so that it holds in the next deployment, too. */
export const lastingName = (sideCar: ScannedSideCar): string =>
  sideCar.runsIn === undefined
    ? sideCar.image
    : (sideCar.repository ?? nameWithoutDigest(sideCar.written ?? sideCar.image))
