/** The mark of an image that has passed an environment, where the settings ask for it. */
import type { Flow } from '../../core/flow.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config, ServiceConfig } from '../../settings/config.ts'
import { markPassed } from '../../stages/tagging/mark-passed.ts'
import type { JudgedImage } from './judged-image.ts'
import type { RolledOut } from './roll-out.ts'

interface Passed extends Pick<JudgedImage, 'plan' | 'image' | 'built'> {
  /** In the order of the settings. */
  readonly services: readonly RolledOut[]
}

/** Nothing depends on it: it is placed after everything that can still fail. */
export const markIfPassed = (
  flow: Flow<Ports>,
  { marks, services: configured }: Config,
  { plan, image, built, services }: Passed,
): void => {
  if (marks === undefined) return
  const of = <Name extends keyof RolledOut>(name: Name) => services.map((service) => service[name])
  const proved = { deploys: of('deploy'), waits: of('wait'), confirms: of('confirm'), until: of('until') }
  flow.stage(markPassed, { plan, image, built, ...proved }, (r) => ({
    ...marks,
    image: r.image,
    revision: r.built.revision,
    repository: r.plan.repository,
    services: configured.map((service, index) => {
      const [deploy, confirm] = [r.deploys[index], r.confirms[index]]
      if (deploy === undefined || confirm === undefined) throw new Error(`${service.key} was not rolled out`)
      const { service: name } = deploy
      return { service: name, deploy, wait: r.waits[index] ?? null, confirm, leftOut: leftOutOf(service) }
    }),
  }))
}

/** Where nothing is deployed, these have not proved anything. */
const leftOutOf = ({ alarms, tasks }: ServiceConfig): readonly string[] => [
  ...(alarms === undefined ? [] : ['its alarms were not watched']),
  ...(tasks.after.length === 0 ? [] : ['its tasks of `run-after` did not run']),
]
